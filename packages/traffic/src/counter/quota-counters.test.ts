import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createQuotaCounters } from './quota-counters.ts';

const call = fc.record({ afterUs: fc.integer({ min: 0, max: 300_000 }), region: fc.nat({ max: 2 }) });

test.prop([
  fc.array(call, { maxLength: 200 }),
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 3_000_000 }),
])('in one region it admits exactly the limit in every period, and all of it', (calls, limit, periodUs) => {
  const counters = createQuotaCounters({
    regions: 1,
    keys: 1,
    limit,
    periodUs,
    anchorUs: -periodUs / 2,
    lagUs: 0,
    unit: 'calls',
  });
  const spent = new Map<number, number>();
  let atUs = 0;
  for (const { afterUs } of calls) {
    atUs += afterUs;
    const period = Math.floor((atUs + periodUs / 2) / periodUs);
    const before = spent.get(period) ?? 0;
    expect(counters.take(0, 0, atUs, 1)).toBe(before < limit);
    spent.set(period, Math.min(limit, before + 1));
  }
});

test.prop([
  fc.array(call, { maxLength: 300 }),
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 100_000, max: 1_000_000 }),
])('over three regions it admits what the lag hides and no more: it would throw', (calls, limit, lagUs) => {
  const counters = createQuotaCounters({ regions: 3, keys: 1, limit, periodUs: 0, anchorUs: 0, lagUs, unit: 'calls' });
  let atUs = 0;
  let admitted = 0;
  for (const { afterUs, region } of calls) if (counters.take(region, 0, (atUs += afterUs), 1)) admitted += 1;
  expect(admitted).toBeGreaterThanOrEqual(Math.min(limit, calls.length));
  expect(admitted).toBeLessThanOrEqual(limit * 3);
  expect(counters.worst()?.admitted ?? 0).toBe(admitted);
});

it('bytes are counted after the fact: the call that finds room is let through whatever it brings', () => {
  const counters = createQuotaCounters({
    regions: 1,
    keys: 1,
    limit: 1000,
    periodUs: 0,
    anchorUs: 0,
    lagUs: 0,
    unit: 'bytes',
  });
  expect(counters.take(0, 0, 0, 0)).toBe(true);
  counters.add(0, 0, 0, 5000);
  expect(counters.take(0, 0, 1, 0)).toBe(false);
});
