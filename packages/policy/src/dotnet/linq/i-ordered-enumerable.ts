import { defineType, type TypeDefinition } from '../define.ts';

export const IOrderedEnumerable: TypeDefinition = defineType({
  name: 'System.Linq.IOrderedEnumerable`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.linq.iorderedenumerable-1',
  parameters: ['TElement'],
  interfaces: ['IEnumerable<TElement>'],
});
