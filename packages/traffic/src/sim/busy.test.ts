import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { addWork, busyP95, countCapacity, createBusy } from './busy.ts';

test.prop([
  fc.array(fc.record({ gapUs: fc.nat({ max: 900_000 }), workUs: fc.nat({ max: 2_500_000 }) }), { maxLength: 20 }),
])('all work of one server is counted in the seconds it falls in, and none twice', (pieces) => {
  const busy = createBusy({ vms: 1, stepUs: 1e6, steps: 100 });
  let atUs = 0;
  let total = 0;
  for (const { gapUs, workUs } of pieces) {
    atUs += gapUs;
    addWork(busy, atUs, atUs + workUs, 1);
    atUs += workUs;
    total += workUs;
  }
  countCapacity(busy, 100e6, 1, 0);
  const counted = busy.stepShares.reduce((sum, share) => sum + share, 0) * 1e6;
  expect(counted).toBeCloseTo(total, 1);
  expect(busyP95(busy)!).toBeLessThanOrEqual(busy.shareMax);
});

test.prop([fc.nat({ max: 5_000_000 }), fc.nat({ max: 5_000_000 })])(
  'work that is given back has never been',
  (fromUs, workUs) => {
    const busy = createBusy({ vms: 1, stepUs: 1e6, steps: 20 });
    addWork(busy, fromUs, fromUs + workUs, 1);
    addWork(busy, fromUs, fromUs + workUs, -1);
    countCapacity(busy, 20e6, 1, 0);
    expect(busy.shareSum).toBeCloseTo(0, 9);
  },
);
