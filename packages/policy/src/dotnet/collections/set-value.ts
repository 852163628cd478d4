import { checkItems, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { hashKey, type KeyComparer } from './comparer.ts';

/** A `HashSet<T>`; elements come in the order in which they were added. */
export type SetValue = {
  readonly net: 'System.Collections.Generic.HashSet`1';
  readonly map: Map<unknown, NetValue>;
  readonly comparer: KeyComparer;
  version: number;
};

export function setOf(comparer: KeyComparer): SetValue {
  return { net: 'System.Collections.Generic.HashSet`1', map: new Map(), comparer, version: 0 };
}

/** Adds an element; false if it is there already. */
export function addToSet(rt: Runtime, self: SetValue, item: NetValue): boolean {
  const key = hashKey(rt, self.comparer, item);
  if (self.map.has(key)) return false;
  checkItems(rt, self.map.size + 1);
  self.map.set(key, item);
  self.version += 1;
  return true;
}

export function inSet(rt: Runtime, self: SetValue, item: NetValue): boolean {
  return self.map.has(hashKey(rt, self.comparer, item));
}

export function removeFromSet(rt: Runtime, self: SetValue, item: NetValue): boolean {
  const removed = self.map.delete(hashKey(rt, self.comparer, item));
  if (removed) self.version += 1;
  return removed;
}
