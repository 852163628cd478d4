import { takeAll } from '../collections/list-value.ts';
import type { Members } from '../define.ts';
import { typeNameOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { fullNameOf } from '../type-name.ts';
import type { NetType } from '../type.ts';
import { byteArray, netArray, type ByteArray, type NetArray, type NetValue, type Num } from '../value.ts';
import { typeAt, type Types } from './function-types.ts';

export const toArray: Members = {
  'static TSource[] ToArray<TSource>(this IEnumerable<TSource> source)': (rt, types: Types, source: NetValue) =>
    arrayOf(rt, source, typeAt(types, 0)),
};

/** An array of the elements. Where nobody knows of what type it is, the elements say it, if they agree. */
export function arrayOf(rt: Runtime, source: NetValue, type: NetType): NetArray | ByteArray {
  const items = takeAll(rt, source, 'source');
  const element = type.kind === 'unknown' || type.kind === 'parameter' ? commonName(items) : fullNameOf(type);
  if (element !== 'System.Byte') return netArray(element, items);
  return byteArray(Uint8Array.from(items, (item) => (item as Num).value));
}

function commonName(items: readonly NetValue[]): string {
  const [first] = items;
  if (first === undefined || first === null) return 'System.Object';
  const name = typeNameOf(first);
  return items.every((item) => item !== null && typeNameOf(item) === name) ? name : 'System.Object';
}
