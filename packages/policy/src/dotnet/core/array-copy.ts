import type { Members } from '../define.ts';
import { defaultOf } from '../default-value.ts';
import { raiseArgument, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { NetValue, Ref } from '../value.ts';
import { byteArray, netArray } from '../value.ts';
import { checkCopy } from './array-fit.ts';
import type { AnyArray } from './array-value.ts';
import { arrayOf, elementOf, givenArray, isBytes, lengthOf, setElement, valuesOf } from './array-value.ts';

/** Copies of arrays, whole and in part. */
export const arrayCopyMembers: Members = {
  'object Clone()': (rt: Runtime, self: AnyArray) => cloned(rt, self),
  'void CopyTo(Array array, int index)': (rt: Runtime, self: AnyArray, target: AnyArray | null, at: number) =>
    copy(rt, { source: self, from: 0, target: givenArray(target, 'dest'), to: at, length: lengthOf(self) }),
  'static void Copy(Array sourceArray, Array destinationArray, int length)': (
    rt: Runtime,
    source: AnyArray | null,
    ...[target, length]: [AnyArray | null, number]
  ) =>
    copy(rt, {
      source: givenArray(source, 'sourceArray'),
      from: 0,
      target: givenArray(target, 'destinationArray'),
      to: 0,
      length,
    }),
  'static void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)': (
    rt: Runtime,
    source: AnyArray | null,
    ...[from, target, to, length]: [number, AnyArray | null, number, number]
  ) =>
    copy(rt, {
      source: givenArray(source, 'sourceArray'),
      from,
      target: givenArray(target, 'destinationArray'),
      to,
      length,
    }),
  'static T[] Empty<T>()': (rt: Runtime, [type]: readonly NetType[]) => arrayOf(rt, type, []),
  'static void Resize<T>(ref T[] array, int newSize)': (
    rt: Runtime,
    [type]: readonly NetType[],
    ...[array, size]: [Ref, number]
  ) => {
    if (size < 0) return raiseOutOfRange('newSize', 'Non-negative number required.');
    checkItems(rt, size);
    const old = array.value === null ? [] : valuesOf(array.value as AnyArray);
    const items = old.slice(0, size);
    while (items.length < size) items.push(type === undefined ? null : defaultOf(type));
    array.value = arrayOf(rt, type, items);
    return null;
  },
};

type Copy = {
  readonly source: AnyArray;
  readonly from: number;
  readonly target: AnyArray;
  readonly to: number;
  readonly length: number;
};

/** The parts may overlap: the source is read as it was. */
function copy(rt: Runtime, { source, from, target, to, length }: Copy): null {
  if (length < 0) return raiseOutOfRange('length', 'Non-negative number required.');
  const low = "Number was less than the array's lower bound in the first dimension.";
  if (from < 0) return raiseOutOfRange('sourceIndex', low);
  if (to < 0) return raiseOutOfRange('destinationIndex', low);
  if (from + length > lengthOf(source))
    return raiseArgument("Source array was not long enough. Check srcIndex and length, and the array's lower bounds.");
  if (to + length > lengthOf(target))
    return raiseArgument(
      "Destination array was not long enough. Check destIndex and length, and the array's lower bounds.",
    );
  burn(rt, length);
  checkCopy(rt, source, target);
  if (isBytes(source) && isBytes(target)) {
    target.bytes.set(source.bytes.subarray(from, from + length), to);
    return null;
  }
  const taken: NetValue[] = Array.from({ length }, (_, index) => elementOf(source, from + index));
  taken.forEach((value, index) => setElement(target, to + index, value));
  return null;
}

function cloned(rt: Runtime, self: AnyArray): AnyArray {
  burn(rt, lengthOf(self));
  return isBytes(self) ? byteArray(self.bytes.slice()) : netArray(self.element, [...self.items]);
}
