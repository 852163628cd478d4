import { orderOf } from '../collections/comparer.ts';
import { sortInPlace } from '../collections/sort.ts';
import { defaultOf } from '../default-value.ts';
import type { Members } from '../define.ts';
import { definitionNamed } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { AnyArray } from './array-value.ts';
import { elementOf, givenArray, isBytes, lengthOf, setElement, valuesOf } from './array-value.ts';

type Compare = (left: NetValue, right: NetValue) => number;
type Part = readonly [index: number, length: number];

/** What changes an array in place: order, and emptying. */
export const arrayChangeMembers: Members = {
  'static void Reverse(Array array)': (rt: Runtime, array: AnyArray | null) =>
    reverse(rt, givenArray(array), wholeOf(array)),
  'static void Reverse(Array array, int index, int length)': (rt: Runtime, array: AnyArray | null, ...part: Part) =>
    reverse(rt, givenArray(array), part),
  'static void Sort(Array array)': (rt: Runtime, array: AnyArray | null) =>
    sort(rt, givenArray(array), orderOf(rt, null)),
  'static void Sort(Array array, int index, int length)': (rt: Runtime, array: AnyArray | null, ...part: Part) =>
    sort(rt, givenArray(array), orderOf(rt, null), part),
  'static void Sort<T>(T[] array)': (rt: Runtime, _: unknown, array: AnyArray | null) =>
    sort(rt, givenArray(array), orderOf(rt, null)),
  'static void Sort<T>(T[] array, Comparison<T> comparison)': (
    rt: Runtime,
    _: unknown,
    ...[array, compare]: [AnyArray | null, Compare | null]
  ) => sort(rt, givenArray(array), compare ?? raiseArgumentNull('comparison')),
  'static void Sort<T>(T[] array, IComparer<T> comparer)': (
    rt: Runtime,
    _: unknown,
    ...[array, comparer]: [AnyArray | null, NetValue]
  ) => sort(rt, givenArray(array), orderOf(rt, comparer)),
  'static void Sort<TKey, TValue>(TKey[] keys, TValue[] items)': (
    rt: Runtime,
    _: unknown,
    ...[keys, items]: [AnyArray | null, AnyArray | null]
  ) => sortPairs(rt, givenArray(keys, 'keys'), items),
  'static void Clear(Array array, int index, int length)': (rt: Runtime, array: AnyArray | null, ...part: Part) =>
    clear(rt, givenArray(array), part),
};

function wholeOf(array: AnyArray | null): Part {
  return [0, array === null ? 0 : lengthOf(array)];
}

function checkPart(array: AnyArray, [index, length]: Part): void {
  if (index < 0) raiseOutOfRange('index', 'Non-negative number required.');
  if (length < 0) raiseOutOfRange('length', 'Non-negative number required.');
  if (index + length > lengthOf(array))
    raiseArgument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
}

function reverse(rt: Runtime, array: AnyArray, part: Part): null {
  checkPart(array, part);
  const [index, length] = part;
  burn(rt, length);
  replacePart(
    array,
    index,
    valuesOf(array)
      .slice(index, index + length)
      .reverse(),
  );
  return null;
}

function sort(rt: Runtime, array: AnyArray, compare: Compare, part: Part = wholeOf(array)): null {
  checkPart(array, part);
  const [index, length] = part;
  const items = valuesOf(array).slice(index, index + length);
  sortInPlace(rt, items, compare);
  replacePart(array, index, items);
  return null;
}

/** The items go where their keys go. */
function sortPairs(rt: Runtime, keys: AnyArray, items: AnyArray | null): null {
  if (items === null) return sort(rt, keys, orderOf(rt, null));
  if (lengthOf(items) < lengthOf(keys)) return raiseArgument('Array lengths must be the same.');
  const compare = orderOf(rt, null);
  const places: NetValue[] = Array.from({ length: lengthOf(keys) }, (_, index) => index);
  sortInPlace(rt, places, (left, right) => compare(elementOf(keys, Number(left)), elementOf(keys, Number(right))));
  const sortedKeys = places.map((place) => elementOf(keys, Number(place)));
  const sortedItems = places.map((place) => elementOf(items, Number(place)));
  replacePart(keys, 0, sortedKeys);
  replacePart(items, 0, sortedItems);
  return null;
}

function replacePart(array: AnyArray, index: number, items: readonly NetValue[]): void {
  items.forEach((item, offset) => setElement(array, index + offset, item));
}

/** Elements become what a new array has in their places. */
function clear(rt: Runtime, array: AnyArray, [index, length]: Part): null {
  if (index < 0 || length < 0 || index + length > lengthOf(array))
    return raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
  burn(rt, length);
  if (isBytes(array)) {
    array.bytes.fill(0, index, index + length);
    return null;
  }
  const definition = definitionNamed(array.element);
  for (let at = index; at < index + length; at += 1)
    array.items[at] = definition === undefined ? null : defaultOf({ kind: 'named', definition, args: [] });
  return null;
}
