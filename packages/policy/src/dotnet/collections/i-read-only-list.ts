import { defineType, type TypeDefinition } from '../define.ts';
import { elementAt } from './as-list.ts';

export const IReadOnlyList: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IReadOnlyList`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ireadonlylist-1',
  parameters: ['T'],
  interfaces: ['IReadOnlyCollection<T>'],
  members: { 'T this[int index] { get; }': elementAt },
});
