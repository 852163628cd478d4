import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createBackendQueue } from './backend-queue.ts';

test.prop([
  fc.array(fc.nat({ max: 30_000 }), { maxLength: 100 }),
  fc.integer({ min: 10, max: 1000 }),
  fc.nat({ max: 100_000 }),
])('serves one after the other at its rate, and turns away what would wait too long', (gaps, perSecond, queueUs) => {
  const queue = createBackendQueue({ perSecond, queueUs });
  let atUs = 0;
  let freeUs = 0;
  for (const gap of gaps) {
    atUs += gap;
    const waitUs = queue.enter(atUs);
    const wouldWaitUs = Math.max(0, freeUs - atUs);
    expect(waitUs).toBeCloseTo(wouldWaitUs > queueUs ? -1 : wouldWaitUs, 6);
    if (wouldWaitUs <= queueUs) freeUs = atUs + wouldWaitUs + 1e6 / perSecond;
  }
});
