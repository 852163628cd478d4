import { defineType, type TypeDefinition } from '../define.ts';
import { notSupported } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { change, copyElements, indexOfElement, isArray, knownCount } from './as-list.ts';
import { readMember } from './dispatch.ts';

export const ICollection: TypeDefinition = defineType({
  name: 'System.Collections.Generic.ICollection`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.icollection-1',
  parameters: ['T'],
  interfaces: ['IEnumerable<T>'],
  members: {
    'int Count { get; }': (rt, self: NetValue) => knownCount(rt, self) ?? 0,
    'bool IsReadOnly { get; }': (rt, self: NetValue) => isArray(self) || readMember(rt, self, 'IsReadOnly') === true,
    'void Add(T item)': (rt, self: NetValue, item: NetValue) => change(rt, self, 'Add', [item]),
    'void Clear()': (rt, self: NetValue) =>
      isArray(self) ? notSupported('Collection is read-only.') : change(rt, self, 'Clear', []),
    'bool Contains(T item)': (rt, self: NetValue, item: NetValue) => indexOfElement(rt, self, item) >= 0,
    'void CopyTo(T[] array, int arrayIndex)': (rt, self: NetValue, ...to: [NetValue, number]) =>
      copyElements(rt, self, ...to),
    'bool Remove(T item)': (rt, self: NetValue, item: NetValue) => change(rt, self, 'Remove', [item]),
  },
});
