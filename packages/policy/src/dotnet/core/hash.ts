import { keyOf, typeNameOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Char, NetValue, Num } from '../value.ts';
import { isNet } from '../value.ts';

/** `GetHashCode()`: equal values have equal codes, today and tomorrow. Objects that equal only themselves have that of their type. */
export function hashOf(rt: Runtime, value: NetValue): number {
  switch (typeof value) {
    case 'number':
      return value | 0;
    case 'boolean':
      return value ? 1 : 0;
    case 'string':
      return hashText(rt, value);
    case 'bigint':
      return Number(BigInt.asIntN(32, value ^ (value >> 32n)));
    case 'function':
      return 0;
    default:
      return value === null ? 0 : hashRecord(rt, value);
  }
}

function hashRecord(rt: Runtime, value: NetValue & object): number {
  if (isNet<Char>(value, 'System.Char')) return value.code | (value.code << 16);
  const { value: number } = value as Partial<Num>;
  if (typeof number === 'number') return Number.isInteger(number) ? number | 0 : hashText(rt, String(number));
  const key = keyOf(value);
  return key === value ? hashText(rt, typeNameOf(value)) : hashKey(rt, key);
}

function hashKey(rt: Runtime, key: unknown): number {
  return hashText(rt, typeof key === 'string' ? key : typeof key);
}

/** The string hash of 64-bit .NET Framework: two sums, of the units at even and at odd places. */
function hashText(rt: Runtime, text: string): number {
  burn(rt, text.length >>> 3);
  let even = 5381;
  let odd = 5381;
  for (let at = 0; at < text.length; at += 2) {
    const first = text.charCodeAt(at);
    if (first === 0) break;
    even = (((even << 5) + even) ^ first) | 0;
    const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    if (second === 0) break;
    odd = (((odd << 5) + odd) ^ second) | 0;
  }
  return (even + Math.imul(odd, 1566083941)) | 0;
}
