import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Char, Decimal, Num } from '../value.ts';
import { char } from '../value.ts';
import {
  addDecimals,
  compareDecimals,
  decimal,
  divideDecimals,
  multiplyDecimals,
  negateDecimal,
  remainderOfDecimals,
  subtractDecimals,
} from './decimal-arithmetic.ts';
import {
  decimalOfChar,
  decimalOfFloating,
  decimalOfInteger,
  integerOfDecimal,
  numberOfDecimal,
} from './decimal-convert.ts';
import { doubleType, floating, singleType } from './floating-definition.ts';
import type { IntegerValue } from './number-range.ts';
import { integerOf, integerTypes, ushortType } from './number-range.ts';

type Binary = (left: Decimal, right: Decimal) => Decimal;
type Test = (order: number) => boolean;

/** Steps that an operation takes: each is one of long integers. */
const decimalSteps = 8;

/** Arithmetic, comparison and conversions of `decimal`. */
export const decimalOperators: Members = {
  ...binary('+', addDecimals),
  ...binary('-', subtractDecimals),
  ...binary('*', multiplyDecimals),
  ...binary('/', divideDecimals),
  ...binary('%', remainderOfDecimals),
  'static decimal operator +(decimal d)': (_: Runtime, value: Decimal) => value,
  'static decimal operator -(decimal d)': (_: Runtime, value: Decimal) => negateDecimal(value),
  'static decimal operator ++(decimal d)': (_: Runtime, value: Decimal) => addDecimals(value, decimal(1n)),
  'static decimal operator --(decimal d)': (_: Runtime, value: Decimal) => subtractDecimals(value, decimal(1n)),
  ...comparison('==', (order) => order === 0),
  ...comparison('!=', (order) => order !== 0),
  ...comparison('<', (order) => order < 0),
  ...comparison('>', (order) => order > 0),
  ...comparison('<=', (order) => order <= 0),
  ...comparison('>=', (order) => order >= 0),
  ...integerConversions(),
  'static implicit operator decimal(char value)': (_: Runtime, value: Char) => decimalOfChar(value),
  'static explicit operator decimal(double value)': (_: Runtime, { value }: Num) =>
    decimalOfFloating(value, doubleType),
  'static explicit operator decimal(float value)': (_: Runtime, { value }: Num) => decimalOfFloating(value, singleType),
  'static explicit operator double(decimal value)': (_: Runtime, value: Decimal) =>
    floating(doubleType, numberOfDecimal(value)),
  'static explicit operator float(decimal value)': (_: Runtime, value: Decimal) =>
    floating(singleType, numberOfDecimal(value)),
  'static explicit operator char(decimal value)': (_: Runtime, value: Decimal) =>
    char(Number(integerOf(integerOfDecimal(value, ushortType)))),
};

function binary(sign: string, run: Binary): Members {
  return {
    [`static decimal operator ${sign}(decimal d1, decimal d2)`]: (rt: Runtime, left: Decimal, right: Decimal) => {
      burn(rt, decimalSteps);
      return run(left, right);
    },
  };
}

function comparison(sign: string, test: Test): Members {
  return {
    [`static bool operator ${sign}(decimal d1, decimal d2)`]: (_: Runtime, left: Decimal, right: Decimal) =>
      test(compareDecimals(left, right)),
  };
}

function integerConversions(): Members {
  return Object.fromEntries(
    integerTypes.flatMap((type): [string, Members[string]][] => [
      [
        `static implicit operator decimal(${type.keyword} value)`,
        (_: Runtime, value: IntegerValue) => decimalOfInteger(value),
      ],
      [
        `static explicit operator ${type.keyword}(decimal value)`,
        (_: Runtime, value: Decimal) => integerOfDecimal(value, type),
      ],
    ]),
  );
}
