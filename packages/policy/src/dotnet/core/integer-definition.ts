import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { formatNumber } from '../format/format-number.ts';
import { badNumber, readInteger } from '../format/parse-number.ts';
import { shortName } from '../lookup.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue, Ref } from '../value.ts';
import { compareToObject } from './compare-to.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { fitInteger, integerOf } from './number-range.ts';

/** Declares an integer type: all eight have the same members. */
export function defineInteger(type: IntegerType): TypeDefinition {
  const { name, keyword } = type;
  return defineType({
    name,
    kind: 'struct',
    keyword,
    source: `https://learn.microsoft.com/dotnet/api/${name.toLowerCase()}?view=netframework-4.8`,
    interfaces: ['IComparable', 'IFormattable', 'IConvertible', `IComparable<${keyword}>`, `IEquatable<${keyword}>`],
    members: integerMembers(type),
    hooks: {
      text: (rt: Runtime, self: IntegerValue, format: string | null) => formatNumber(rt, self, format),
      equals: (_: Runtime, left: IntegerValue, right: IntegerValue) => integerOf(left) === integerOf(right),
      key: (self: IntegerValue) => `\0${name}:${integerOf(self)}`,
      compare: (_: Runtime, left: IntegerValue, right: IntegerValue) => order(left, right),
      initial: () => type.make(0n),
    },
  });
}

function integerMembers(type: IntegerType): Members {
  const { name, keyword } = type;
  return {
    [`static readonly ${keyword} MaxValue`]: () => type.make(type.largest),
    [`static readonly ${keyword} MinValue`]: () => type.make(type.least),
    [`static ${keyword} Parse(string s)`]: (rt: Runtime, text: string | null) => parseInteger(rt, text, type),
    [`static bool TryParse(string s, out ${keyword} result)`]: (rt: Runtime, text: string | null, result: Ref) => {
      const value = text === null ? null : readInteger(rt, text);
      const isThere = value !== null && value >= type.least && value <= type.largest;
      result.value = type.make(isThere ? value : 0n);
      return isThere;
    },
    'string ToString(string format)': (rt: Runtime, self: IntegerValue, format: string | null) =>
      formatNumber(rt, self, format),
    [`bool Equals(${keyword} obj)`]: (_: Runtime, self: IntegerValue, other: IntegerValue) =>
      integerOf(self) === integerOf(other),
    [`int CompareTo(${keyword} value)`]: (_: Runtime, self: IntegerValue, other: IntegerValue) => order(self, other),
    'int CompareTo(object value)': (rt: Runtime, self: IntegerValue, other: NetValue) =>
      compareToObject(rt, self, other, `Object must be of type ${shortName({ name })}.`),
  };
}

/** `Parse` of an integer type. */
export function parseInteger(rt: Runtime, text: string | null, type: IntegerType): IntegerValue {
  if (text === null) return raiseArgumentNull('String');
  return fitInteger(type, readInteger(rt, text) ?? badNumber());
}

function order(left: IntegerValue, right: IntegerValue): number {
  const [first, second] = [integerOf(left), integerOf(right)];
  return first < second ? -1 : first > second ? 1 : 0;
}
