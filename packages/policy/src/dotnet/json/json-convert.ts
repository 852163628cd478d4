import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { NetType } from '../type.ts';
import { defaultOf } from '../default-value.ts';
import type { EnumValue, NetValue } from '../value.ts';
import { isIndented } from './formatting.ts';
import { serialized } from './from-object.ts';
import { unknownElement } from './neighbour.ts';
import { printJson } from './print-json.ts';
import { readJson } from './read-json.ts';
import { deserialize } from './to-object.ts';

function serialize(rt: Runtime, value: NetValue, indented: boolean): string {
  return newText(rt, printJson(rt, serialized(rt, value, 0), indented));
}

/** Empty text is no value. Text is not taken for moments in time before it is known what is wanted. */
function deserializeText(rt: Runtime, text: string | null, type: NetType): NetValue {
  if (text === null) return raiseArgumentNull('value');
  if (text.trim() === '') return defaultOf(type);
  return deserialize(rt, readJson(rt, text, { parsesDates: false }), type);
}

export const jsonConvert: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.JsonConvert',
  kind: 'static',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonConvert.htm',
  members: {
    'static string SerializeObject(object value)': (rt, value: NetValue) => serialize(rt, value, false),
    'static string SerializeObject(object value, Formatting formatting)': (rt, value: NetValue, format: EnumValue) =>
      serialize(rt, value, isIndented(format)),
    'static object DeserializeObject(string value)': (rt, text: string | null) =>
      deserializeText(rt, text, unknownElement),
    'static T DeserializeObject<T>(string value)': (
      rt,
      [type = unknownElement]: readonly NetType[],
      text: string | null,
    ) => deserializeText(rt, text, type),
  },
});
