import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { digitsOfDouble, plainDouble } from './digits.ts';
import { generalText } from './number-standard.ts';

const short = fc
  .tuple(fc.integer(), fc.integer({ min: -12, max: 12 }))
  .map(([units, places]) => Number(`${units}e${places}`));

test.prop([fc.oneof(fc.double(), short)])(
  'the short way to the text of a double ends where the long one does',
  (value) => {
    const plain = plainDouble(value);
    if (plain !== null) expect(plain).toBe(generalText(digitsOfDouble(value, 15), 15, 'E'));
  },
);

it.each([0.1, 9.5, -12, 1e-4, 123_456_789.125, 999_999_999_999_999])('%d has a short way', (value) => {
  expect(plainDouble(value)).toBe(String(value));
});

it.each([0, -0, 1e-5, 1e15, 0.1 + 0.2, Number.NaN, Infinity, 5e-324])('%d goes the long way', (value) => {
  expect(plainDouble(value)).toBe(null);
});
