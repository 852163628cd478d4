import type { Implementation, Members } from '../define.ts';
import type { NetValue, Ref } from '../value.ts';
import { countEntries, lookup, lookupOrRaise } from './dictionary-view.ts';
import { keysOf, valuesOf } from './key-collection.ts';

/** What all dictionaries can be asked; `keys` and `values` are the types of their properties. */
export function readingMembers(settable: boolean, keys: string, values: string): Members {
  const members: { [declaration: string]: Implementation } = {
    'int Count { get; }': countEntries,
    'bool ContainsKey(TKey key)': (rt, self: NetValue, key: NetValue) => lookup(rt, self, key) !== undefined,
    'bool TryGetValue(TKey key, out TValue value)': (rt, self: NetValue, ...[key, out]: [NetValue, Ref]) => {
      const value = lookup(rt, self, key);
      out.value = value ?? null;
      return value !== undefined;
    },
  };
  members[settable ? settableIndexer : 'TValue this[TKey key] { get; }'] = lookupOrRaise;
  members[`${keys} Keys { get; }`] = keysOf;
  members[`${values} Values { get; }`] = valuesOf;
  return members;
}

export const settableIndexer = 'TValue this[TKey key] { get; set; }';
