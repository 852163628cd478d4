import type { Implementation, Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { fromBase, toBase } from './convert-base.ts';
import { convertBase64Members } from './convert-base64.ts';
import { convertDateMembers } from './convert-date.ts';
import { toBoolean, toChar, toDecimal, toFloating, toInteger } from './convert-number.ts';
import { doubleType, singleType } from './floating-definition.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { byteType, integerTypes, intType, longType, shortType } from './number-range.ts';

export const convert: TypeDefinition = defineType({
  name: 'System.Convert',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.convert?view=netframework-4.8',
  members: {
    ...Object.assign({}, ...integerTypes.map(integerConversions)),
    ...conversions('bool ToBoolean', (rt: Runtime, value: NetValue) => toBoolean(rt, value)),
    ...conversions('char ToChar', (_: Runtime, value: NetValue) => toChar(value)),
    ...conversions('double ToDouble', (rt: Runtime, value: NetValue) => toFloating(rt, value, doubleType)),
    ...conversions('float ToSingle', (rt: Runtime, value: NetValue) => toFloating(rt, value, singleType)),
    ...conversions('decimal ToDecimal', (rt: Runtime, value: NetValue) => toDecimal(rt, value)),
    ...conversions('string ToString', (rt: Runtime, value: NetValue) => textOf(rt, value)),
    'static string ToString(string value)': (_: Runtime, value: string | null) => value,
    ...[byteType, shortType, intType, longType].reduce(addBase, {}),
    ...convertBase64Members,
    ...convertDateMembers,
  },
});

function conversions(declaration: string, run: Implementation): Members {
  const sources = [
    'object',
    'string',
    'bool',
    'char',
    ...integerTypes.map(({ keyword }) => keyword),
    'float',
    'double',
    'decimal',
  ];
  return Object.fromEntries(sources.map((source) => [`static ${declaration}(${source} value)`, run]));
}

function integerConversions(type: IntegerType): Members {
  const { keyword, name } = type;
  const method = `${keyword} To${name.slice('System.'.length)}`;
  return {
    ...conversions(method, (rt: Runtime, value: NetValue) => toInteger(rt, value, type)),
    [`static ${method}(string value, int fromBase)`]: (rt: Runtime, text: string | null, base: number) =>
      fromBase(rt, text, type, base),
  };
}

function addBase(all: Members, type: IntegerType): Members {
  const declaration = `static string ToString(${type.keyword} value, int toBase)`;
  return Object.assign(all, {
    [declaration]: (rt: Runtime, value: IntegerValue, base: number) => newText(rt, toBase(value, type, base)),
  });
}
