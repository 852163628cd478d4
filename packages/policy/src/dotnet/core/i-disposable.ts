import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** Nothing here holds on to anything, so there is nothing to let go. */
export const disposable: TypeDefinition = defineType({
  name: 'System.IDisposable',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.idisposable?view=netframework-4.8',
  members: { 'void Dispose()': () => null },
});
