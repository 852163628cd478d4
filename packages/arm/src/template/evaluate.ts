import type { Place } from '@keelgate/model';
import { evaluateExpression } from './evaluate-expression.ts';
import { isExpression, parseExpression } from './expression.ts';
import { expressionOf } from './residual.ts';
import type { Scope, Work } from './scope.ts';
import { inLoop } from './scope.ts';
import { inside } from './written-text.ts';
import { bounded, complain, deeper, spend } from './session.ts';
import type { Value } from './value.ts';
import { described, entryOf, unescaped } from './value.ts';

/** The most that one copy makes, as Azure has it. */
const copiesMax = 800;

/** How what is inside an expression is worked out. */
const work: Work = { value: evaluate, expression: evaluateExpression };

/** A value with every expression in it worked out. What cannot be is named and left unknown; reading goes on. */
export function evaluate(value: Value, scope: Scope): Value {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'string' ? evaluateText(value.value, value, scope) : value;
    case 'list':
      return deeper(scope.session, value.place, () => evaluateList(value, scope));
    case 'map':
      return deeper(scope.session, value.place, () => evaluateMap(value, scope));
    case 'unknown':
      return value;
  }
}

function evaluateText(text: string, value: Value, scope: Scope): Value {
  const { place } = value;
  const literal = unescaped(text);
  if (literal !== null) return { kind: 'scalar', value: literal, place };
  if (!isExpression(text)) return value;
  const { parsed: known } = scope.session;
  const parsed = known.get(text) ?? parseExpression(text);
  known.set(text, parsed);
  spend(scope.session, 1 + text.length / 16, place);
  if (parsed.ok) return evaluateExpression(parsed.value, { scope, place, work });
  complain(scope.session, inside(place, parsed.failure.at), {
    code: 'arm/wrong-expression',
    message: `in the expression ${shortened(text)}: ${parsed.failure.message}`,
  });
  return { kind: 'unknown', what: 'an expression that cannot be read', place };
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

/** What has no expression in it stays as it is. */
function evaluateList(value: Value & { kind: 'list' }, scope: Scope): Value {
  spend(scope.session, 1 + value.items.length, value.place);
  const items = value.items.map((item) => evaluate(item, scope));
  return items.every((item, index) => item === value.items[index]) ? value : bounded({ ...value, items });
}

function evaluateMap(value: Value & { kind: 'map' }, scope: Scope): Value {
  spend(scope.session, 1 + value.entries.size, value.place);
  const entries = new Map<string, Value>();
  let isSame = true;
  for (const [key, inner] of value.entries) {
    if (key.toLowerCase() === 'copy' && isCopyList(inner)) {
      isSame = false;
      for (const [name, copies] of propertyCopies(inner, scope)) entries.set(name, copies);
    } else {
      const name = evaluateKey(key, inner.place, scope);
      const found = evaluate(inner, scope);
      isSame &&= name === key && found === inner;
      entries.set(name, found);
    }
  }
  return isSame ? value : bounded({ ...value, entries });
}

/** A property may be called `copy` too: as a list of copies it says what to copy. */
function isCopyList(value: Value): value is Value & { kind: 'list' } {
  return value.kind === 'list' && value.items.every((item) => entryOf(item, 'input') !== undefined);
}

function evaluateKey(key: string, place: Place, scope: Scope): string {
  if (!isExpression(key)) return unescaped(key) ?? key;
  const name = evaluateText(key, { kind: 'scalar', value: key, place }, scope);
  return name.kind === 'scalar' && name.secure !== true ? String(name.value) : `[${expressionOf(name)}]`;
}

/** `copy` inside an object: each entry becomes a property that is a list. */
export function propertyCopies(list: Value & { kind: 'list' }, scope: Scope): readonly (readonly [string, Value])[] {
  return list.items.flatMap((item): readonly (readonly [string, Value])[] => {
    const name = scalarText(entryOf(item, 'name'), scope);
    const input = entryOf(item, 'input');
    if (name === null || input === undefined) {
      complain(scope.session, item.place, {
        code: 'arm/wrong-copy',
        message: `a copy has no ${name === null ? 'name' : 'input'}, expected name, count and input`,
      });
      return [];
    }
    return [[name, copiesOf(input, { name, count: entryOf(item, 'count'), place: item.place }, scope)]];
  });
}

type Copy = { readonly name: string; readonly count: Value | undefined; readonly place: Place };

/** A list of what `input` is in each turn of the loop; unknown where nobody knows how many there are. */
export function copiesOf(input: Value, { name, count, place }: Copy, scope: Scope): Value {
  const number = copyCount(count, place, scope);
  if (typeof number !== 'number') return number;
  const items = Array.from({ length: number }, (_, at) => {
    spend(scope.session, 10, place);
    return evaluate(input, inLoop(scope, name, at));
  });
  return bounded({ kind: 'list', items, place });
}

/** How many a copy makes; the unknown value where only a deployment knows. */
export function copyCount(
  value: Value | undefined,
  place: Place,
  scope: Scope,
): number | (Value & { kind: 'unknown' }) {
  const count = value === undefined ? undefined : evaluate(value, scope);
  if (count?.kind === 'unknown') return { kind: 'unknown', what: `copies of ${count.what}`, place };
  const number = count === undefined ? null : wholeNumber(count);
  if (number !== null && number >= 0 && number <= copiesMax) return number;
  const found = count === undefined ? 'nothing' : described(count);
  complain(scope.session, count?.place ?? place, {
    code: 'arm/wrong-copy',
    message: `the count of a copy is ${found}, expected a whole number from 0 to ${copiesMax}`,
  });
  return { kind: 'unknown', what: 'a copy', place };
}

/** A number may be written as a text. */
function wholeNumber(value: Value): number | null {
  const written = value.kind === 'scalar' ? value.value : null;
  if (typeof written === 'string') return /^\d{1,9}$/.test(written) ? Number(written) : null;
  return typeof written === 'number' && Number.isInteger(written) ? written : null;
}

/** A text, number or truth as text; null for anything else, and for what is not known. */
export function scalarText(value: Value | undefined, scope: Scope): string | null {
  const known = value === undefined ? undefined : evaluate(value, scope);
  return known?.kind === 'scalar' && known.value !== null && known.value !== '' ? String(known.value) : null;
}
