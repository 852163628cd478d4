import type { Members } from '../define.ts';
import { compareValues, equalValues } from '../protocol.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import type { AnyArray } from './array-value.ts';
import { elementOf, givenArray, lengthOf } from './array-value.ts';

type Bounds = readonly [start?: number, count?: number];

/** Looking for a value. */
export const arraySearchMembers: Members = {
  'static int IndexOf(Array array, object value)': first,
  'static int IndexOf(Array array, object value, int startIndex)': first,
  'static int IndexOf(Array array, object value, int startIndex, int count)': first,
  'static int IndexOf<T>(T[] array, T value)': generic(first),
  'static int IndexOf<T>(T[] array, T value, int startIndex)': generic(first),
  'static int IndexOf<T>(T[] array, T value, int startIndex, int count)': generic(first),
  'static int LastIndexOf(Array array, object value)': last,
  'static int LastIndexOf<T>(T[] array, T value)': generic(last),
  'static int BinarySearch(Array array, object value)': binary,
  'static int BinarySearch<T>(T[] array, T value)': generic(binary),
};

type Search = (rt: Runtime, array: AnyArray | null, wanted: NetValue, ...bounds: Bounds) => number;

function generic(search: Search) {
  return (rt: Runtime, _: unknown, ...[array, wanted, start, count]: [AnyArray | null, NetValue, number?, number?]) =>
    search(rt, array, wanted, start, count);
}

function first(rt: Runtime, given: AnyArray | null, wanted: NetValue, ...[start = 0, count]: Bounds): number {
  const array = givenArray(given);
  if (start < 0 || start > lengthOf(array))
    return raiseOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  const end = start + (count ?? lengthOf(array) - start);
  if (end < start || end > lengthOf(array))
    return raiseOutOfRange(
      'count',
      'Count must be positive and count must refer to a location within the string/array/collection.',
    );
  burn(rt, end - start);
  for (let at = start; at < end; at += 1) if (equalValues(rt, elementOf(array, at), wanted)) return at;
  return -1;
}

function last(rt: Runtime, given: AnyArray | null, wanted: NetValue): number {
  const array = givenArray(given);
  burn(rt, lengthOf(array));
  for (let at = lengthOf(array) - 1; at >= 0; at -= 1) if (equalValues(rt, elementOf(array, at), wanted)) return at;
  return -1;
}

/** Where it stands; where it is not, the complement of where it would. */
function binary(rt: Runtime, given: AnyArray | null, wanted: NetValue): number {
  const array = givenArray(given);
  let low = 0;
  let high = lengthOf(array) - 1;
  while (low <= high) {
    burn(rt, 1);
    const middle = (low + high) >>> 1;
    const order = compareValues(rt, elementOf(array, middle), wanted);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return ~low;
}
