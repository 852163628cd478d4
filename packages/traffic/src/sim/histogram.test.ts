import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createHistogram, mean, merge, percentile, record } from './histogram.ts';

const times = fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 1, maxLength: 100 });

test.prop([times, fc.double({ min: 0.01, max: 1, noNaN: true })])(
  'a percentile is off by 0.4 % at most, mean and maximum are exact',
  (all, p) => {
    const histogram = createHistogram();
    for (const us of all) record(histogram, us);
    const sorted = all.toSorted((left, right) => left - right);
    const exact = sorted[Math.max(1, Math.ceil(p * all.length)) - 1]!;
    expect(Math.abs(percentile(histogram, p)! - exact)).toBeLessThanOrEqual(Math.max(1, exact * 0.004));
    expect(mean(histogram)).toBeCloseTo(all.reduce((sum, us) => sum + us, 0) / all.length, 3);
    expect(histogram.maxUs).toBe(sorted.at(-1));
  },
);

test.prop([times, times])('counting apart and merging is counting together', (left, right) => {
  const [one, other, both] = [createHistogram(), createHistogram(), createHistogram()];
  for (const us of left) record(one, us);
  for (const us of right) record(other, us);
  for (const us of [...left, ...right]) record(both, us);
  merge(one, other);
  expect(one).toEqual(both);
});
