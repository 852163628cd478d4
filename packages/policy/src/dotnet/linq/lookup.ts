import { defineType, type TypeDefinition } from '../define.ts';
import { lookupMembers } from './lookup-members.ts';
import type { LookupValue } from './lookup-value.ts';

export const Lookup: TypeDefinition = defineType({
  name: 'System.Linq.Lookup`2',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.lookup-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['ILookup<TKey, TElement>'],
  members: lookupMembers,
  hooks: { iterate: (_rt, self: LookupValue) => self.groups.values() },
});
