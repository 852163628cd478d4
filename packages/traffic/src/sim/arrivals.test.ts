import { test } from '@fast-check/vitest';
import type { RateStep } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arrivalKey, createArrivals, enterWindow, nextArrival } from './arrivals.ts';
import { rateSegments, requestsBefore } from './rate.ts';

const windowUs = 100_000;
const endUs = 3_000_000;

const steps: fc.Arbitrary<readonly RateStep[]> = fc
  .array(fc.record({ perSecond: fc.nat({ max: 400 }), rampUs: fc.constantFrom(0, 0, 300_000, 900_000) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map((step, index) => ({ ...step, atUs: index * 700_000 })));

function times(of: readonly RateStep[], kind: 'poisson' | 'uniform', seed = 1): number[] {
  const arrivals = createArrivals({ segments: rateSegments(of, endUs), kind, seed, stream: 3 });
  const all: number[] = [];
  for (let window = 0; window * windowUs < endUs; window += 1) {
    enterWindow(arrivals, window, window * windowUs, (window + 1) * windowUs);
    for (let at = nextArrival(arrivals); at !== Infinity; at = nextArrival(arrivals)) {
      expect(at >= window * windowUs && at < (window + 1) * windowUs).toBe(true);
      all.push(at);
    }
  }
  return all;
}

function expected(of: readonly RateStep[]): number {
  const last = rateSegments(of, endUs).at(-1);
  return last === undefined ? 0 : requestsBefore(last, endUs);
}

test.prop([steps, fc.constantFrom('poisson' as const, 'uniform' as const)])(
  'never goes back in time, nor out of its window',
  (of, kind) => {
    const all = times(of, kind);
    for (let index = 1; index < all.length; index += 1) expect(all[index]!).toBeGreaterThanOrEqual(all[index - 1]!);
  },
);

test.prop([steps])('uniform arrivals are as many as the rate says, to the one', (of) => {
  expect(Math.abs(times(of, 'uniform').length - expected(of))).toBeLessThan(1.001);
});

it('Poisson arrivals are as many as the rate says, give or take', () => {
  const of = [
    { atUs: 0, perSecond: 300, rampUs: 0 },
    { atUs: 1_000_000, perSecond: 900, rampUs: 1_000_000 },
  ];
  const counts = Array.from({ length: 60 }, (_, seed) => times(of, 'poisson', seed).length);
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  expect(Math.abs(mean - expected(of))).toBeLessThan(4 * Math.sqrt(expected(of) / counts.length));
});

it('a window’s arrivals do not depend on the windows before it', () => {
  const segments = rateSegments([{ atUs: 0, perSecond: 500, rampUs: 0 }], endUs);
  const options = { segments, kind: 'poisson', seed: 5, stream: 1 } as const;
  const [through, straight] = [createArrivals(options), createArrivals(options)];
  for (let window = 0; window < 7; window += 1) {
    enterWindow(through, window, window * windowUs, (window + 1) * windowUs);
    while (nextArrival(through) !== Infinity);
  }
  for (const arrivals of [through, straight]) enterWindow(arrivals, 7, 7 * windowUs, 8 * windowUs);
  expect(nextArrival(through)).toBe(nextArrival(straight));
  expect(arrivalKey(through)).toBe(arrivalKey(straight));
});
