import type { Value } from '../value.ts';
import { list } from './answer.ts';
import type { CallWork } from './define-function.ts';
import { numberOf, refuseArgument, scalar } from './define-function.ts';

/** How many items, properties or characters. */
export function sizeOf(value: Value | undefined, work: CallWork): number {
  if (value?.kind === 'list') return value.items.length;
  if (value?.kind === 'map') return value.entries.size;
  if (value?.kind === 'scalar' && typeof value.value === 'string') return value.value.length;
  return refuseArgument(value, work, 0, 'a text, a list or an object');
}

/** The items of a list, or the characters of a text. */
export function partsOf(value: Value | undefined, work: CallWork): readonly Value[] {
  if (value?.kind === 'list') return value.items;
  if (value?.kind === 'scalar' && typeof value.value === 'string') {
    // First and last are all that is asked for.
    const text = value.value;
    return text === '' ? [] : [scalar(text.charAt(0), work), scalar(text.charAt(text.length - 1), work)];
  }
  return refuseArgument(value, work, 0, 'a text or a list');
}

/** What the first and the last part are where there is none. */
export function nothing(value: Value | undefined, work: CallWork): Value {
  return scalar(value?.kind === 'list' ? null : '', work);
}

/** The items of a list, or the characters of a text, from one place to another. */
export function cut(value: Value | undefined, work: CallWork, from: number, to?: number): Value {
  if (value?.kind === 'list') return list(value.items.slice(from, to), work);
  if (value?.kind === 'scalar' && typeof value.value === 'string') return scalar(value.value.slice(from, to), work);
  return refuseArgument(value, work, 0, 'a text or a list');
}

/** Whole numbers, each an argument of its own or all of them in one list. */
export function numbersOf(given: readonly Value[], work: CallWork): readonly number[] {
  const [only] = given;
  if (given.length > 1 || only?.kind !== 'list') return given.map((value, index) => numberOf(value, work, index));
  if (only.items.length === 0)
    return refuseArgument(only, work, 0, 'a list of one whole number or more, this one is empty');
  return only.items.map((item) => numberOf(item, work));
}

export function divisorOf(value: Value | undefined, work: CallWork): number {
  const by = numberOf(value, work, 1);
  return by === 0 ? refuseArgument(value, work, 1, 'a divisor other than 0') : by;
}

/** Less than 0 where the first comes before the second: two numbers, or two texts. */
export function order(one: Value | undefined, other: Value | undefined, work: CallWork): number {
  const left = one?.kind === 'scalar' ? one.value : undefined;
  const right = other?.kind === 'scalar' ? other.value : undefined;
  if (typeof left === 'number')
    return typeof right === 'number' ? left - right : refuseArgument(other, work, 1, 'a number');
  if (typeof left !== 'string') return refuseArgument(one, work, 0, 'a number or a text');
  if (typeof right !== 'string') return refuseArgument(other, work, 1, 'a text');
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** An object's entries in the order of their keys, which are not told apart by case. */
export function sortedEntries(value: Extract<Value, { readonly kind: 'map' }>): readonly (readonly [string, Value])[] {
  const ranked = [...value.entries].map((entry) => ({ entry, rank: entry[0].toUpperCase() }));
  return ranked
    .toSorted((one, other) => (one.rank < other.rank ? -1 : Number(one.rank > other.rank)))
    .map(({ entry }) => entry);
}
