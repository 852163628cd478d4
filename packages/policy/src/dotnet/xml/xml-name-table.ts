import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';

export const xmlNameTable: TypeDefinition = defineType({
  name: 'System.Xml.XmlNameTable',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.xmlnametable?view=netframework-4.8',
});
