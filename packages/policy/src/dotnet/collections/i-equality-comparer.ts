import { defineType, type TypeDefinition } from '../define.ts';
import type { NetValue } from '../value.ts';
import { equalityOf } from './comparer.ts';

export const IEqualityComparer: TypeDefinition = defineType({
  name: 'System.Collections.Generic.IEqualityComparer`1',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.collections.generic.iequalitycomparer-1',
  parameters: ['T'],
  members: {
    'bool Equals(T x, T y)': (rt, self: NetValue, ...[x, y]: [NetValue, NetValue]) => equalityOf(rt, self)(x, y),
  },
});
