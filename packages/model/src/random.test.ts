import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { below, draw, mix, unit } from './random.ts';

test.prop([fc.integer(), fc.integer()])('mixing keeps different words different', (left, right) => {
  expect(mix(left) === mix(right)).toBe((left | 0) === (right | 0));
});

test.prop([fc.integer(), fc.integer({ min: 1, max: 1_000_000 })])(
  'a draw below a bound is below it, and one of (0, 1) is inside',
  (bits, bound) => {
    const value = below(bits, bound);
    expect(value >= 0 && value < bound && Number.isInteger(value)).toBe(true);
    expect(unit(bits) > 0 && unit(bits) < 1).toBe(true);
  },
);

it.each([0, 1, 12345])('draws of a stream fall evenly (seed %d)', (seed) => {
  const cells = 64;
  const draws = 64_000;
  const counts = new Float64Array(cells);
  for (let index = 0; index < draws; index += 1) counts[below(draw(seed, 3, index), cells)]! += 1;
  const expected = draws / cells;
  const chiSquare = counts.reduce((sum, count) => sum + ((count - expected) * (count - expected)) / expected, 0);
  // 63 degrees of freedom: a mean of 63, and five standard deviations of 11.2.
  expect(chiSquare).toBeLessThan(63 + 5 * 11.2);
});

it('streams and seeds have nothing to do with each other', () => {
  const draws = new Set(Array.from({ length: 300 }, (_, index) => draw(index % 3, index % 5, index)));
  expect(draws.size).toBe(300);
});
