import type { Expression } from './expression.ts';
import { nearest } from './nearest.ts';
import { printCall } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Scope, Standing, UserFunction } from './scope.ts';
import { lookupOf } from './scope.ts';
import { inside } from './written-text.ts';
import { complain } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** The functions that a template declares, by namespace and name in lower case. */
export function userFunctions(declared: Value | undefined, scope: Scope): ReadonlyMap<string, UserFunction> {
  const functions = new Map<string, UserFunction>();
  if (declared?.kind !== 'list') return functions;
  for (const group of declared.items) {
    const namespace = entryOf(group, 'namespace');
    const members = entryOf(group, 'members');
    if (namespace?.kind !== 'scalar' || members?.kind !== 'map') {
      complain(scope.session, group.place, {
        code: 'arm/wrong-shape',
        message: `a group of functions is ${described(group)} without namespace or members, expected both`,
      });
      continue;
    }
    for (const [name, member] of members.entries) {
      const whole = `${String(namespace.value)}.${name}`;
      const output = entryOf(entryOf(member, 'output'), 'value');
      if (output === undefined) {
        complain(scope.session, member.place, {
          code: 'arm/wrong-shape',
          message: `the function ${whole} has no output with a value, expected one`,
        });
        continue;
      }
      functions.set(whole.toLowerCase(), { name: whole, parameters: namesOf(entryOf(member, 'parameters')), output });
    }
  }
  return functions;
}

function namesOf(parameters: Value | undefined): readonly string[] {
  if (parameters?.kind !== 'list') return [];
  return parameters.items.flatMap((parameter) => {
    const name = entryOf(parameter, 'name');
    return name?.kind === 'scalar' ? [String(name.value)] : [];
  });
}

/** A function of the template's own sees its own parameters and the other functions, and nothing else. */
export function callUserFunction(expression: Expression & { kind: 'call' }, standing: Standing): Value {
  const { scope, place, work } = standing;
  const known = scope.functions.get(expression.name.toLowerCase());
  const given = expression.arguments.map((argument) => work.expression(argument, standing));
  const unworked: Value = {
    kind: 'unknown',
    what: `${expression.name}(…)`,
    place,
    expression: printCall(expression.name, given.map(expressionOf)),
  };
  if (known === undefined) {
    const hint = nearest(
      expression.name,
      [...scope.functions.values()].map(({ name }) => name),
    );
    complain(scope.session, inside(place, expression.at), {
      code: 'arm/unknown-function',
      message: `"${expression.name}" is no function that the template declares`,
      ...(hint === null ? {} : { hint: `did you mean ${hint}?` }),
    });
    return unworked;
  }
  if (given.length !== known.parameters.length) {
    complain(scope.session, inside(place, expression.at), {
      code: 'arm/wrong-arguments',
      message: `${known.name} has ${given.length} arguments, expected ${known.parameters.length}`,
    });
    return unworked;
  }
  const bound = new Map(known.parameters.map((name, index) => [name.toLowerCase(), given[index] as Value]));
  const own: Scope = {
    ...scope,
    parameters: lookupOf(bound),
    variables: lookupOf(new Map()),
    loops: [],
    lambda: new Map(),
  };
  return work.value(known.output, own);
}
