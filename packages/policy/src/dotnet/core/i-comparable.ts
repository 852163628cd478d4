import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { compareValues } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';

export const comparable: TypeDefinition = defineType({
  name: 'System.IComparable',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.icomparable?view=netframework-4.8',
  members: {
    'int CompareTo(object obj)': (rt: Runtime, self: NetValue, other: NetValue) =>
      Math.sign(compareValues(rt, self, other)),
  },
});
