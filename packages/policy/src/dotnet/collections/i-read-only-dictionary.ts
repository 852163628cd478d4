import { defineType, type TypeDefinition } from '../define.ts';
import { readingMembers } from './reading-members.ts';

export const IReadOnlyDictionary: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IReadOnlyDictionary`2',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ireadonlydictionary-2',
  parameters: ['TKey', 'TValue'],
  interfaces: ['IReadOnlyCollection<KeyValuePair<TKey, TValue>>'],
  members: readingMembers(false, 'IEnumerable<TKey>', 'IEnumerable<TValue>'),
});
