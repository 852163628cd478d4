import type { Decimal } from '../value.ts';

/**
 * A number taken apart for formatting: 0.d1d2d3… times 10^point. There are no zeros at either end of the digits; zero
 * has none. The type's own notion of precision has already been applied.
 */
export type Digits = { readonly negative: boolean; readonly digits: string; readonly point: number };

export const noDigits: Digits = { negative: false, digits: '', point: 0 };

function trimmed(negative: boolean, text: string, point: number): Digits {
  const digits = text.replace(/0+$/, '');
  return digits === '' ? noDigits : { negative, digits, point };
}

export function digitsOfInteger(value: bigint): Digits {
  const text = (value < 0n ? -value : value).toString();
  return trimmed(value < 0n, text, text.length);
}

export function digitsOfDecimal({ units, scale }: Decimal): Digits {
  const text = (units < 0n ? -units : units).toString();
  return units === 0n ? noDigits : trimmed(units < 0n, text, text.length - scale);
}

/** The digits of a finite number, rounded to so many significant ones. */
export function digitsOfDouble(value: number, precision: number): Digits {
  if (value === 0) return noDigits;
  const [mantissa = '', exponent = '0'] = Math.abs(value)
    .toExponential(precision - 1)
    .split('e');
  return trimmed(value < 0, mantissa.replace('.', ''), Number(exponent) + 1);
}

/**
 * A double's shortest text, where it is also its text in 15 digits without an exponent; `null` where it may be another.
 * A decimal of up to 15 digits comes back from a double unchanged, so no other one of 15 digits can be nearer to it.
 */
export function plainDouble(value: number): string | null {
  const size = Math.abs(value);
  if (!(size >= 1e-4 && size < 1e15)) return null;
  const text = String(value);
  return text.length <= 16 ? text : null;
}

/** Rounds half away from zero, so that `count` digits are left; a number of which nothing is left is zero. */
export function roundDigits(from: Digits, count: number): Digits {
  if (count >= from.digits.length) return from;
  if (count < 0) return noDigits;
  const isUp = from.digits.charCodeAt(count) >= 53;
  const kept = from.digits.slice(0, count);
  if (!isUp) return trimmed(from.negative, kept, from.point);
  const raised = (BigInt(`0${kept}`) + 1n).toString().padStart(count, '0');
  return trimmed(from.negative, raised, from.point + raised.length - count);
}

/** The integer part, at least one digit, and `decimals` digits behind the point. The number has been rounded to them. */
export function fixedParts(from: Digits, decimals: number): { readonly whole: string; readonly fraction: string } {
  const { digits, point } = from;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  const behind = point > 0 ? digits.slice(point) : `${'0'.repeat(Math.min(-point, decimals))}${digits}`;
  return { whole, fraction: behind.slice(0, decimals).padEnd(decimals, '0') };
}

/** Puts a comma before every third digit from the right. */
export function grouped(whole: string): string {
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
}
