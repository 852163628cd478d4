import { defaultOf } from '../../dotnet/default-value.ts';
import { iterate } from '../../dotnet/protocol.ts';
import { raise } from '../../dotnet/raise.ts';
import type { Runtime } from '../../dotnet/runtime.ts';
import { burn, checkItems } from '../../dotnet/runtime.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { ByteArray, NetArray, NetValue, Num } from '../../dotnet/value.ts';
import { byte, byteArray, isNet, netArray } from '../../dotnet/value.ts';
import { overflow } from '../check/numeric.ts';

/** Arrays; for emitted code, under these names with `$` before them. */

export function itemAt({ items }: NetArray, index: number | bigint): NetValue {
  const item = items[Number(index)];
  return item === undefined ? outside() : item;
}

export function setItemAt({ items }: NetArray, index: number | bigint, value: NetValue): void {
  if (index < 0 || index >= items.length) outside();
  items[Number(index)] = value;
}

export function byteAt({ bytes }: ByteArray, index: number | bigint): Num {
  const found = bytes[Number(index)];
  return found === undefined ? outside() : byte(found);
}

export function setByteAt({ bytes }: ByteArray, index: number | bigint, { value }: Num): void {
  if (index < 0 || index >= bytes.length) outside();
  bytes[Number(index)] = value;
}

function outside(): never {
  return raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}

/** `new T[n]`. */
function newArray(rt: Runtime, element: string, type: NetType, length: number): NetArray | ByteArray {
  if (length < 0) overflow();
  checkItems(rt, length);
  burn(rt, length >>> 3);
  if (element === 'System.Byte') return byteArray(new Uint8Array(length));
  const initial = defaultOf(type);
  const items: NetValue[] = [];
  for (let index = 0; index < length; index += 1) items.push(initial);
  return netArray(element, items);
}

/** What `foreach` goes through. Arrays of plain values need no generator. */
export function elements(rt: Runtime, value: NetValue): Iterable<NetValue> {
  if (isNet<NetArray>(value, 'System.Array')) return value.items;
  if (isNet<ByteArray>(value, 'System.Byte[]')) return Array.from(value.bytes, byte);
  return iterate(rt, value);
}

export function bytesOf(bytes: readonly Num[]): ByteArray {
  return byteArray(Uint8Array.from(bytes, ({ value }) => value));
}

export const arraySupport: { readonly [name: string]: (...args: never[]) => unknown } = {
  itemAt,
  setItemAt,
  byteAt,
  setByteAt,
  newArray,
  elements,
  array: netArray,
  byteArray: bytesOf,
};
