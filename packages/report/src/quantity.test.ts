import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { count, duration, factor, milliseconds, orDash, perSecond, share } from './quantity.ts';

const share01 = fc.double({ min: 0, max: 1, noNaN: true });
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

describe('share', () => {
  test.prop([share01])('reads 100 % only when it is all, and 0 % only when it is nothing', (value) => {
    expect(share(value) === '100 %').toBe(value === 1);
    expect(share(value) === '0 %').toBe(value === 0);
  });

  test.prop([share01])('is within half a unit of its last digit', (value) => {
    const shown = Number(share(value).replaceAll(/[^\d.e-]/g, '')) / 100;
    expect(Math.abs(shown - value)).toBeLessThanOrEqual(0.00005 + 1e-9);
  });

  test.each([
    [0.99951, '99.95 %'],
    [0.999_999_9, '99.99999 %'],
    [1 / 6, '16.67 %'],
    [0.000_001, '0.0001 %'],
  ])('%d is %s', (value, text) => {
    expect(share(value)).toBe(text);
  });
});

describe('duration', () => {
  test.each([
    [0, '0s'],
    [0.25, '250ms'],
    [0.0004, '0.4ms'],
    [3, '3s'],
    [3.004, '3s'],
    [59.999, '1m'],
    [90, '1m30s'],
    [3600, '1h'],
    [7265, '2h1m5s'],
    [-2, '-2s'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  test.prop([fc.integer({ min: 1, max: 1_000_000 })])('says whole seconds exactly', (seconds) => {
    let sum = 0;
    for (const [, digits, unit] of duration(seconds).matchAll(/(\d+)([hms])/g)) {
      sum += Number(digits) * { h: 3600, m: 60, s: 1 }[unit as 'h' | 'm' | 's'];
    }
    expect(sum).toBe(seconds < 60 ? Math.round(seconds * 10) / 10 : seconds);
  });
});

test.prop([amount])('no figure prints as anything but a figure', (value) => {
  for (const print of [count, duration, milliseconds, factor, perSecond]) {
    expect(orDash(value, print)).toMatch(/^[×\d]/);
    expect(orDash(value, print)).not.toMatch(/NaN|undefined|Infinity|e\+/);
  }
});

test('large rates are said in millions', () => {
  expect(perSecond(1_930_000)).toBe('1.93 M/s');
  expect(perSecond(999_600)).toBe('1 M/s');
  expect(perSecond(8000)).toBe('8,000/s');
});
