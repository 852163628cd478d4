import type { Members } from '../define.ts';
import { formatNumber } from '../format/format-number.ts';
import { badNumber, readDecimal } from '../format/parse-number.ts';
import { NetException, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Decimal, NetArray, NetValue, Num, Ref } from '../value.ts';
import { netArray } from '../value.ts';
import { compareToObject } from './compare-to.ts';
import * as arithmetic from './decimal-arithmetic.ts';
import { decimalOfFloating, decimalOfInteger, integerOfDecimal, numberOfDecimal } from './decimal-convert.ts';
import { doubleType, floating, singleType } from './floating-definition.ts';
import type { IntegerValue } from './number-range.ts';
import { integerTypes } from './number-range.ts';
import { roundMembers } from './round-members.ts';

const { decimal, decimalLargest, compareDecimals } = arithmetic;

/** Constructors, constants and methods of `decimal`. */
export const decimalMembers: Members = {
  'Decimal(int value)': ofInteger,
  'Decimal(uint value)': ofInteger,
  'Decimal(long value)': ofInteger,
  'Decimal(ulong value)': ofInteger,
  'Decimal(double value)': (_: Runtime, { value }: Num) => decimalOfFloating(value, doubleType),
  'Decimal(float value)': (_: Runtime, { value }: Num) => decimalOfFloating(value, singleType),
  'Decimal(int lo, int mid, int hi, bool isNegative, byte scale)': (_: Runtime, ...parts: DecimalParts) =>
    decimalOfParts(parts),
  'static readonly decimal Zero': () => decimal(0n),
  'static readonly decimal One': () => decimal(1n),
  'static readonly decimal MinusOne': () => decimal(-1n),
  'static readonly decimal MaxValue': () => decimal(decimalLargest),
  'static readonly decimal MinValue': () => decimal(-decimalLargest),
  'static decimal Parse(string s)': (rt: Runtime, text: string | null) => parseDecimal(rt, text),
  'static bool TryParse(string s, out decimal result)': (rt: Runtime, text: string | null, result: Ref) => {
    const value = text === null ? null : tryParse(rt, text);
    result.value = value ?? decimal(0n);
    return value !== null;
  },
  ...binaryMethods(),
  'static decimal Negate(decimal d)': (_: Runtime, value: Decimal) => arithmetic.negateDecimal(value),
  ...roundMembers,
  'static int Compare(decimal d1, decimal d2)': (_: Runtime, left: Decimal, right: Decimal) =>
    compareDecimals(left, right),
  'static bool Equals(decimal d1, decimal d2)': (_: Runtime, left: Decimal, right: Decimal) =>
    compareDecimals(left, right) === 0,
  ...integerMethods(),
  'static double ToDouble(decimal d)': (_: Runtime, value: Decimal) => floating(doubleType, numberOfDecimal(value)),
  'static float ToSingle(decimal d)': (_: Runtime, value: Decimal) => floating(singleType, numberOfDecimal(value)),
  'static int[] GetBits(decimal d)': (_: Runtime, value: Decimal) => bitsOf(value),
  'string ToString(string format)': (rt: Runtime, self: Decimal, format: string | null) =>
    formatNumber(rt, self, format),
  'bool Equals(decimal value)': (_: Runtime, self: Decimal, other: Decimal) => compareDecimals(self, other) === 0,
  'int CompareTo(decimal value)': (_: Runtime, self: Decimal, other: Decimal) => compareDecimals(self, other),
  'int CompareTo(object value)': (rt: Runtime, self: Decimal, other: NetValue) =>
    compareToObject(rt, self, other, 'Object must be of type Decimal.'),
};

function ofInteger(_: Runtime, value: IntegerValue): Decimal {
  return decimalOfInteger(value);
}

/** `decimal.Parse`. */
export function parseDecimal(rt: Runtime, text: string | null): Decimal {
  if (text === null) return raiseArgumentNull('String');
  const { units, scale } = readDecimal(rt, text) ?? badNumber();
  return arithmetic.fitDecimal(units, scale);
}

function tryParse(rt: Runtime, text: string): Decimal | null {
  try {
    return parseDecimal(rt, text);
  } catch (error) {
    if (error instanceof NetException) return null;
    throw error;
  }
}

type DecimalParts = [low: number, middle: number, high: number, isNegative: boolean, scale: Num];

function decimalOfParts([low, middle, high, isNegative, scale]: DecimalParts): Decimal {
  if (scale.value > 28) return raiseArgument("Decimal's scale value must be between 0 and 28, inclusive.", 'scale');
  const words = [high, middle, low].map((word) => BigInt(word >>> 0));
  const units = words.reduce((all, word) => (all << 32n) | word, 0n);
  return decimal(isNegative ? -units : units, scale.value);
}

/** Three words of the number, from the low one, then one with scale and sign. */
function bitsOf({ units, scale }: Decimal): NetArray {
  const whole = arithmetic.magnitude(units);
  const words = [0n, 32n, 64n].map((shift) => Number(BigInt.asIntN(32, whole >> shift)));
  return netArray('System.Int32', [...words, (scale << 16) | (units < 0n ? 0x80000000 : 0)]);
}

function binaryMethods(): Members {
  const methods: readonly (readonly [string, (left: Decimal, right: Decimal) => Decimal])[] = [
    ['Add', arithmetic.addDecimals],
    ['Subtract', arithmetic.subtractDecimals],
    ['Multiply', arithmetic.multiplyDecimals],
    ['Divide', arithmetic.divideDecimals],
    ['Remainder', arithmetic.remainderOfDecimals],
  ];
  return Object.fromEntries(
    methods.map(([name, run]): [string, Members[string]] => [
      `static decimal ${name}(decimal d1, decimal d2)`,
      (_: Runtime, left: Decimal, right: Decimal) => run(left, right),
    ]),
  );
}

function integerMethods(): Members {
  return Object.fromEntries(
    integerTypes.map((type): [string, Members[string]] => [
      `static ${type.keyword} To${type.name.slice('System.'.length)}(decimal d)`,
      (_: Runtime, value: Decimal) => integerOfDecimal(value, type),
    ]),
  );
}
