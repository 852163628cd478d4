import { defineType, type TypeDefinition } from '../define.ts';
import type { GroupingValue } from './grouping.ts';

export const IGrouping: TypeDefinition = defineType({
  name: 'System.Linq.IGrouping`2',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.igrouping-2',
  parameters: ['TKey', 'TElement'],
  interfaces: ['IEnumerable<TElement>'],
  members: { 'TKey Key { get; }': (_rt, self: GroupingValue) => self.key },
});
