import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { QuotaCounters, QuotaCountersOptions } from './quota-counters.ts';
import { createQuotaCounters } from './quota-counters.ts';
import type { QuotaLog } from './quota-log.ts';

const windowUs = 100_000;

type Call = { readonly atUs: number; readonly region: number; readonly key: number; readonly amount: number };

function calls(regions: number, maxLength: number): fc.Arbitrary<readonly Call[]> {
  return fc
    .array(
      fc.record({
        afterUs: fc.integer({ min: 0, max: 90_000 }),
        region: fc.nat({ max: regions - 1 }),
        key: fc.nat({ max: 2 }),
        amount: fc.constantFrom(1, 1, 1, 3),
      }),
      { maxLength },
    )
    .map((all) => {
      let atUs = 0;
      return all.map(({ afterUs, ...call }) => ({ ...call, atUs: (atUs += afterUs) }));
    });
}

/** What each call was told, with its regions on as many holders; windows run region by region. */
function answersOf(options: QuotaCountersOptions, all: readonly Call[], holders = 1): Map<Call, boolean> {
  const { regions } = options;
  const counters = Array.from({ length: holders }, (_, holder) =>
    createQuotaCounters({
      ...options,
      own: Array.from({ length: regions }, (_region, region) => region).filter((region) => region % holders === holder),
      holdsTruth: holder === 0,
    }),
  );
  const answers = new Map<Call, boolean>();
  const last = Math.floor((all.at(-1)?.atUs ?? 0) / windowUs);
  for (let window = 0; window <= last; window += 1) {
    for (let region = 0; region < regions; region += 1) {
      for (const call of all) {
        if (call.region !== region || Math.floor(call.atUs / windowUs) !== window) continue;
        const own = counters[region % holders] as QuotaCounters;
        answers.set(call, own.take(region, call.key, call.atUs, call.amount));
      }
    }
    const spendings: QuotaLog[] = [];
    for (let region = 0; region < regions; region += 1)
      spendings[region] = (counters[region % holders] as QuotaCounters).collect(region);
    for (const one of counters) one.cross(spendings, (window + 1) * windowUs);
  }
  return answers;
}

/** A list of all that was let through, looked through from its beginning for each call. */
function model({ limit, periodUs, anchorUs, lagUs }: QuotaCountersOptions, all: readonly Call[]): Map<Call, boolean> {
  const answers = new Map<Call, boolean>();
  const periodOf = (atUs: number): number => (periodUs === 0 ? 0 : Math.floor((atUs - anchorUs) / periodUs));
  const through: Call[] = [];
  for (const call of all) {
    const known = through.filter(
      ({ key, region, atUs }) =>
        key === call.key &&
        periodOf(atUs) === periodOf(call.atUs) &&
        (region === call.region || atUs + lagUs <= call.atUs),
    );
    const allowed = known.reduce((sum, { amount }) => sum + amount, 0) < limit;
    answers.set(call, allowed);
    if (allowed) through.push(call);
  }
  return answers;
}

test.prop([calls(1, 200), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3_000_000 })])(
  'in one region it lets calls through as long as there is room in their period',
  (all, limit, periodUs) => {
    const options = { regions: 1, keys: 1, limit, periodUs, anchorUs: -periodUs / 2, lagUs: windowUs };
    expect(answersOf(options, all)).toEqual(model(options, all));
  },
);

test.prop([
  calls(3, 200),
  fc.record({
    limit: fc.integer({ min: 1, max: 20 }),
    periodUs: fc.constantFrom(0, 350_000, 2_000_000),
    lagUs: fc.integer({ min: windowUs, max: 1_000_000 }),
  }),
  fc.integer({ min: 1, max: 3 }),
])(
  'over three regions each knows its own calls at once and those of others after the lag, whoever holds it',
  (all, settings, holders) => {
    const options = { regions: 3, keys: 1, anchorUs: -70_000, ...settings };
    expect(answersOf(options, all, holders)).toEqual(model(options, all));
  },
);

test.prop([calls(3, 200), fc.integer({ min: 1, max: 20 }), fc.integer({ min: windowUs, max: 1_000_000 })])(
  'the most that was let through of a key is what was let through, and within its bound',
  (all, limit, lagUs) => {
    const options = { regions: 3, keys: 1, limit, periodUs: 0, anchorUs: 0, lagUs };
    const counters = createQuotaCounters(options);
    const totals = [0, 0, 0];
    for (let from = 0; from <= (all.at(-1)?.atUs ?? 0); from += windowUs) {
      for (const region of [0, 1, 2])
        for (const call of all)
          if (call.region === region && call.atUs >= from && call.atUs < from + windowUs)
            if (counters.take(region, call.key, call.atUs, call.amount)) totals[call.key]! += call.amount;
      counters.cross([0, 1, 2].map(counters.collect), from + windowUs);
    }
    const worst = counters.worst();
    expect(worst?.admitted ?? 0).toBe(Math.max(...totals));
    if (worst === null) return;
    expect(worst.bound).toBeGreaterThanOrEqual(worst.admitted);
    expect(worst.bound).toBeLessThanOrEqual(3 * (limit + 2));
    const arrivals = all.filter(({ key }) => key === worst.key).reduce((sum, { amount }) => sum + amount, 0);
    expect(worst.bound).toBeLessThanOrEqual(Math.max(limit + 2, arrivals + 2));
  },
);

it('the bound is the limit and what arrives in the lag after it was reached', () => {
  const options = { regions: 2, keys: 1, limit: 3, periodUs: 0, anchorUs: 0, lagUs: 200_000 };
  const counters = createQuotaCounters(options);
  // The third call, at 30 ms, reaches the limit. Until 230 ms region 1 does not know: it lets two of its three through.
  for (const atUs of [10_000, 20_000, 30_000, 40_000]) counters.take(0, 0, atUs, 1);
  counters.take(1, 0, 90_000, 1);
  counters.cross([counters.collect(0), counters.collect(1)], 100_000);
  expect(counters.take(1, 0, 150_000, 1)).toBe(true);
  counters.cross([counters.collect(0), counters.collect(1)], 200_000);
  expect(counters.take(1, 0, 240_000, 1)).toBe(false);
  counters.cross([counters.collect(0), counters.collect(1)], 300_000);
  expect(counters.worst()).toMatchObject({ key: 0, admitted: 5, bound: 6 });
});

it('bytes are counted after the fact: the call that finds room is let through whatever it brings', () => {
  const counters = createQuotaCounters({ regions: 1, keys: 1, limit: 1000, periodUs: 0, anchorUs: 0, lagUs: windowUs });
  expect(counters.take(0, 0, 0, 0)).toBe(true);
  counters.add(0, 0, 0, 5000);
  expect(counters.take(0, 0, 1, 0)).toBe(false);
  counters.cross([counters.collect(0)], windowUs);
  expect(counters.worst()).toMatchObject({ admitted: 5000, bound: 5000 });
});

it('keeps no more than the lag hides', () => {
  const options = { regions: 2, keys: 1, limit: 1e9, periodUs: 0, anchorUs: 0, lagUs: windowUs };
  const counters = createQuotaCounters(options);
  const log = counters.collect(0);
  for (let window = 0; window < 200; window += 1) {
    for (let call = 0; call < 500; call += 1) counters.take(0, 0, window * windowUs + call, 1);
    counters.cross([counters.collect(0), null], (window + 1) * windowUs);
  }
  expect(log.atUs.length).toBeLessThan(2000);
  expect(counters.take(1, 0, 200 * windowUs, 1)).toBe(true);
});
