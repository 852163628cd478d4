import { test } from '@fast-check/vitest';
import { draw } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLatency, inverseNormal } from './latency.ts';

test.prop([fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 50 })])(
  'goes through its median and its 99th percentile',
  (p50Ms, factor) => {
    const [p50Us, p99Us] = [p50Ms * 1000, p50Ms * factor * 1000];
    const latency = createLatency({ p50Us, p99Us });
    // 32 bits as the share of draws below: a half, and 99 in a hundred.
    expect(latency.sampleUs(0x80000000 | 0) / p50Us).toBeCloseTo(1, 6);
    expect(latency.sampleUs(Math.floor(0.99 * 2 ** 32)) / p99Us).toBeCloseTo(1, 5);
  },
);

test.prop([fc.integer(), fc.integer()])('grows with the draw', (left, right) => {
  const latency = createLatency({ p50Us: 1000, p99Us: 9000 });
  fc.pre(left >>> 0 < right >>> 0);
  expect(latency.sampleUs(left)).toBeLessThanOrEqual(latency.sampleUs(right) * (1 + 1e-6));
});

it('equal percentiles are a constant', () => {
  const latency = createLatency({ p50Us: 500, p99Us: 500 });
  expect(new Set(Array.from({ length: 100 }, (_, index) => latency.sampleUs(draw(1, 1, index))))).toEqual(
    new Set([500]),
  );
});

it.each([
  [0.5, 0],
  [0.9, 1.2815515655446004],
  [0.975, 1.959963984540054],
  [0.999, 3.090232306167813],
  [1e-6, -4.753424308822899],
])('the normal quantile of %d is %d', (share, quantile) => {
  expect(Math.abs(inverseNormal(share) - quantile)).toBeLessThanOrEqual(1.2e-9 * Math.abs(quantile));
  expect(Math.abs(inverseNormal(1 - share) + quantile)).toBeLessThan(1e-7);
});
