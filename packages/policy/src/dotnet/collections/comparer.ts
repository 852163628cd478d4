import { compareValues, equalValues, keyOf, typeNameOf } from '../protocol.ts';
import { raiseArgument } from '../raise.ts';
import { burn, type Runtime } from '../runtime.ts';
import { isObject, type NetValue } from '../value.ts';
import { callMember } from './dispatch.ts';
import { ignoreCaseKey } from './ignore-case.ts';
import type { Order } from './sort.ts';

/** `IComparer` and `IEqualityComparer` arguments. The only ones that expressions can have are string comparers. */

/** How a hashed collection tells its keys apart: as they are, or strings without regard to case. */
export type KeyComparer = null | 'OrdinalIgnoreCase';

export function keyComparerOf(comparer: NetValue): KeyComparer {
  return isObject(comparer) && 'ignoreCase' in comparer && comparer.ignoreCase === true ? 'OrdinalIgnoreCase' : null;
}

/** What a `Map` holds in place of the key; long strings are paid for. */
export function hashKey(rt: Runtime, comparer: KeyComparer, key: NetValue): unknown {
  if (typeof key === 'string') burn(rt, key.length >>> 4);
  const free = freeKey(comparer, key);
  if (typeof key === 'object' && typeof free === 'string') burn(rt, free.length >>> 4);
  return free;
}

/** The same, for keys that no expression has made. */
export function freeKey(comparer: KeyComparer, key: NetValue): unknown {
  return comparer !== null && typeof key === 'string' ? ignoreCaseKey(key) : keyOf(key);
}

/** The equality that an argument stands for; `null` for that of the values themselves. */
export function equalityOf(rt: Runtime, comparer: NetValue): (left: NetValue, right: NetValue) => boolean {
  const keys = keyComparerOf(comparer);
  if (keys === null) return (left, right) => equalValues(rt, left, right);
  return (left, right) => hashKey(rt, keys, left) === hashKey(rt, keys, right);
}

/** The order that an argument stands for; `null` for that of the values themselves. */
export function orderOf(rt: Runtime, comparer: NetValue): Order {
  if (comparer === null) return (left, right) => compareAlike(rt, left, right);
  return (left, right) => {
    const order = callMember(rt, comparer, 'Compare', [left, right]);
    if (typeof order !== 'number') throw new Error(`${typeNameOf(comparer)} does not compare`);
    return order;
  };
}

/** `Comparer<T>.Default`: only values of one type have an order. */
function compareAlike(rt: Runtime, left: NetValue, right: NetValue): number {
  const isMixed = left !== null && right !== null && typeNameOf(left) !== typeNameOf(right);
  if (isMixed) raiseArgument(`Object must be of type ${typeNameOf(left).replace(/^.*\./, '')}.`);
  return compareValues(rt, left, right);
}
