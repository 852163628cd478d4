import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  copyWindow,
  countIn,
  countInto,
  createSlidingWindow,
  growWindow,
  oldestLeavesIn,
  slotOf,
} from './sliding-window.ts';

const periodUs = 6_000_000;

/** Times that never go back, each with a key. */
const calls = fc
  .array(fc.record({ afterUs: fc.integer({ min: 0, max: 2_500_000 }), key: fc.nat({ max: 2 }) }), { maxLength: 60 })
  .map((steps) => {
    let atUs = 0;
    return steps.map(({ afterUs, key }) => ({ key, atUs: (atUs += afterUs) }));
  });

test.prop([calls])('counts what the last 60 slots of a key hold, whole slots expiring', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs });
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
    const window = createSlidingWindow({ keys: 3, periodUs });
    for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
    const now = slotOf(periodUs, all.at(-1)?.atUs ?? 0);
    const before = countIn(window, 0, now);
    countInto(window, 0, now - back, 1);
    expect(countIn(window, 0, now)).toBe(before + (back < 60 ? 1 : 0));
  },
);

test.prop([calls])('after a whole period without a call nothing is left', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs });
  for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
  const later = slotOf(periodUs, (all.at(-1)?.atUs ?? 0) + periodUs);
  expect(countIn(window, 0, later)).toBe(0);
});

test.prop([calls])('says how long until something leaves: then the count is lower', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs });
  for (const { key, atUs } of all) countInto(window, key, slotOf(periodUs, atUs), 1);
  const nowUs = all.at(-1)?.atUs ?? 0;
  const count = countIn(window, 0, slotOf(periodUs, nowUs));
  const waitUs = oldestLeavesIn(window, 0, nowUs);
  if (count > 0) expect(countIn(window, 0, slotOf(periodUs, nowUs + waitUs + 1))).toBeLessThan(count);
  else expect(waitUs).toBe(0);
});

test.prop([
  fc.array(fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 70 }), fc.constantFrom(1, 200, 255, 256, 65_535, 70_000))),
])('whatever a slot counts, what it counted before and what others count stays', (all) => {
  const window = createSlidingWindow({ keys: 3, periodUs });
  const seen: { key: number; slot: number; amount: number }[] = [];
  let now = 0;
  for (const [key, after, amount] of all) {
    now += after;
    countInto(window, key, now, amount);
    seen.push({ key, slot: now, amount });
    if (seen.length % 7 === 0) growWindow(window, window.keys + 1);
  }
  const copy = createSlidingWindow({ keys: 1, periodUs });
  copyWindow(copy, window);
  for (const asked of [0, 1, 2]) {
    const held = seen.filter(({ key, slot }) => key === asked && slot > now - 60);
    const expected = held.reduce((sum, { amount }) => sum + amount, 0);
    expect(countIn(copy, asked, now)).toBe(expected);
    expect(countIn(window, asked, now)).toBe(expected);
    // And slot by slot, as they leave.
    for (let ahead = 1; ahead <= 60; ahead += 1) {
      const left = held.reduce((sum, { slot, amount }) => (slot > now + ahead - 60 ? sum + amount : sum), 0);
      expect(countIn(window, asked, now + ahead)).toBe(left);
    }
  }
});
