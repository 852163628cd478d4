import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** Only a mark here: what implements it has the members itself. */
export const cloneable: TypeDefinition = defineType({
  name: 'System.ICloneable',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.icloneable?view=netframework-4.8',
});
