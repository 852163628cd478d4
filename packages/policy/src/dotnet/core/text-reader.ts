import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** What readers of text have in common; strings are all there is to read here. */
export const textReader: TypeDefinition = defineType({
  name: 'System.IO.TextReader',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.io.textreader?view=netframework-4.8',
  interfaces: ['IDisposable'],
  members: { 'void Close()': () => null },
});
