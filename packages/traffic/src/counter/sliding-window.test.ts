import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { countIn, countInto, createSlidingWindow, oldestLeavesIn, slotOf } from './sliding-window.ts';

const periodUs = 6_000_000;

/** Times that never go back, each with a key. */
const calls = fc
  .array(fc.record({ afterUs: fc.integer({ min: 0, max: 2_500_000 }), key: fc.nat({ max: 2 }) }), { maxLength: 60 })
  .map((steps) => {
    let atUs = 0;
    return steps.map(({ afterUs, key }) => ({ key, atUs: (atUs += afterUs) }));
  });

test.prop([calls])('counts what the last 60 slots of a key hold, whole slots expiring', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs, countMax: 1000 });
  const seen: { key: number; slot: number }[] = [];
  for (const { key, atUs } of all) {
    const slot = slotOf(periodUs, atUs);
    countInto(window, key, slot, 1);
    seen.push({ key, slot });
    for (const asked of [0, 1, 2]) {
      const expected = seen.filter((one) => one.key === asked && one.slot > slot - 60).length;
      expect(countIn(window, asked, slot)).toBe(expected);
    }
  }
});

test.prop([calls, fc.nat({ max: 100 })])(
  'what is counted late counts in its own slot, and not at all once that has left',
  (all, back) => {
    const window = createSlidingWindow({ keys: 3, periodUs, countMax: 1000 });
    for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
    const now = slotOf(periodUs, all.at(-1)?.atUs ?? 0);
    const before = countIn(window, 0, now);
    countInto(window, 0, now - back, 1);
    expect(countIn(window, 0, now)).toBe(before + (back < 60 ? 1 : 0));
  },
);

test.prop([calls])('after a whole period without a call nothing is left', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs, countMax: 1000 });
  for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
  const later = slotOf(periodUs, (all.at(-1)?.atUs ?? 0) + periodUs);
  expect(countIn(window, 0, later)).toBe(0);
});

test.prop([calls])('says how long until something leaves: then the count is lower', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs, countMax: 1000 });
  for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
  const nowUs = all.at(-1)?.atUs ?? 0;
  const count = countIn(window, 0, slotOf(periodUs, nowUs));
  const waitUs = oldestLeavesIn(window, 0, nowUs);
  if (count > 0) expect(countIn(window, 0, slotOf(periodUs, nowUs + waitUs + 1))).toBeLessThan(count);
  else expect(waitUs).toBe(0);
});
