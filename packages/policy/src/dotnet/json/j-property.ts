import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { propertyContent } from './content.ts';
import type { JProperty, JToken } from './token.ts';
import { jProperty as newProperty } from './token.ts';
import { cloneToken, replaceAt } from './tree.ts';

function built(rt: Runtime, name: string | null, content: NetValue): JProperty {
  const property = newProperty(name ?? raiseArgumentNull('name'), null);
  replaceAt(rt, property, 0, propertyContent(rt, content));
  return property;
}

export const jProperty: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JProperty',
  kind: 'class',
  base: 'JContainer',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JProperty.htm',
  members: {
    'JProperty(JProperty other)': (rt, other: JProperty | null) =>
      other === null ? raiseArgumentNull('other') : cloneToken(rt, other),
    'JProperty(string name, params object[] content)': built,
    'JProperty(string name, object content)': built,
    'string Name { get; }': (_rt, self: JProperty) => self.name,
    'JToken Value { get; set; }': (_rt, self: JProperty) => self.value,
  },
  setters: {
    'JToken Value { get; set; }': (rt, self: JProperty, value: JToken | null) => {
      replaceAt(rt, self, 0, value);
      return null;
    },
  },
});
