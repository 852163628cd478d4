import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';

export const saveOptions: TypeDefinition = defineType({
  name: 'System.Xml.Linq.SaveOptions',
  kind: 'enum',
  isFlags: true,
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.saveoptions?view=netframework-4.8',
  values: { None: 0, DisableFormatting: 1, OmitDuplicateNamespaces: 2 },
});

export function isFormatted({ value }: EnumValue): boolean {
  return value % 2 === 0;
}
