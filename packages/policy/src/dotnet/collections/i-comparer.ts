import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { orderOf } from './comparer.ts';

export const IComparer: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IComparer`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.icomparer-1',
  parameters: ['T'],
  members: {
    'int Compare(T x, T y)': (rt, self: NetValue, ...[x, y]: [NetValue, NetValue]) => orderOf(rt, self)(x, y),
  },
});
