import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { equalValues } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

export const equatable: TypeDefinition = defineType({
  name: 'System.IEquatable`1',
  kind: 'interface',
  parameters: ['T'],
  source: 'https://learn.microsoft.com/dotnet/api/system.iequatable-1?view=netframework-4.8',
  members: {
    'bool Equals(T other)': (rt: Runtime, self: NetValue, other: NetValue) => equalValues(rt, self, other),
  },
});
