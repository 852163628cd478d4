import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { NetType } from '../type.ts';
import type { EnumValue, NetValue } from '../value.ts';
import { addContent, parentOf } from './content.ts';
import { deepEquals } from './compare-token.ts';
import { isIndented } from './formatting.ts';
import { fromObject } from './from-object.ts';
import { getIndexed, raiseNoChildren, setIndexed } from './index-token.ts';
import { printJson } from './print-json.ts';
import { readJson } from './read-json.ts';
import { selectMembers } from './select-member.ts';
import type { JContainer, JToken } from './token.ts';
import { isJValue, tokenTypeValue } from './token.ts';
import { conversionMembers } from './token-conversion.ts';
import { tokenPath } from './token-path.ts';
import { neighbourMembers } from './neighbour.ts';
import { toObject, tokenAs } from './to-object.ts';
import { childCount, childrenOf, cloneToken, indexIn, removeToken, replaceAt, rootOf } from './tree.ts';

/** `token.ToString()`: containers are indented JSON, a value is its own text. */
export function tokenText(rt: Runtime, token: JToken, format: string | null = null): string {
  if (isJValue(token)) return newText(rt, textOf(rt, token.value, format));
  return printJson(rt, token, true);
}

function edge(token: JToken, at: 0 | -1): JToken | null {
  if (isJValue(token)) return raiseNoChildren(token);
  return childrenOf(token).at(at) ?? null;
}

function addBeside(rt: Runtime, token: JToken, ...[distance, content]: [0 | 1, NetValue]): null {
  const parent = parentOf(token);
  addContent(rt, parent, indexIn(rt, parent, token) + distance, content);
  return null;
}

export const jToken: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JToken',
  kind: 'class',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JToken.htm',
  interfaces: ['IEnumerable<JToken>'],
  members: {
    ...conversionMembers,
    ...selectMembers,
    ...neighbourMembers,
    'JTokenType Type { get; }': (_rt, self: JToken) => tokenTypeValue(self),
    'JContainer Parent { get; }': (_rt, self: JToken): JContainer | null => self.parent,
    'JToken Root { get; }': rootOf,
    'string Path { get; }': tokenPath,
    'bool HasValues { get; }': (_rt, self: JToken) => childCount(self) > 0,
    'JToken First { get; }': (_rt, self: JToken) => edge(self, 0),
    'JToken Last { get; }': (_rt, self: JToken) => edge(self, -1),
    'JToken this[object key] { get; set; }': getIndexed,
    'T Value<T>(object key)': (rt, [type]: readonly NetType[], ...[self, key]: [JToken, NetValue]) =>
      tokenAs(rt, getIndexed(rt, self, key), type ?? { kind: 'unknown' }),
    'T ToObject<T>()': (rt, [type]: readonly NetType[], self: JToken) =>
      toObject(rt, self, type ?? { kind: 'unknown' }),
    'JToken DeepClone()': (rt, self: JToken) => cloneToken(rt, self),
    'static bool DeepEquals(JToken t1, JToken t2)': (rt, left: JToken | null, right: JToken | null) =>
      deepEquals(rt, left, right),
    'string ToString()': (rt, self: JToken) => tokenText(rt, self),
    'string ToString(Formatting formatting)': (rt, self: JToken, format: EnumValue) =>
      newText(rt, printJson(rt, self, isIndented(format))),
    'static JToken Parse(string json)': (rt, text: string | null) => readJson(rt, text),
    'static JToken FromObject(object o)': fromObject,
    'void Remove()': (rt, self: JToken) => {
      removeToken(rt, self);
      return null;
    },
    'void Replace(JToken value)': (rt, self: JToken, value: JToken | null) => {
      const parent = parentOf(self);
      replaceAt(rt, parent, indexIn(rt, parent, self), value);
      return null;
    },
    'void AddAfterSelf(object content)': (rt, self: JToken, content: NetValue) => addBeside(rt, self, 1, content),
    'void AddBeforeSelf(object content)': (rt, self: JToken, content: NetValue) => addBeside(rt, self, 0, content),
  },
  setters: {
    'JToken this[object key] { get; set; }': setIndexed,
  },
  hooks: {
    text: tokenText,
    iterate: (_rt, self: JToken) => [...childrenOf(self)],
  },
});
