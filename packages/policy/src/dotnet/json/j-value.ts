import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseNull } from '../raise.ts';
import { typeNameOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { compareJValues, equalJValues, keyOfJValue } from './compare-token.ts';
import { tokenText } from './j-token.ts';
import type { JValue } from './token.ts';
import { isJValue, jNull, jString, jValue as newValue, tokenTypes } from './token.ts';
import { cloneToken } from './tree.ts';
import { valueToken } from './value-token.ts';

const fromValue = (_rt: Runtime, value: NetValue): JValue => valueToken(value);

export const jValue: TypeDefinition = defineType({
  name: 'Newtonsoft.Json.Linq.JValue',
  kind: 'class',
  base: 'JToken',
  source: 'https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_Linq_JValue.htm',
  members: {
    'JValue(JValue other)': (rt, other: JValue | null) => cloneToken(rt, other ?? raiseNull()),
    'JValue(long value)': fromValue,
    'JValue(decimal value)': fromValue,
    'JValue(char value)': fromValue,
    'JValue(ulong value)': fromValue,
    'JValue(double value)': fromValue,
    'JValue(float value)': fromValue,
    'JValue(DateTime value)': fromValue,
    'JValue(DateTimeOffset value)': fromValue,
    'JValue(bool value)': fromValue,
    'JValue(string value)': (_rt, value: string | null) => newValue(tokenTypes.String, value),
    'JValue(Guid value)': fromValue,
    'JValue(Uri value)': fromValue,
    'JValue(TimeSpan value)': fromValue,
    'JValue(object value)': fromValue,
    'object Value { get; set; }': (_rt, self: JValue) => self.value,
    'static JValue CreateNull()': () => jNull(),
    'static JValue CreateUndefined()': () => newValue(tokenTypes.Undefined, null),
    'static JValue CreateString(string value)': (_rt, value: string | null) =>
      value === null ? newValue(tokenTypes.String, null) : jString(value),
    'static JValue CreateComment(string value)': (_rt, value: string | null) => newValue(tokenTypes.Comment, value),
    'string ToString(string format)': (rt, self: JValue, format: string | null) => tokenText(rt, self, format),
    'bool Equals(JValue other)': (rt, self: JValue, other: JValue | null) =>
      other !== null && equalJValues(rt, self, other),
    'int CompareTo(JValue obj)': (rt, self: JValue, other: JValue | null) =>
      other === null ? 1 : Math.sign(compareJValues(rt, self, other)),
    'int CompareTo(object obj)': (rt, self: JValue, other: NetValue) =>
      other === null ? 1 : Math.sign(compareJValues(rt, self, isJValue(other) ? other : valueToken(other))),
  },
  setters: {
    'object Value { get; set; }': (_rt, self: JValue, value: NetValue) => {
      const isOther = value === null || self.value === null || typeNameOf(value) !== typeNameOf(self.value);
      if (isOther) self.type = valueToken(value).type;
      self.value = value;
      return null;
    },
  },
  hooks: {
    text: tokenText,
    equals: equalJValues,
    key: keyOfJValue,
    compare: compareJValues,
    plain: (self: JValue) => self.value,
  },
});
