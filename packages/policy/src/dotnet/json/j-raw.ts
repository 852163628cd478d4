import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseNull } from '../raise.ts';
import type { NetValue } from '../value.ts';
import type { JValue } from './token.ts';
import { jRaw as newRaw } from './token.ts';
import { cloneToken } from './tree.ts';

export const jRaw: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JRaw',
  kind: 'class',
  base: 'JValue',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JRaw.htm',
  members: {
    'JRaw(JRaw other)': (rt, other: JValue | null) => cloneToken(rt, other ?? raiseNull()),
    'JRaw(object rawJson)': (_rt, text: NetValue) => newRaw(text),
  },
});
