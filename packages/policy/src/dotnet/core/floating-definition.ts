import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { formatNumber } from '../format/format-number.ts';
import { badNumber, readReal } from '../format/parse-number.ts';
import { shortName } from '../lookup.ts';
import { raise, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue, Num, Ref } from '../value.ts';
import { compareToObject } from './compare-to.ts';

/** `double` and `float`: the same members at two precisions. */
export type FloatingType = {
  readonly name: 'System.Double' | 'System.Single';
  readonly keyword: string;
  readonly largest: number;
  readonly epsilon: number;
  /** To the type's precision. */
  readonly narrow: (value: number) => number;
};

export const doubleType: FloatingType = {
  name: 'System.Double',
  keyword: 'double',
  largest: Number.MAX_VALUE,
  epsilon: Number.MIN_VALUE,
  narrow: (value) => value,
};

export const singleType: FloatingType = {
  name: 'System.Single',
  keyword: 'float',
  largest: 3.4028234663852886e38,
  epsilon: 1.401298464324817e-45,
  narrow: Math.fround,
};

export function defineFloating(type: FloatingType): TypeDefinition {
  const { name, keyword } = type;
  return defineType({
    name,
    kind: 'struct',
    keyword,
    source: `https://learn.microsoft.com/dotnet/api/${name.toLowerCase()}?view=netframework-4.8`,
    interfaces: ['IComparable', 'IFormattable', 'IConvertible', `IComparable<${keyword}>`, `IEquatable<${keyword}>`],
    members: { ...floatingConstants(type), ...floatingMembers(type) },
    hooks: {
      text: (rt: Runtime, self: Num, format: string | null) => formatNumber(rt, self, format),
      equals: (_: Runtime, left: Num, right: Num) => order(left, right) === 0,
      key: (self: Num) => `\0${name}:${self.value}`,
      compare: (_: Runtime, left: Num, right: Num) => order(left, right),
      initial: () => floating(type, 0),
    },
  });
}

function floatingConstants(type: FloatingType): Members {
  const { keyword } = type;
  return {
    [`static readonly ${keyword} MaxValue`]: () => floating(type, type.largest),
    [`static readonly ${keyword} MinValue`]: () => floating(type, -type.largest),
    [`static readonly ${keyword} Epsilon`]: () => floating(type, type.epsilon),
    [`static readonly ${keyword} NaN`]: () => floating(type, Number.NaN),
    [`static readonly ${keyword} PositiveInfinity`]: () => floating(type, Infinity),
    [`static readonly ${keyword} NegativeInfinity`]: () => floating(type, -Infinity),
  };
}

function floatingMembers(type: FloatingType): Members {
  const { name, keyword } = type;
  const argument = keyword === 'float' ? 'float f' : 'double d';
  return {
    [`static bool IsNaN(${argument})`]: (_: Runtime, { value }: Num) => Number.isNaN(value),
    [`static bool IsInfinity(${argument})`]: (_: Runtime, { value }: Num) => Math.abs(value) === Infinity,
    [`static bool IsPositiveInfinity(${argument})`]: (_: Runtime, { value }: Num) => value === Infinity,
    [`static bool IsNegativeInfinity(${argument})`]: (_: Runtime, { value }: Num) => value === -Infinity,
    [`static ${keyword} Parse(string s)`]: (rt: Runtime, text: string | null) => parseFloating(rt, text, type),
    [`static bool TryParse(string s, out ${keyword} result)`]: (rt: Runtime, text: string | null, result: Ref) => {
      const value = text === null ? null : readReal(rt, text);
      const isThere = value !== null && fits(value, type, text);
      result.value = floating(type, isThere ? value : 0);
      return isThere;
    },
    'string ToString(string format)': (rt: Runtime, self: Num, format: string | null) => formatNumber(rt, self, format),
    [`bool Equals(${keyword} obj)`]: (_: Runtime, self: Num, other: Num) => order(self, other) === 0,
    [`int CompareTo(${keyword} value)`]: (_: Runtime, self: Num, other: Num) => order(self, other),
    'int CompareTo(object value)': (rt: Runtime, self: Num, other: NetValue) =>
      compareToObject(rt, self, other, `Object must be of type ${shortName({ name })}.`),
  };
}

export function floating(type: FloatingType, value: number): Num {
  return { net: type.name, value: type.narrow(value) };
}

/** `Parse` of a floating-point type. */
export function parseFloating(rt: Runtime, text: string | null, type: FloatingType): Num {
  if (text === null) return raiseArgumentNull('value');
  const value = readReal(rt, text) ?? badNumber();
  if (fits(value, type, text)) return floating(type, value);
  return raise(
    'System.OverflowException',
    `Value was either too large or too small for a ${shortName({ name: type.name })}.`,
  );
}

/** Whether a number is in range; infinity is only where it is written out. */
function fits(value: number, { narrow }: FloatingType, text: string | null): boolean {
  return Math.abs(narrow(value)) !== Infinity || /Infinity/.test(text ?? '');
}

/** NaN equals itself and comes before all else. */
function order({ value: left }: Num, { value: right }: Num): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  return Number.isNaN(left) ? (Number.isNaN(right) ? 0 : -1) : 1;
}
