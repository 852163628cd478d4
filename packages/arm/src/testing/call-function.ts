import type { Place } from '@keelgate/model';
import type { CallWork, TemplateFunction } from '../template/function/define-function.ts';
import { defaultDeployment } from '../template/function/deployment-info.ts';
import type { DeploymentInfo } from '../template/function/deployment-info.ts';
import { templateFunctions } from '../template/function/index.ts';
import type { Value } from '../template/value.ts';
import { plain, valueOf } from '../template/value.ts';

const place: Place = { file: 't.json', line: 1, column: 1 };

/** What a test gives a function: JSON, a lambda over plain values, or a value as it is. */
export type Given = unknown;

export function notKnown(what: string): Value {
  return { kind: 'unknown', what, place };
}

/** The answer of a template function; what it refuses is thrown as an Error with its message. */
export function answerOf(name: string, given: readonly Given[], deployment: Partial<DeploymentInfo> = {}): Value {
  const called = templateFunctions.get(name.toLowerCase());
  if (called === undefined) throw new Error(`there is no function ${name}`);
  if (given.length < called.arity.min || given.length > called.arity.max) throw new Error('wrong count of arguments');
  const values = given.map((one) => (typeof one === 'function' ? valueOf(null, place) : asValue(one)));
  const missing = values.find((value) => value.kind === 'unknown');
  if (missing !== undefined && called.takesUnknown !== true) return missing;
  return called.call(values, workOf(called, given, { ...defaultDeployment, ...deployment }));
}

/** The same as plain JSON. */
export function callFunction(name: string, given: readonly Given[], deployment: Partial<DeploymentInfo> = {}): unknown {
  return plain(answerOf(name, given, deployment));
}

function workOf(called: TemplateFunction, given: readonly Given[], deployment: DeploymentInfo): CallWork {
  return {
    place,
    deployment,
    refuse: (message) => {
      throw new Error(message);
    },
    lambda: (argument) => {
      const body = given[argument];
      const wanted = called.lambdas?.find((one) => one.argument === argument);
      if (typeof body !== 'function' || wanted === undefined) throw new Error(`argument ${argument + 1} is no lambda`);
      return (...values) => asValue(Reflect.apply(body, undefined, values.slice(0, wanted.parameters.max).map(plain)));
    },
  };
}

function asValue(one: unknown): Value {
  return isValue(one) ? one : valueOf(one, place);
}

function isValue(one: unknown): one is Value {
  return typeof one === 'object' && one !== null && 'kind' in one && 'place' in one;
}
