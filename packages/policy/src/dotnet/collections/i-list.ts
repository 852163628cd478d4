import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { change, elementAt, indexOfElement, setElementAt } from './as-list.ts';

export const IList: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IList`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ilist-1',
  parameters: ['T'],
  interfaces: ['ICollection<T>'],
  members: {
    'T this[int index] { get; set; }': elementAt,
    'int IndexOf(T item)': indexOfElement,
    'void Insert(int index, T item)': (rt, self: NetValue, ...args: [number, NetValue]) =>
      change(rt, self, 'Insert', args),
    'void RemoveAt(int index)': (rt, self: NetValue, index: number) => change(rt, self, 'RemoveAt', [index]),
  },
  setters: { 'T this[int index] { get; set; }': setElementAt },
});
