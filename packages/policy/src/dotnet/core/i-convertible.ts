import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** Only a mark here: what implements it has the members itself. */
export const convertible: TypeDefinition = defineType({
  name: 'System.IConvertible',
  kind: 'interface',
  source: 'https://learn.microsoft.com/dotnet/api/system.iconvertible?view=netframework-4.8',
});
