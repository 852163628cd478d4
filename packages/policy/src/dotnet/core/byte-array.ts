import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** `byte[]`, whose records are of their own kind; all its members are those of arrays. */
export const byteArray: TypeDefinition = defineType({
  name: 'System.Byte[]',
  kind: 'class',
  base: 'Array',
  source: 'https://learn.microsoft.com/dotnet/api/system.array?view=netframework-4.8',
});
