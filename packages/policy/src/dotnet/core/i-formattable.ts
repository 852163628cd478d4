import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** Only a mark here: what implements it has the members itself. */
export const formattable: TypeDefinition = defineType({
  name: 'System.IFormattable',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.iformattable?view=netframework-4.8',
});
