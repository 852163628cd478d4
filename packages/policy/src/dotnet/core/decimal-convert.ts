import { digitsOfDouble } from '../format/digits.ts';
import type { Char, Decimal } from '../value.ts';
import { decimal, fitDecimal, raiseDecimalOverflow } from './decimal-arithmetic.ts';
import { powerOfTen } from '../format/power-of-ten.ts';
import { truncateDecimal } from './decimal-rounding.ts';
import type { FloatingType } from './floating-definition.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { fitInteger, integerOf } from './number-range.ts';

/** Between `decimal` and the other numbers. */

export function decimalOfInteger(value: IntegerValue): Decimal {
  return decimal(integerOf(value));
}

export function decimalOfChar({ code }: Char): Decimal {
  return decimal(BigInt(code));
}

/** A `double` is rounded to 15 significant digits on the way, a `float` to 7. */
export function decimalOfFloating(value: number, { name }: Pick<FloatingType, 'name'>): Decimal {
  if (!Number.isFinite(value)) return raiseDecimalOverflow();
  const { negative, digits, point } = digitsOfDouble(value, name === 'System.Double' ? 15 : 7);
  if (point > 29) return raiseDecimalOverflow();
  if (point < -28) return decimal(0n);
  const whole = BigInt(`${negative ? '-' : ''}${digits === '' ? '0' : digits}`);
  const scale = digits.length - point;
  return scale < 0 ? fitDecimal(whole * powerOfTen(-scale), 0) : fitDecimal(whole, scale);
}

/** The `double` that is nearest. */
export function numberOfDecimal({ units, scale }: Decimal): number {
  return Number(`${units}e-${scale}`);
}

/** The integer without what is behind the point. */
export function integerOfDecimal(value: Decimal, type: IntegerType): IntegerValue {
  return fitInteger(type, truncateDecimal(value).units);
}
