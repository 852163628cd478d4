import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { copyElements, indexOfElement, raiseIndex } from './as-list.ts';
import { whileUnchanged } from './modified.ts';
import type { ReadOnlyList } from './read-only-list.ts';

export const ReadOnlyCollection: TypeDefinition = defineType({
  name: 'System.Collections.ObjectModel.ReadOnlyCollection`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.objectmodel.readonlycollection-1',
  parameters: ['T'],
  interfaces: ['IList<T>', 'IReadOnlyList<T>'],
  members: {
    'int Count { get; }': (_rt, { list }: ReadOnlyList) => list.items.length,
    'T this[int index] { get; }': (_rt, { list }: ReadOnlyList, index: number) =>
      list.items[index] ?? missing(list, index),
    'bool Contains(T value)': (rt, self: ReadOnlyList, value: NetValue) => indexOfElement(rt, self, value) >= 0,
    'int IndexOf(T value)': indexOfElement,
    'void CopyTo(T[] array, int index)': (rt, self: ReadOnlyList, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
  },
  hooks: { iterate: (_rt, { list }: ReadOnlyList) => whileUnchanged(list, () => list.items) },
});

/** An element may be null; an index outside is an error. */
function missing(list: ReadOnlyList['list'], index: number): null {
  return index >= 0 && index < list.items.length ? null : raiseIndex();
}
