import { raiseOutOfRange } from '../raise.ts';
import type { Decimal } from '../value.ts';
import { decimal, magnitude, roundQuotient } from './decimal-arithmetic.ts';
import { powerOfTen } from '../format/power-of-ten.ts';

/** Rounding of decimals to fewer digits. */

/** Drops what is behind the point. */
export function truncateDecimal({ units, scale }: Decimal): Decimal {
  return decimal(units / powerOfTen(scale));
}

export function floorDecimal(value: Decimal): Decimal {
  const whole = truncateDecimal(value);
  const isBelow = value.units < 0n && whole.units * powerOfTen(value.scale) !== value.units;
  return isBelow ? decimal(whole.units - 1n) : whole;
}

export function ceilingDecimal(value: Decimal): Decimal {
  const whole = truncateDecimal(value);
  const isAbove = value.units > 0n && whole.units * powerOfTen(value.scale) !== value.units;
  return isAbove ? decimal(whole.units + 1n) : whole;
}

/** To so many digits behind the point; a half goes to the even neighbour, or away from zero. */
export function roundDecimal({ units, scale }: Decimal, decimals: number, isAway: boolean): Decimal {
  if (decimals < 0 || decimals > 28)
    return raiseOutOfRange('decimals', 'Decimal can only round to between 0 and 28 digits of precision.');
  if (scale <= decimals) return decimal(units, scale);
  const divisor = powerOfTen(scale - decimals);
  if (!isAway) return decimal(roundQuotient(units, divisor), decimals);
  const up = (magnitude(units) * 2n + divisor) / (divisor * 2n);
  return decimal(units < 0n ? -up : up, decimals);
}
