import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetArray, NetValue } from '../value.ts';
import { addLast } from './content.ts';
import { arrayFrom } from './from-object.ts';
import { readJArray } from './read-json.ts';
import type { JArray, JToken } from './token.ts';
import { jArray as newArray } from './token.ts';
import { childAt, clearChildren, cloneToken, insertToken, removeAt, replaceAt } from './tree.ts';

function built(rt: Runtime, content: NetValue): JArray {
  const array = newArray();
  addLast(rt, array, content);
  return array;
}

/** Tokens are found by which one they are, not by what is in them. */
function indexOf(rt: Runtime, array: JArray, token: JToken | null): number {
  burn(rt, array.items.length);
  return token === null ? -1 : array.items.indexOf(token);
}

export const jArray: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JArray',
  kind: 'class',
  base: 'JContainer',
  interfaces: ['IList<JToken>'],
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JArray.htm',
  members: {
    'JArray()': () => newArray(),
    'JArray(JArray other)': (rt, other: JArray | null) =>
      other === null ? raiseArgumentNull('other') : cloneToken(rt, other),
    'JArray(params object[] content)': (rt, content: NetArray) => built(rt, content),
    'JArray(object content)': built,
    'JToken this[int index] { get; set; }': (_rt, self: JArray, index: number) => childAt(self, index),
    'void Add(JToken item)': (rt, self: JArray, item: JToken | null) => insert(rt, self, self.items.length, item),
    'void Insert(int index, JToken item)': (rt, self: JArray, ...[index, item]: [number, JToken | null]) =>
      insert(rt, self, index, item),
    'bool Remove(JToken item)': (rt, self: JArray, item: JToken | null) => {
      const index = indexOf(rt, self, item);
      if (index >= 0) removeAt(rt, self, index);
      return index >= 0;
    },
    'void RemoveAt(int index)': (rt, self: JArray, index: number) => {
      removeAt(rt, self, index);
      return null;
    },
    'bool Contains(JToken item)': (rt, self: JArray, item: JToken | null) => indexOf(rt, self, item) >= 0,
    'int IndexOf(JToken item)': indexOf,
    'void Clear()': (rt, self: JArray) => {
      clearChildren(rt, self);
      return null;
    },
    'static JArray Parse(string json)': readJArray,
    'static JArray FromObject(object o)': arrayFrom,
  },
  setters: {
    'JToken this[int index] { get; set; }': (rt, self: JArray, ...[index, value]: [number, JToken | null]) => {
      replaceAt(rt, self, index, value);
      return null;
    },
  },
});

function insert(rt: Runtime, array: JArray, ...[index, item]: [number, JToken | null]): null {
  insertToken(rt, array, index, item);
  return null;
}
