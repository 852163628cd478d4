import type { NetValue } from '../value.ts';
import { checkItems, type Runtime } from '../runtime.ts';
import { raiseArgument, raiseArgumentNull } from '../raise.ts';
import { freeKey, hashKey, type KeyComparer } from './comparer.ts';
import { viewAsDictionary } from './dictionary-view.ts';
import { whileUnchanged } from './modified.ts';

/** A `Dictionary<TKey, TValue>`; entries come in the order in which their keys were added. */
export type DictionaryValue = {
  readonly net: 'System.Collections.Generic.Dictionary`2';
  readonly map: Map<unknown, readonly [NetValue, NetValue]>;
  readonly comparer: KeyComparer;
  /** Counts changes, so that loops notice them. */
  version: number;
};

/** A dictionary of these entries; of two with one key the later holds. */
export function dictionaryOf(
  entries: Iterable<readonly [NetValue, NetValue]> = [],
  comparer: KeyComparer = null,
): DictionaryValue {
  const map = new Map<unknown, readonly [NetValue, NetValue]>();
  for (const entry of entries) map.set(freeKey(comparer, entry[0]), entry);
  return { net: 'System.Collections.Generic.Dictionary`2', map, comparer, version: 0 };
}

/** Adds an entry whose key must be new. */
export function addEntry(rt: Runtime, self: DictionaryValue, ...[key, value]: readonly [NetValue, NetValue]): null {
  if (key === null) return raiseArgumentNull('key');
  const hash = hashKey(rt, self.comparer, key);
  if (self.map.has(hash)) return raiseArgument('An item with the same key has already been added.');
  checkItems(rt, self.map.size + 1);
  self.map.set(hash, [key, value]);
  self.version += 1;
  return null;
}

/** Sets the value of a key, which stays as it was first written. */
export function putEntry(rt: Runtime, self: DictionaryValue, ...[key, value]: readonly [NetValue, NetValue]): null {
  if (key === null) return raiseArgumentNull('key');
  const hash = hashKey(rt, self.comparer, key);
  const old = self.map.get(hash);
  if (old === undefined) checkItems(rt, self.map.size + 1);
  self.map.set(hash, [old?.[0] ?? key, value]);
  self.version += 1;
  return null;
}

viewAsDictionary('System.Collections.Generic.Dictionary`2', {
  get: (rt, self: DictionaryValue, key) => self.map.get(hashKey(rt, self.comparer, key))?.[1],
  entries: (_rt, self: DictionaryValue) => whileUnchanged(self, () => self.map.values()),
  count: (_rt, self: DictionaryValue) => self.map.size,
});
