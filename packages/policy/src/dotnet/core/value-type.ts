import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

/** The base of all structs. */
export const valueType: TypeDefinition = defineType({
  name: 'System.ValueType',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.valuetype?view=netframework-4.8',
});
