import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const midpointRounding: TypeDefinition = defineType({
  name: 'System.MidpointRounding',
  kind: 'enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.midpointrounding?view=netframework-4.8',
  values: { ToEven: 0, AwayFromZero: 1 },
});
