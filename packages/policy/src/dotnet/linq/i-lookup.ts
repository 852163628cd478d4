import { defineType, type TypeDefinition } from '../define.ts';
import { lookupMembers } from './lookup-members.ts';

export const ILookup: TypeDefinition = defineType({
  name: 'System.Linq.ILookup`2',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.ilookup-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['IEnumerable<IGrouping<TKey, TElement>>'],
  members: lookupMembers,
});
