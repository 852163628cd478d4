import { defineType, type TypeDefinition } from '../define.ts';
import { notSupported, type Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { copyElements, indexOfElement } from './as-list.ts';
import { countEntries, entriesOf, lookup } from './dictionary-view.ts';

/** The keys, or the values, of a dictionary: seen in it, not copied from it. */
export type KeyCollectionValue = {
  readonly net: 'System.Collections.Generic.KeyCollection`1';
  readonly dictionary: NetValue;
  readonly part: 0 | 1;
};

export function keysOf(_rt: Runtime, dictionary: NetValue): KeyCollectionValue {
  return { net: 'System.Collections.Generic.KeyCollection`1', dictionary, part: 0 };
}

export function valuesOf(_rt: Runtime, dictionary: NetValue): KeyCollectionValue {
  return { net: 'System.Collections.Generic.KeyCollection`1', dictionary, part: 1 };
}

function refuse(_rt: Runtime, { part }: KeyCollectionValue): never {
  const what = part === 0 ? 'key' : 'value';
  return notSupported(`Mutating a ${what} collection derived from a dictionary is not allowed.`);
}

/** Keys are told apart as the dictionary does it. */
function contains(rt: Runtime, self: KeyCollectionValue, item: NetValue): boolean {
  if (self.part === 1) return indexOfElement(rt, self, item) >= 0;
  return item !== null && lookup(rt, self.dictionary, item) !== undefined;
}

export const KeyCollection: TypeDefinition = defineType({
  name: 'System.Collections.Generic.KeyCollection`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.dictionary-2.keycollection',
  parameters: ['T'],
  interfaces: ['ICollection<T>', 'IReadOnlyCollection<T>'],
  members: {
    'int Count { get; }': (rt, { dictionary }: KeyCollectionValue) => countEntries(rt, dictionary),
    'bool IsReadOnly { get; }': () => true,
    'void Add(T item)': refuse,
    'bool Remove(T item)': refuse,
    'void Clear()': refuse,
    'bool Contains(T item)': contains,
    'void CopyTo(T[] array, int index)': (rt, self: KeyCollectionValue, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
  },
  hooks: {
    *iterate(rt, { dictionary, part }: KeyCollectionValue) {
      for (const entry of entriesOf(rt, dictionary)) yield entry[part];
    },
  },
});
