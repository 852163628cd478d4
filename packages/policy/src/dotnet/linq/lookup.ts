import { defineType, type Members, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { groupOf, type LookupValue } from './lookup-value.ts';
import { sequence } from './sequence.ts';

const members: Members = {
  'int Count { get; }': (_rt, self: LookupValue) => self.groups.size,
  'bool Contains(TKey key)': (rt, self: LookupValue, key: NetValue) => groupOf(rt, self, key) !== undefined,
  'IEnumerable<TElement> this[TKey key] { get; }': (rt, self: LookupValue, key: NetValue) =>
    groupOf(rt, self, key) ?? sequence(() => []),
};

export const ILookup: TypeDefinition = defineType({
  name: 'System.Linq.ILookup`2',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.ilookup-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['IEnumerable<IGrouping<TKey, TElement>>'],
  members,
});

export const Lookup: TypeDefinition = defineType({
  name: 'System.Linq.Lookup`2',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.lookup-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['ILookup<TKey, TElement>'],
  members,
  hooks: { iterate: (_rt, self: LookupValue) => self.groups.values() },
});
