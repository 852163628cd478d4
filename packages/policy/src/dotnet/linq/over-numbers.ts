import { checkFunction } from '../collections/function-types.ts';
import type { Implementation } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { Projection, Types } from './function-types.ts';
import { take } from './sequence.ts';

/** An operator over numbers, for sequences of them and for what a selector makes of other sequences. */
export type OverNumbers = { readonly plain: Implementation; readonly selected: Implementation };

export function overNumbers(operate: (numbers: Iterable<NetValue>) => NetValue): OverNumbers {
  return {
    plain: (rt, source: NetValue) => operate(take(rt, source)),
    selected: (rt, _types: Types, source: NetValue, selector: Projection) => operate(selectFrom(rt, source, selector)),
  };
}

/** What a selector makes of each element. */
export function selectFrom(rt: Runtime, source: NetValue, selector: Projection): Iterable<NetValue> {
  const items = take(rt, source);
  checkFunction(selector, 'selector');
  return mapped(items, selector);
}

/** Overloads for `T?` leave out what is null. */
export function* withoutNulls(numbers: Iterable<NetValue>): Generator<NetValue> {
  for (const number of numbers) if (number !== null) yield number;
}

/** The same elements, or `otherwise` where there are none. */
export function unlessEmpty(
  numbers: Iterable<NetValue>,
  operate: (numbers: Iterable<NetValue>) => NetValue,
  otherwise: () => NetValue,
): NetValue {
  const iterator = numbers[Symbol.iterator]();
  const first = iterator.next();
  if (first.done === true) return otherwise();
  return operate(resumed(first.value, iterator));
}

function* resumed(first: NetValue, rest: Iterator<NetValue>): Generator<NetValue> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

function* mapped(items: Iterable<NetValue>, selector: Projection): Generator<NetValue> {
  for (const item of items) yield selector(item, 0);
}
