import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { tokenTypes } from './token.ts';

export const jTokenType: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JTokenType',
  kind: 'enum',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JTokenType.htm',
  values: tokenTypes,
});
