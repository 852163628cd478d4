import { viewAsDictionary } from '../collections/dictionary-view.ts';
import { enumeratorOf } from '../collections/enumerator.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { EnumValue, NetArray, NetValue, Ref } from '../value.ts';
import { netArray } from '../value.ts';
import { addLast } from './content.ts';
import { objectFrom } from './from-object.ts';
import { addProperty, getProperty, setProperty } from './index-token.ts';
import { tokens } from './neighbour.ts';
import { readJObject } from './read-json.ts';
import type { JObject, JProperty, JToken } from './token.ts';
import { jObject as newObject } from './token.ts';
import { cloneToken } from './tree.ts';

/** The property of a name: the exact one first, then one that differs in case where the comparison allows it. */
function findProperty(
  rt: Runtime,
  object: JObject,
  ...[name, comparison]: [string | null, EnumValue]
): JProperty | null {
  if (name === null) return raiseArgumentNull('propertyName');
  const exact = object.properties.get(name);
  if (exact !== undefined || comparison.value % 2 === 0) return exact ?? null;
  burn(rt, object.properties.size);
  const folded = name.toUpperCase();
  for (const property of object.properties.values()) if (property.name.toUpperCase() === folded) return property;
  return null;
}

function built(rt: Runtime, content: NetValue): JObject {
  const object = newObject();
  addLast(rt, object, content);
  return object;
}

export const jObject: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JObject',
  kind: 'class',
  base: 'JContainer',
  interfaces: ['IEnumerable<KeyValuePair<string, JToken>>', 'IDictionary<string, JToken>'],
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JObject.htm',
  members: {
    'JObject()': () => newObject(),
    'JObject(JObject other)': (rt, other: JObject | null) =>
      other === null ? raiseArgumentNull('other') : cloneToken(rt, other),
    'JObject(params object[] content)': (rt, content: NetArray) => built(rt, content),
    'JObject(object content)': built,
    'JToken this[string propertyName] { get; set; }': (_rt, self: JObject, name: string | null) =>
      getProperty(self, name),
    'JProperty Property(string name)': (_rt, self: JObject, name: string | null) =>
      name === null ? null : (self.properties.get(name) ?? null),
    'JProperty Property(string name, StringComparison comparison)': (
      rt,
      self: JObject,
      ...[name, comparison]: [string, EnumValue]
    ) => findProperty(rt, self, name, comparison),
    'IEnumerable<JProperty> Properties()': (_rt, self: JObject) =>
      netArray('Newtonsoft.Json.Linq.JProperty', [...self.properties.values()]),
    'IEnumerable<JToken> PropertyValues()': (_rt, self: JObject) =>
      tokens([...self.properties.values()].map(({ value }) => value)),
    'void Add(string propertyName, JToken value)': addProperty,
    'bool ContainsKey(string propertyName)': (_rt, self: JObject, name: string | null) =>
      name === null ? raiseArgumentNull('propertyName') : self.properties.has(name),
    'bool Remove(string propertyName)': (_rt, self: JObject, name: string | null) => {
      const property = name === null ? undefined : self.properties.get(name);
      if (property === undefined) return false;
      property.parent = null;
      return self.properties.delete(property.name);
    },
    'JToken GetValue(string propertyName)': (_rt, self: JObject, name: string | null) =>
      name === null ? null : getProperty(self, name),
    'JToken GetValue(string propertyName, StringComparison comparison)': (
      rt,
      self: JObject,
      ...[name, comparison]: [string | null, EnumValue]
    ) => (name === null ? null : (findProperty(rt, self, name, comparison)?.value ?? null)),
    'bool TryGetValue(string propertyName, out JToken value)': (
      _rt,
      self: JObject,
      ...[name, out]: [string | null, Ref]
    ) => {
      out.value = name === null ? null : getProperty(self, name);
      return out.value !== null;
    },
    'bool TryGetValue(string propertyName, StringComparison comparison, out JToken value)': (
      rt,
      self: JObject,
      ...[name, comparison, out]: [string | null, EnumValue, Ref]
    ) => {
      out.value = name === null ? null : (findProperty(rt, self, name, comparison)?.value ?? null);
      return out.value !== null;
    },
    'static JObject Parse(string json)': readJObject,
    'static JObject FromObject(object o)': objectFrom,
    'IEnumerator<KeyValuePair<string, JToken>> GetEnumerator()': (rt, self: JObject) => enumeratorOf(rt, self),
  },
  setters: {
    'JToken this[string propertyName] { get; set; }': (
      rt,
      self: JObject,
      ...[name, value]: [string | null, JToken | null]
    ) => setProperty(rt, self, name, value),
  },
});

viewAsDictionary('Newtonsoft.Json.Linq.JObject', {
  get: (_rt, self: JObject, key) => (typeof key === 'string' ? self.properties.get(key)?.value : undefined),
  entries: (_rt, self: JObject) => [...self.properties.values()].map(({ name, value }) => [name, value] as const),
  count: (_rt, self: JObject) => self.properties.size,
});
