import { defineType, type TypeDefinition } from '../define.ts';
import { equalValues } from '../protocol.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import { burn, checkItems, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { hashKey, keyComparerOf } from './comparer.ts';
import { dictionaryHooks, entriesOf } from './dictionary-view.ts';
import { addEntry, dictionaryOf, putEntry, type DictionaryValue } from './dictionary-value.ts';
import { readingMembers, settableIndexer } from './reading-members.ts';

export const Dictionary: TypeDefinition = defineType({
  name: 'System.Collections.Generic.Dictionary`2',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2',
  parameters: ['TKey', 'TValue'],
  interfaces: ['IDictionary<TKey, TValue>', 'IReadOnlyDictionary<TKey, TValue>'],
  members: {
    'Dictionary()': () => dictionaryOf(),
    'Dictionary(int capacity)': (rt, capacity: number) => withCapacity(rt, capacity, null),
    'Dictionary(IEqualityComparer<TKey> comparer)': (rt, comparer: NetValue) => withCapacity(rt, 0, comparer),
    'Dictionary(int capacity, IEqualityComparer<TKey> comparer)': withCapacity,
    'Dictionary(IDictionary<TKey, TValue> dictionary)': (rt, dictionary: NetValue) => copyOf(rt, dictionary, null),
    'Dictionary(IDictionary<TKey, TValue> dictionary, IEqualityComparer<TKey> comparer)': copyOf,
    ...readingMembers(true, 'ICollection<TKey>', 'ICollection<TValue>'),
    'void Add(TKey key, TValue value)': addEntry,
    'bool Remove(TKey key)': (rt, self: DictionaryValue, key: NetValue) => {
      if (key === null) return raiseArgumentNull('key');
      const removed = self.map.delete(hashKey(rt, self.comparer, key));
      if (removed) self.version += 1;
      return removed;
    },
    'void Clear()': (_rt, self: DictionaryValue) => {
      if (self.map.size > 0) self.version += 1;
      self.map.clear();
      return null;
    },
    'bool ContainsValue(TValue value)': (rt, self: DictionaryValue, wanted: NetValue) => {
      burn(rt, self.map.size);
      for (const [, value] of self.map.values()) if (equalValues(rt, value, wanted)) return true;
      return false;
    },
  },
  setters: { [settableIndexer]: putEntry },
  hooks: dictionaryHooks,
});

function withCapacity(rt: Runtime, capacity: number, comparer: NetValue): DictionaryValue {
  if (capacity < 0) raiseOutOfRange('capacity');
  checkItems(rt, capacity);
  return dictionaryOf([], keyComparerOf(comparer));
}

function copyOf(rt: Runtime, dictionary: NetValue, comparer: NetValue): DictionaryValue {
  if (dictionary === null) return raiseArgumentNull('dictionary');
  const copy = dictionaryOf([], keyComparerOf(comparer));
  for (const entry of entriesOf(rt, dictionary)) {
    burn(rt, 1);
    addEntry(rt, copy, ...entry);
  }
  return copy;
}
