import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { outcomeOf } from '../../testing/run-member.ts';
import type { Decimal } from '../value.ts';
import {
  addDecimals,
  compareDecimals,
  decimal,
  decimalLargest,
  divideDecimals,
  multiplyDecimals,
  remainderOfDecimals,
  subtractDecimals,
} from './decimal-arithmetic.ts';
import { ceilingDecimal, floorDecimal, roundDecimal, truncateDecimal } from './decimal-rounding.ts';

const decimals: fc.Arbitrary<Decimal> = fc
  .tuple(
    fc.oneof(fc.bigInt({ min: -decimalLargest, max: decimalLargest }), fc.bigInt({ min: -1000n, max: 1000n })),
    fc.nat(28),
  )
  .map(([units, scale]) => decimal(units, scale));

/** A fraction: what a decimal stands for, without any limits. */
type Fraction = readonly [over: bigint, under: bigint];

function fraction({ units, scale }: Decimal): Fraction {
  return [units, 10n ** BigInt(scale)];
}

/**
 * Whether a result is what the exact one rounds to: off by at most half of the last digit that there is
 * room for, and even where it is off by half.
 */
function expectNearest(outcome: unknown, [over, under]: Fraction): void {
  if (typeof outcome === 'string') {
    expect(outcome).toBe('System.OverflowException: Value was either too large or too small for a Decimal.');
    expect((abs(over) * 2n) / abs(under)).toBeGreaterThanOrEqual(decimalLargest * 2n);
    return;
  }
  const given = outcome as Decimal;
  expect(abs(given.units)).toBeLessThanOrEqual(decimalLargest);
  expect(given.scale).toBeLessThanOrEqual(28);
  const { units, scale } = widest(given);
  const error = abs(units * under - over * 10n ** BigInt(scale)) * 2n;
  expect(error).toBeLessThanOrEqual(abs(under));
  if (error === abs(under)) expect(units % 2n).toBe(0n);
}

/** The same number with as many digits as there is room for: quotients come without zeros at the end. */
function widest({ units, scale }: Decimal): Decimal {
  const wider = units * 10n;
  return scale < 28 && abs(wider) <= decimalLargest ? widest(decimal(wider, scale + 1)) : decimal(units, scale);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

describe('decimals against fractions', () => {
  test.prop([decimals, decimals])('sum and difference', (a, b) => {
    const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
    expectNearest(
      outcomeOf(() => addDecimals(a, b)),
      [an * bd + bn * ad, ad * bd],
    );
    expectNearest(
      outcomeOf(() => subtractDecimals(a, b)),
      [an * bd - bn * ad, ad * bd],
    );
  });

  test.prop([decimals, decimals])('product', (a, b) => {
    const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
    expectNearest(
      outcomeOf(() => multiplyDecimals(a, b)),
      [an * bn, ad * bd],
    );
  });

  test.prop([decimals, decimals])('quotient', (a, b) => {
    if (b.units === 0n) return;
    const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
    const sign = b.units < 0n ? -1n : 1n;
    expectNearest(
      outcomeOf(() => divideDecimals(a, b)),
      [sign * an * bd, sign * ad * bn],
    );
  });

  test.prop([decimals, decimals])('quotient and remainder give the number back', (a, b) => {
    if (b.units === 0n) return;
    const rest = remainderOfDecimals(a, b);
    const scale = BigInt(10 ** 0) * 10n ** BigInt(28);
    const at = ({ units, scale: own }: Decimal): bigint => (units * scale) / 10n ** BigInt(own);
    expect(at(rest)).toBe(at(a) % at(b));
  });

  test.prop([decimals, decimals])('order is that of the fractions', (a, b) => {
    const [[an, ad], [bn, bd]] = [fraction(a), fraction(b)];
    const [left, right] = [an * bd, bn * ad];
    expect(compareDecimals(a, b)).toBe(left < right ? -1 : left > right ? 1 : 0);
  });

  test.prop([decimals, fc.nat(28)])('rounding is to the nearest', (a, digits) => {
    for (const isAway of [false, true]) {
      const { units, scale } = roundDecimal(a, digits, isAway);
      expect(scale).toBe(Math.min(digits, a.scale));
      const factor = 10n ** BigInt(a.scale - scale);
      const error = units * factor - a.units;
      expect(abs(error) * 2n).toBeLessThanOrEqual(factor);
      if (abs(error) * 2n === factor)
        expect(isAway ? abs(units * factor) > abs(a.units) : units % 2n === 0n).toBe(true);
    }
  });

  test.prop([decimals])('floor, ceiling and truncation enclose', (a) => {
    const [below, above, whole] = [floorDecimal(a), ceilingDecimal(a), truncateDecimal(a)];
    expect(compareDecimals(below, a)).toBeLessThanOrEqual(0);
    expect(compareDecimals(above, a)).toBeGreaterThanOrEqual(0);
    expect(above.units - below.units).toBeLessThanOrEqual(1n);
    expect(whole).toEqual(a.units < 0n ? above : below);
  });
});
