import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { EnumValue } from '../value.ts';

export const formatting: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Formatting',
  kind: 'enum',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Formatting.htm',
  values: { None: 0, Indented: 1 },
});

export function isIndented({ value }: EnumValue): boolean {
  return value === 1;
}
