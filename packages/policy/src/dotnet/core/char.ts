import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Char, NetValue, Ref } from '../value.ts';
import { char as charOf, double } from '../value.ts';
import type { CharTest } from './char-category.ts';
import { charTests, isHighSurrogate, isLowSurrogate } from './char-category.ts';
import { convertFromUtf32, convertToUtf32 } from './char-utf32.ts';
import { compareToObject } from './compare-to.ts';
import { lowerUnit, upperUnit } from './text-case.ts';

export const char: TypeDefinition = defineType({
  name: 'System.Char',
  kind: 'struct',
  keyword: 'char',
  source: 'https://learn.microsoft.com/dotnet/api/system.char?view=netframework-4.8',
  interfaces: ['IComparable', 'IConvertible', 'IComparable<char>', 'IEquatable<char>'],
  members: {
    'static readonly char MaxValue': () => charOf(0xffff),
    'static readonly char MinValue': () => charOf(0),
    ...tests(charTests),
    'static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)': (_: Runtime, high: Char, low: Char) =>
      isHighSurrogate(unit(high)) && isLowSurrogate(unit(low)),
    'static char ToUpper(char c)': (_: Runtime, self: Char) => charOf(upperUnit(unit(self)).charCodeAt(0)),
    'static char ToUpperInvariant(char c)': (_: Runtime, self: Char) => charOf(upperUnit(unit(self)).charCodeAt(0)),
    'static char ToLower(char c)': (_: Runtime, self: Char) => charOf(lowerUnit(unit(self)).charCodeAt(0)),
    'static char ToLowerInvariant(char c)': (_: Runtime, self: Char) => charOf(lowerUnit(unit(self)).charCodeAt(0)),
    'static double GetNumericValue(char c)': (_: Runtime, self: Char) =>
      double(self.code >= 48 && self.code <= 57 ? self.code - 48 : -1),
    'static string ToString(char c)': (_: Runtime, self: Char) => unit(self),
    'static string ConvertFromUtf32(int utf32)': (_: Runtime, code: number) => convertFromUtf32(code),
    'static int ConvertToUtf32(char highSurrogate, char lowSurrogate)': (_: Runtime, high: Char, low: Char) =>
      convertToUtf32(high, low),
    'static char Parse(string s)': (_: Runtime, text: string | null) => {
      if (text === null) return raiseArgumentNull('s');
      if (text.length !== 1) return raise('System.FormatException', 'String must be exactly one character long.');
      return charOf(text.charCodeAt(0));
    },
    'static bool TryParse(string s, out char result)': (_: Runtime, text: string | null, result: Ref) => {
      result.value = charOf(text?.length === 1 ? text.charCodeAt(0) : 0);
      return text?.length === 1;
    },
    'bool Equals(char obj)': (_: Runtime, self: Char, other: Char) => self.code === other.code,
    'int CompareTo(char value)': (_: Runtime, self: Char, other: Char) => self.code - other.code,
    'int CompareTo(object value)': (rt: Runtime, self: Char, other: NetValue) =>
      compareToObject(rt, self, other, 'Object must be of type Char.'),
  },
  hooks: {
    text: (_: Runtime, self: Char) => unit(self),
    equals: (_: Runtime, left: Char, right: Char) => left.code === right.code,
    key: ({ code }: Char) => charOf(code),
    compare: (_: Runtime, left: Char, right: Char) => left.code - right.code,
    initial: () => charOf(0),
  },
});

function unit({ code }: Char): string {
  return String.fromCharCode(code);
}

/** `IsDigit(char c)` and `IsDigit(string s, int index)`, and the same of every other question. */
function tests(all: { readonly [name: string]: CharTest }): Members {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, test]): [string, Members[string]][] => [
      [`static bool ${name}(char c)`, (_: Runtime, self: Char) => test(unit(self))],
      [
        `static bool ${name}(string s, int index)`,
        (_: Runtime, text: string | null, index: number) => {
          if (text === null) return raiseArgumentNull('s');
          return index < 0 || index >= text.length ? raiseOutOfRange('index') : test(text.charAt(index));
        },
      ],
    ]),
  );
}
