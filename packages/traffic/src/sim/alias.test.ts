import { test } from '@fast-check/vitest';
import { draw } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAlias, createZipf, pick } from './alias.ts';

test.prop([fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 30 })])(
  'never yields what has no weight',
  (weights) => {
    fc.pre(weights.some((weight) => weight > 0));
    const alias = createAlias(weights);
    for (let index = 0; index < 200; index += 1) {
      const picked = pick(alias, draw(1, 1, index));
      expect(weights.length === 1 || weights[picked]! > 0).toBe(true);
    }
  },
);

it.each([0, 0.8, 1.5])('yields Zipf’s shares (skew %d)', (skew) => {
  const count = 50;
  const draws = 200_000;
  const alias = createZipf(count, skew);
  const counts = new Float64Array(count);
  for (let index = 0; index < draws; index += 1) counts[pick(alias, draw(7, 2, index))]! += 1;
  const weights = Array.from({ length: count }, (_, rank) => Math.exp(-skew * Math.log(rank + 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const chiSquare = weights.reduce((sum, weight, rank) => {
    const expected = (weight / total) * draws;
    return sum + ((counts[rank]! - expected) * (counts[rank]! - expected)) / expected;
  }, 0);
  // 49 degrees of freedom: a mean of 49, and five standard deviations of 9.9.
  expect(chiSquare).toBeLessThan(49 + 5 * 9.9);
});
