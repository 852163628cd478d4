import type { Given, Prepared } from './arguments.ts';
import type { Checker, FunctionName, Scope, Typed } from './checker.ts';
import { wrongWith } from './checker.ts';
import { afterCall } from './emit-call.ts';
import { accepts } from './overload.ts';

type LocalCall = { readonly args: readonly Prepared[]; readonly at: number; readonly scope: Scope };

/** A call of a local function. */
export function callLocal(c: Checker, called: FunctionName, { args, at, scope }: LocalCall): Typed {
  const { parameters } = called;
  const given: Given[] = [];
  const used = new Set<Prepared>();
  for (const [index, parameter] of parameters.entries()) {
    const named = args.find(({ shape }) => shape.name === parameter.name);
    const arg = named ?? (args[index]?.shape.name === null ? args[index] : undefined);
    if (arg === undefined && parameter.otherwise === null) return noMatch(c, called, { args, at, scope });
    if (arg === undefined) {
      given.push({ js: parameter.otherwise ?? 'null', after: null });
      continue;
    }
    if (!accepts(arg.shape, parameter.type, parameter.mode)) {
      if (arg.shape.kind.kind !== 'function') return noMatch(c, called, { args, at, scope });
    }
    used.add(arg);
    given.push(arg.finish(parameter.type));
  }
  if (used.size !== args.length) return noMatch(c, called, { args, at, scope });
  const js = `${called.js}(${given.map((each) => each.js).join(', ')})`;
  return { type: called.result, at, js: afterCall(c, js, { given, scope }) };
}

function noMatch(c: Checker, { name, parameters }: FunctionName, { args, at }: LocalCall): Typed {
  const wanted = parameters.map((each) => each.name).join(', ');
  const given = args.length === 0 ? 'no arguments' : `(${args.map(({ said }) => said).join(', ')})`;
  return wrongWith(c, 'expression/no-overload', { at }, `'${name}(${wanted})' does not take ${given}`);
}
