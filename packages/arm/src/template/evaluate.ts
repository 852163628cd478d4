import type { Place } from '@keelgate/model';
import type { Expression } from './expression.ts';
import { isExpression, parseExpression } from './expression.ts';
import { templateFunctions } from './function/index.ts';
import type { Scope } from './scope.ts';
import { complain, inLoop } from './scope.ts';
import type { Value } from './value.ts';
import { described, entryOf } from './value.ts';

/** The most that one copy makes, as Azure has it. */
const copiesMax = 800;

/** A value with every expression in it worked out. What cannot be is named and left unknown; reading goes on. */
export function evaluate(value: Value, scope: Scope): Value {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? evaluateText(value.value, value, scope) : value;
    case 'list':
      return { ...value, items: value.items.map((item) => evaluate(item, scope)) };
    case 'map':
      return evaluateMap(value, scope);
    case 'unknown':
      return value;
  }
}

function evaluateText(text: string, value: Value, scope: Scope): Value {
  if (text.startsWith('[[')) return { kind: 'scalar', value: text.slice(1), place: value.place };
  if (!isExpression(text)) return value;
  const parsed = parseExpression(text);
  if (parsed.ok) return evaluateExpression(parsed.value, { scope, place: value.place });
  complain(scope, inside(value.place, parsed.failure.at), {
    code: 'arm/wrong-expression',
    message: `in the expression ${text.slice(0, 80)}: ${parsed.failure.message}`,
  });
  return { kind: 'unknown', what: 'an expression that cannot be read', place: value.place };
}

function evaluateMap(value: Value & { kind: 'map' }, scope: Scope): Value {
  const entries = new Map<string, Value>();
  for (const [key, inner] of value.entries) {
    if (key === 'copy' && inner.kind === 'list') {
      for (const [name, copies] of propertyCopies(inner, scope)) entries.set(name, copies);
    } else {
      const name = isExpression(key)
        ? evaluateText(key, { kind: 'scalar', value: key, place: inner.place }, scope)
        : null;
      entries.set(name?.kind === 'scalar' ? String(name.value) : key, evaluate(inner, scope));
    }
  }
  return { ...value, entries };
}

/** `copy` inside an object: each entry becomes a property that is a list. */
function propertyCopies(list: Value & { kind: 'list' }, scope: Scope): readonly (readonly [string, Value])[] {
  return list.items.flatMap((item): readonly (readonly [string, Value])[] => {
    const name = scalarText(entryOf(item, 'name'), scope);
    const input = entryOf(item, 'input');
    if (name === null || input === undefined) return [];
    const count = copyCount(entryOf(item, 'count'), item.place, scope);
    const items = Array.from({ length: count }, (_, index) => evaluate(input, inLoop(scope, name, index)));
    return [[name, { kind: 'list', items, place: item.place }]];
  });
}

/** How many a copy makes. */
export function copyCount(value: Value | undefined, place: Place, scope: Scope): number {
  const count = value === undefined ? undefined : evaluate(value, scope);
  if (count?.kind === 'unknown') return 0;
  const number = count?.kind === 'scalar' ? Number(count.value) : Number.NaN;
  if (Number.isInteger(number) && number >= 0 && number <= copiesMax) return number;
  const found = count === undefined ? 'nothing' : described(count);
  complain(scope, count?.place ?? place, {
    code: 'arm/wrong-copy',
    message: `the count of a copy is ${found}, expected a whole number from 0 to ${copiesMax}`,
  });
  return 0;
}

function scalarText(value: Value | undefined, scope: Scope): string | null {
  const known = value === undefined ? undefined : evaluate(value, scope);
  return known?.kind === 'scalar' && known.value !== null ? String(known.value) : null;
}

type Standing = { readonly scope: Scope; readonly place: Place };

/** The place of something inside a text: on the line where the text begins, as many columns on, its quote included. */
function inside(place: Place, at: number): Place {
  return { ...place, column: place.column + 1 + at };
}

function evaluateExpression(expression: Expression, standing: Standing): Value {
  const { place } = standing;
  switch (expression.kind) {
    case 'text':
    case 'number':
      return { kind: 'scalar', value: expression.value, place };
    case 'property':
      return member(evaluateExpression(expression.of, standing), expression.name, { expression, standing });
    case 'index':
      return indexed(evaluateExpression(expression.of, standing), evaluateExpression(expression.index, standing), {
        expression,
        standing,
      });
    case 'call':
      return call(expression, standing);
  }
}

type Access = { readonly expression: Expression; readonly standing: Standing };

function member(of: Value, name: string, { expression, standing }: Access): Value {
  if (of.kind === 'unknown') return { ...of, what: `${of.what}.${name}`, place: standing.place };
  const found = entryOf(of, name);
  if (found !== undefined) return found;
  complain(standing.scope, inside(standing.place, expression.at), {
    code: 'arm/no-property',
    message: `there is no property "${name}" in ${described(of)}`,
  });
  return { kind: 'unknown', what: name, place: standing.place };
}

function indexed(of: Value, index: Value, access: Access): Value {
  if (of.kind === 'unknown' || index.kind === 'unknown')
    return { kind: 'unknown', what: 'an item', place: access.standing.place };
  if (of.kind === 'list' && index.kind === 'scalar' && typeof index.value === 'number') {
    const found = of.items[index.value];
    if (found !== undefined) return found;
    complain(access.standing.scope, inside(access.standing.place, access.expression.at), {
      code: 'arm/no-item',
      message: `there is no item ${index.value} in a list of ${of.items.length}`,
    });
    return { kind: 'unknown', what: 'an item', place: access.standing.place };
  }
  return member(of, index.kind === 'scalar' ? String(index.value) : '', access);
}

function call(expression: Expression & { kind: 'call' }, standing: Standing): Value {
  const name = expression.name.toLowerCase();
  const special = specials[name];
  if (special !== undefined) return special(expression, standing);
  // What asks a resource that is there has no answer here.
  if (name.startsWith('list') || askers.has(name))
    return { kind: 'unknown', what: `${expression.name}(…)`, place: standing.place };
  const known = templateFunctions.get(name);
  const { scope, place } = standing;
  if (known === undefined) {
    complain(scope, inside(place, expression.at), {
      code: 'arm/unknown-function',
      message: `"${expression.name}" is no template function that is known here`,
    });
    return { kind: 'unknown', what: `${expression.name}(…)`, place };
  }
  const { min, max } = known.arity;
  const count = expression.arguments.length;
  if (count < min || count > max) {
    const range = min === max ? `${min}` : `${min} to ${max}`;
    complain(scope, inside(place, expression.at), {
      code: 'arm/wrong-arguments',
      message: `${known.name} has ${count} arguments, expected ${range}`,
    });
    return { kind: 'unknown', what: `${known.name}(…)`, place };
  }
  const given = argumentsOf(expression, standing);
  const missing = given.find((value) => value.kind === 'unknown');
  if (missing !== undefined && name !== 'createobject' && name !== 'createarray') return { ...missing, place };
  return carryOut(known, given, { expression, standing });
}

/** Of `if` only the branch that is taken is worked out, so that the other may be anything. */
function argumentsOf(expression: Expression & { kind: 'call' }, standing: Standing): readonly Value[] {
  const [test, yes, no] = expression.arguments;
  if (expression.name.toLowerCase() !== 'if' || test === undefined || yes === undefined || no === undefined) {
    return expression.arguments.map((argument) => evaluateExpression(argument, standing));
  }
  const decided = evaluateExpression(test, standing);
  const taken = decided.kind === 'scalar' && String(decided.value).toLowerCase() === 'true' ? yes : no;
  const value = evaluateExpression(taken, standing);
  return [decided, value, value];
}

class Refused extends Error {}

function carryOut(
  known: NonNullable<ReturnType<typeof templateFunctions.get>>,
  given: readonly Value[],
  { expression, standing }: Access,
): Value {
  const { scope, place } = standing;
  try {
    return known.call(given, {
      place,
      refuse: (message) => {
        throw new Refused(message);
      },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const found = given.map(described).join(', ');
    complain(scope, inside(place, expression.at), {
      code: 'arm/wrong-arguments',
      message: `${known.name}(${found}): ${error.message}`,
    });
    return { kind: 'unknown', what: `${known.name}(…)`, place };
  }
}

const askers: ReadonlySet<string> = new Set(['pickzones', 'providers', 'managementgroup', 'getsecret']);

type Special = (expression: Expression & { kind: 'call' }, standing: Standing) => Value;

/** Functions that look at the template itself. */
const specials: { readonly [name: string]: Special } = {
  parameters: (expression, standing) => {
    const name = nameOf(expression, standing);
    const value = standing.scope.parameters.get(name.toLowerCase());
    if (value !== undefined) return value;
    complain(standing.scope, inside(standing.place, expression.at), {
      code: 'arm/unknown-parameter',
      message: `there is no parameter "${name}"`,
    });
    return { kind: 'unknown', what: `parameters('${name}')`, place: standing.place };
  },
  variables: (expression, standing) => variable(nameOf(expression, standing), expression, standing),
  copyindex: (expression, { scope, place }) => {
    const [first, second] = expression.arguments;
    const named = first?.kind === 'text' ? first.value.toLowerCase() : null;
    const loop = named === null ? scope.loops.at(-1) : scope.loops.findLast(({ name }) => name.toLowerCase() === named);
    const offset = named === null ? first : second;
    if (loop === undefined) {
      complain(scope, inside(place, expression.at), {
        code: 'arm/no-copy',
        message: 'copyIndex stands outside of any copy',
      });
      return { kind: 'unknown', what: 'copyIndex()', place };
    }
    return { kind: 'scalar', value: loop.index + (offset?.kind === 'number' ? offset.value : 0), place };
  },
  reference: (expression, standing) => {
    const id = nameOf(expression, standing);
    const name = id.split('/').at(-1)?.toLowerCase() ?? '';
    const outputs = standing.scope.outputs.get(name);
    if (outputs === undefined) return { kind: 'unknown', what: `reference('${id}')`, place: standing.place };
    return { kind: 'map', entries: new Map([['outputs', outputs]]), place: standing.place };
  },
};

function nameOf(expression: Expression & { kind: 'call' }, standing: Standing): string {
  const [first] = expression.arguments;
  const value = first === undefined ? undefined : evaluateExpression(first, standing);
  return value?.kind === 'scalar' ? String(value.value) : '';
}

function variable(name: string, expression: Expression, { scope, place }: Standing): Value {
  const id = name.toLowerCase();
  const worked = scope.worked.get(id);
  if (worked !== undefined) return worked;
  const written = scope.variables.get(id);
  if (written === undefined || scope.working.has(id)) {
    const message =
      written === undefined ? `there is no variable "${name}"` : `the variable "${name}" is made of itself`;
    complain(scope, inside(place, expression.at), {
      code: written === undefined ? 'arm/unknown-variable' : 'arm/circular-variable',
      message,
    });
    return { kind: 'unknown', what: `variables('${name}')`, place };
  }
  scope.working.add(id);
  const value = evaluate(written, scope);
  scope.working.delete(id);
  scope.worked.set(id, value);
  return value;
}
