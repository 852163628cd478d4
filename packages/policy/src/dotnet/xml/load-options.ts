import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';
import type { ReadXmlOptions } from './read-xml.ts';

export const loadOptions: TypeDefinition = defineType({
  name: 'System.Xml.Linq.LoadOptions',
  kind: 'enum',
  isFlags: true,
  source: 'https://learn.microsoft.com/dotnet/api/system.xml.linq.loadoptions?view=netframework-4.8',
  values: { None: 0, PreserveWhitespace: 1, SetBaseUri: 2, SetLineInfo: 4 },
});

export function readOptions({ value }: EnumValue): ReadXmlOptions {
  return { keepsBlanks: value % 2 === 1 };
}
