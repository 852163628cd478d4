import { defineType, type TypeDefinition } from '../define.ts';
import { raiseOutOfRange } from '../raise.ts';
import { checkItems } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { raiseIndex } from './as-list.ts';
import { changingMembers } from './list-change.ts';
import { orderingMembers } from './list-order.ts';
import { searchingMembers } from './list-search.ts';
import type { ListValue } from './list-value.ts';
import { whileUnchanged } from './modified.ts';

/** `ToArray` is that of `Enumerable`, which learns what the elements are and does the same. */
export const List: TypeDefinition = defineType({
  name: 'System.Collections.Generic.List`1',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.list-1',
  parameters: ['T'],
  interfaces: ['IList<T>', 'IReadOnlyList<T>'],
  members: {
    ...changingMembers,
    ...searchingMembers,
    ...orderingMembers,
    'int Count { get; }': (_rt, self: ListValue) => self.items.length,
    'int Capacity { get; set; }': (_rt, self: ListValue) => self.capacity,
    'T this[int index] { get; set; }': (_rt, self: ListValue, index: number) => {
      if (index < 0 || index >= self.items.length) raiseIndex();
      return self.items[index] ?? null;
    },
  },
  setters: {
    'int Capacity { get; set; }': (rt, self: ListValue, value: number) => {
      if (value < self.items.length) raiseOutOfRange('value', 'capacity was less than the current size.');
      checkItems(rt, value);
      self.capacity = value;
      return null;
    },
    'T this[int index] { get; set; }': (_rt, self: ListValue, ...[index, value]: [number, NetValue]) => {
      if (index < 0 || index >= self.items.length) raiseIndex();
      self.items[index] = value;
      self.version += 1;
      return null;
    },
  },
  hooks: { iterate: (_rt, self: ListValue) => whileUnchanged(self, () => self.items) },
});
