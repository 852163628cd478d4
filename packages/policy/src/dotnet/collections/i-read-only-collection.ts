import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { knownCount } from './as-list.ts';

export const IReadOnlyCollection: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IReadOnlyCollection`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.ireadonlycollection-1',
  parameters: ['T'],
  interfaces: ['IEnumerable<T>'],
  members: { 'int Count { get; }': (rt, self: NetValue) => knownCount(rt, self) ?? 0 },
});
