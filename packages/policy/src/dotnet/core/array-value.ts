import { raise, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { fullNameOf } from '../type-name.ts';
import type { NetType } from '../type.ts';
import type { ByteArray, NetArray, NetValue, Num } from '../value.ts';
import { byte, byteArray, netArray } from '../value.ts';

/** Arrays of either kind: of bytes, and of all else. */
export type AnyArray = NetArray | ByteArray;

export function isBytes(array: AnyArray): array is ByteArray {
  return array.net === 'System.Byte[]';
}

export function lengthOf(array: AnyArray): number {
  return isBytes(array) ? array.bytes.length : array.items.length;
}

/** The element at an index that is known to be there. */
export function elementOf(array: AnyArray, index: number): NetValue {
  return isBytes(array) ? byte(array.bytes[index] ?? 0) : (array.items[index] ?? null);
}

export function setElement(array: AnyArray, index: number, value: NetValue): void {
  if (isBytes(array)) array.bytes[index] = (value as Num).value;
  else array.items[index] = value;
}

/** `array[index]`. */
export function getChecked(array: AnyArray, index: number): NetValue {
  return index >= 0 && index < lengthOf(array) ? elementOf(array, index) : raiseBounds();
}

export function setChecked(array: AnyArray, index: number, value: NetValue): null {
  if (index < 0 || index >= lengthOf(array)) raiseBounds();
  setElement(array, index, value);
  return null;
}

function raiseBounds(): never {
  return raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

export function valuesOf(array: AnyArray): NetValue[] {
  return isBytes(array) ? Array.from(array.bytes, byte) : array.items;
}

/** A new array of the type's values. */
export function arrayOf(rt: Runtime, type: NetType | undefined, items: NetValue[]): AnyArray {
  checkItems(rt, items.length);
  burn(rt, items.length);
  const name = type === undefined ? 'System.Object' : fullNameOf(type);
  if (name !== 'System.Byte') return netArray(name, items);
  return byteArray(Uint8Array.from(items, (item) => (item as Num).value));
}

export function givenArray(array: AnyArray | null, parameter = 'array'): AnyArray {
  return array ?? raiseArgumentNull(parameter);
}
