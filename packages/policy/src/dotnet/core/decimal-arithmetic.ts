import { powerOfTen } from '../format/power-of-ten.ts';
import { raise } from '../raise.ts';
import type { Decimal } from '../value.ts';

/** `decimal`: 96 bits over a power of ten up to 10^28. What does not fit is rounded, half to even. */

export const decimalLargest: bigint = (1n << 96n) - 1n;
const maxScale = 28;

export function decimal(units: bigint, scale = 0): Decimal {
  return { net: 'System.Decimal', units, scale };
}

export const decimalZero: Decimal = decimal(0n);

export function raiseDecimalOverflow(): never {
  return raise('System.OverflowException', 'Value was either too large or too small for a Decimal.');
}

/** The decimal nearest to `units / 10^scale`, keeping as much of the scale as fits. */
export function fitDecimal(units: bigint, scale: number): Decimal {
  let drop = Math.max(scale - maxScale, 0);
  for (;;) {
    const fitted = drop === 0 ? units : roundQuotient(units, powerOfTen(drop));
    if (magnitude(fitted) <= decimalLargest) return decimal(fitted, scale - drop);
    if (drop >= scale) return raiseDecimalOverflow();
    drop += Math.max(Math.min(magnitude(fitted).toString().length - 29, scale - drop), 1);
  }
}

/** Rounds `numerator / divisor` to a whole number, half to even. */
export function roundQuotient(numerator: bigint, divisor: bigint): bigint {
  const quotient = numerator / divisor;
  const rest = magnitude(numerator % divisor) * 2n;
  const whole = magnitude(divisor);
  if (rest < whole || (rest === whole && quotient % 2n === 0n)) return quotient;
  return numerator < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** The units that a decimal has at a larger scale. */
function unitsAt(value: Decimal, scale: number): bigint {
  return value.scale === scale ? value.units : value.units * powerOfTen(scale - value.scale);
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const scale = Math.max(left.scale, right.scale);
  return fitDecimal(unitsAt(left, scale) + unitsAt(right, scale), scale);
}

export function negateDecimal(value: Decimal): Decimal {
  return decimal(-value.units, value.scale);
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  return addDecimals(left, negateDecimal(right));
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return fitDecimal(left.units * right.units, left.scale + right.scale);
}

/** The quotient has the digits that it needs, and of those that never end as many as fit. */
export function divideDecimals(left: Decimal, right: Decimal): Decimal {
  if (right.units === 0n) return raiseDivideByZero();
  const least = Math.max(left.scale - right.scale, 0);
  const numerator = left.units * powerOfTen(least - (left.scale - right.scale));
  if (numerator % right.units === 0n) return fitDecimal(numerator / right.units, least);
  let scale = maxScale;
  for (;;) {
    const units = roundQuotient(numerator * powerOfTen(scale - least), right.units);
    if (magnitude(units) <= decimalLargest) return withoutZeros(units, scale);
    if (scale === least) return raiseDecimalOverflow();
    scale -= Math.max(Math.min(magnitude(units).toString().length - 29, scale - least), 1);
  }
}

/** What is left of a division to a whole number; it has the sign of the dividend. */
export function remainderOfDecimals(left: Decimal, right: Decimal): Decimal {
  if (right.units === 0n) return raiseDivideByZero();
  const scale = Math.max(left.scale, right.scale);
  const dividend = unitsAt(left, scale);
  const divisor = unitsAt(right, scale);
  return magnitude(dividend) < magnitude(divisor) ? left : fitDecimal(dividend % divisor, scale);
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  const scale = Math.max(left.scale, right.scale);
  const difference = unitsAt(left, scale) - unitsAt(right, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The same number without zeros at its end. */
export function normalDecimal({ units, scale }: Decimal): Decimal {
  return withoutZeros(units, scale);
}

function withoutZeros(units: bigint, scale: number): Decimal {
  let shorter = units;
  let at = scale;
  while (at > 0 && shorter % 10n === 0n) {
    shorter /= 10n;
    at -= 1;
  }
  return decimal(shorter, at);
}

function raiseDivideByZero(): never {
  return raise('System.DivideByZeroException', 'Attempted to divide by zero.');
}
