import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const stringSplitOptions: TypeDefinition = defineType({
  name: 'System.StringSplitOptions',
  kind: 'enum',
  source: 'https://learn.microsoft.com/dotnet/api/system.stringsplitoptions?view=netframework-4.8',
  values: { None: 0, RemoveEmptyEntries: 1 },
  isFlags: true,
});
