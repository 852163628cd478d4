import type { Implementation, Members } from '../define.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Decimal, Num } from '../value.ts';
import { compareDecimals, decimal, magnitude } from './decimal-arithmetic.ts';
import type { FloatingType } from './floating-definition.ts';
import { doubleType, floating, singleType } from './floating-definition.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { integerOf, integerTypes } from './number-range.ts';

/** `Max`, `Min`, `Abs` and `Sign` of every kind of number. */
export const mathCompareMembers: Members = Object.assign(
  {},
  ...integerTypes.map(ofInteger),
  ofFloating(doubleType),
  ofFloating(singleType),
  ofDecimal(),
) as Members;

function ofInteger(type: IntegerType): Members {
  const { keyword } = type;
  const members: { [declaration: string]: Implementation } = {
    [`static ${keyword} Max(${keyword} val1, ${keyword} val2)`]: (_: Runtime, a: IntegerValue, b: IntegerValue) =>
      integerOf(a) >= integerOf(b) ? a : b,
    [`static ${keyword} Min(${keyword} val1, ${keyword} val2)`]: (_: Runtime, a: IntegerValue, b: IntegerValue) =>
      integerOf(a) <= integerOf(b) ? a : b,
  };
  if (type.least === 0n) return members;
  members[`static ${keyword} Abs(${keyword} value)`] = (_: Runtime, value: IntegerValue) => absolute(value, type);
  members[`static int Sign(${keyword} value)`] = (_: Runtime, value: IntegerValue) => {
    const whole = integerOf(value);
    return whole > 0n ? 1 : whole < 0n ? -1 : 0;
  };
  return members;
}

function absolute(value: IntegerValue, type: IntegerType): IntegerValue {
  const size = magnitude(integerOf(value));
  if (size <= type.largest) return type.make(size);
  return raise('System.OverflowException', 'Negating the minimum value of a twos complement number is invalid.');
}

function ofFloating(type: FloatingType): Members {
  const { keyword } = type;
  return {
    [`static ${keyword} Max(${keyword} val1, ${keyword} val2)`]: (_: Runtime, a: Num, b: Num) =>
      floating(type, Math.max(a.value, b.value)),
    [`static ${keyword} Min(${keyword} val1, ${keyword} val2)`]: (_: Runtime, a: Num, b: Num) =>
      floating(type, Math.min(a.value, b.value)),
    [`static ${keyword} Abs(${keyword} value)`]: (_: Runtime, { value }: Num) => floating(type, Math.abs(value)),
    [`static int Sign(${keyword} value)`]: (_: Runtime, { value }: Num) => {
      if (Number.isNaN(value))
        return raise('System.ArithmeticException', 'Function does not accept floating point Not-a-Number values.');
      return value > 0 ? 1 : value < 0 ? -1 : 0;
    },
  };
}

function ofDecimal(): Members {
  return {
    'static decimal Max(decimal val1, decimal val2)': (_: Runtime, a: Decimal, b: Decimal) =>
      compareDecimals(a, b) >= 0 ? a : b,
    'static decimal Min(decimal val1, decimal val2)': (_: Runtime, a: Decimal, b: Decimal) =>
      compareDecimals(a, b) <= 0 ? a : b,
    'static decimal Abs(decimal value)': (_: Runtime, { units, scale }: Decimal) => decimal(magnitude(units), scale),
    'static int Sign(decimal value)': (_: Runtime, { units }: Decimal) => (units > 0n ? 1 : units < 0n ? -1 : 0),
  };
}
