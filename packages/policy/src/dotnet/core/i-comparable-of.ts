import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { compareValues } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

export const comparableOf: TypeDefinition = defineType({
  name: 'System.IComparable`1',
  kind: 'interface',
  parameters: ['T'],
  source: 'https://learn.microsoft.com/dotnet/api/system.icomparable-1?view=netframework-4.8',
  members: {
    'int CompareTo(T other)': (rt: Runtime, self: NetValue, other: NetValue) =>
      Math.sign(compareValues(rt, self, other)),
  },
});
