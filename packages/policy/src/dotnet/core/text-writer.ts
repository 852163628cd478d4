import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** What writers of text have in common; they write into strings here. */
export const textWriter: TypeDefinition = defineType({
  name: 'System.IO.TextWriter',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.io.textwriter?view=netframework-4.8',
  interfaces: ['IDisposable'],
  members: { 'void Close()': () => null, 'void Flush()': () => null },
});
