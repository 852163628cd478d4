import { equalValues, iterate } from '../protocol.ts';
import { raiseOutOfRange } from '../raise.ts';
import { burn, notSupported, type Runtime } from '../runtime.ts';
import { byte, isNet, type ByteArray, type NetArray, type NetValue, type Num } from '../value.ts';
import { callMember, readIndexed, readMember, writeIndexed } from './dispatch.ts';
import { copyInto } from './copy.ts';

/** What `IList<T>` and `ICollection<T>` ask of a value: arrays answer here, all else by its own members. */

/** How many elements there are, where that is known without looking at them. */
export function knownCount(rt: Runtime, self: NetValue): number | undefined {
  if (typeof self === 'string') return self.length;
  const array = arrayOf(self);
  if (array !== undefined) return array.length;
  const count = readMember(rt, self, 'Count');
  return typeof count === 'number' ? count : undefined;
}

export function elementAt(rt: Runtime, self: NetValue, index: number): NetValue {
  const array = arrayOf(self);
  if (array === undefined) return readIndexed(rt, self, index);
  const element = array[index];
  if (element === undefined) return raiseIndex();
  return typeof element === 'number' && isNet<ByteArray>(self, 'System.Byte[]') ? byte(element) : element;
}

export function setElementAt(rt: Runtime, self: NetValue, ...[index, value]: readonly [number, NetValue]): NetValue {
  const array = arrayOf(self);
  if (array === undefined) return writeIndexed(rt, self, index, value);
  if (index < 0 || index >= array.length) return raiseIndex();
  if (isNet<ByteArray>(self, 'System.Byte[]')) self.bytes[index] = (value as Num).value;
  else (self as NetArray).items[index] = value;
  return null;
}

/** Where the first equal element stands, or -1. */
export function indexOfElement(rt: Runtime, self: NetValue, wanted: NetValue): number {
  let index = 0;
  for (const element of iterate(rt, self)) {
    if (equalValues(rt, element, wanted)) return index;
    index += 1;
  }
  return -1;
}

export function copyElements(rt: Runtime, self: NetValue, ...[target, at]: readonly [NetValue, number]): null {
  burn(rt, 1);
  return copyInto(rt, [...iterate(rt, self)], target, at);
}

/** Calls what changes the collection. Arrays stay as long as they are. */
export function change(rt: Runtime, self: NetValue, ...[name, args]: readonly [string, readonly NetValue[]]): NetValue {
  return isArray(self) ? notSupported('Collection was of a fixed size.') : callMember(rt, self, name, args);
}

export function isArray(self: NetValue): boolean {
  return arrayOf(self) !== undefined;
}

export function raiseIndex(parameter = 'index'): never {
  return raiseOutOfRange(
    parameter,
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );
}

function arrayOf(self: NetValue): ArrayLike<NetValue> | undefined {
  if (isNet<NetArray>(self, 'System.Array')) return self.items;
  return isNet<ByteArray>(self, 'System.Byte[]') ? self.bytes : undefined;
}
