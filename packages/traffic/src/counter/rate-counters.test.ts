import { test } from '@fast-check/vitest';
import type { LinkEffect } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createRateCounters } from './rate-counters.ts';

type Happening =
  | { readonly kind: 'call'; readonly zone: number }
  | { readonly kind: 'down' | 'up'; readonly zone: number }
  | { readonly kind: 'link'; readonly effect: LinkEffect | null };

const periodUs = 1_000_000;

const effect: fc.Arbitrary<LinkEffect> = fc.record({
  cut: fc.boolean(),
  dropShare: fc.constantFrom(0, 0.5, 1),
  delayUs: fc.integer({ min: 0, max: 300_000 }),
  duplicateShare: fc.constantFrom(0, 0.5),
});

function script(
  kinds: 'calls' | 'deaths' | 'links',
): fc.Arbitrary<readonly (Happening & { readonly afterUs: number })[]> {
  const call = fc.record({
    kind: fc.constant('call' as const),
    zone: fc.nat({ max: 4 }),
    afterUs: fc.integer({ min: 0, max: 40_000 }),
  });
  const death = fc.record({
    kind: fc.constantFrom('down' as const, 'up' as const),
    zone: fc.nat({ max: 4 }),
    afterUs: fc.integer({ min: 0, max: 40_000 }),
  });
  const link = fc.record({
    kind: fc.constant('link' as const),
    effect: fc.option(effect),
    afterUs: fc.integer({ min: 0, max: 40_000 }),
  });
  const other = kinds === 'deaths' ? death : kinds === 'links' ? link : call;
  return fc.array(fc.oneof({ weight: 12, arbitrary: call }, { weight: 1, arbitrary: other }), { maxLength: 300 });
}

type Setting = { readonly zones: number; readonly limit: number; readonly lagUs: number };

const setting: fc.Arbitrary<Setting> = fc.record({
  zones: fc.integer({ min: 1, max: 5 }),
  limit: fc.integer({ min: 1, max: 50 }),
  lagUs: fc.integer({ min: 0, max: 400_000 }),
});

/** Every call as it came: when, where, and whether it was admitted. */
type Call = { readonly atUs: number; readonly slot: number; readonly admitted: boolean };

function run(
  { zones, limit, lagUs }: Setting,
  happenings: readonly (Happening & { readonly afterUs: number })[],
): { calls: Call[]; deaths: number } {
  const counters = createRateCounters({
    zones,
    keys: 1,
    limit,
    periodUs,
    lagUs,
    algorithm: 'slidingWindow',
    seed: 1,
    stream: 0,
  });
  const live = Array.from({ length: zones }, () => true);
  const calls: Call[] = [];
  let atUs = 0;
  let deaths = 0;
  for (const happening of happenings) {
    atUs += happening.afterUs;
    if (happening.kind === 'link') {
      if (zones > 1) counters.link(0, 1, happening.effect, atUs);
      continue;
    }
    const zone = happening.zone % zones;
    if (happening.kind === 'down' && live[zone]) {
      live[zone] = false;
      deaths += 1;
      counters.zoneDown(zone, atUs);
    } else if (happening.kind === 'up' && !live[zone]) {
      live[zone] = true;
      counters.zoneUp(zone, atUs);
    } else if (happening.kind === 'call') {
      // Calls of a dead zone come to one that lives.
      const home = live[zone] ? zone : live.indexOf(true);
      if (home < 0) continue;
      const admitted = counters.take(home, 0, atUs);
      calls.push({ atUs, slot: Math.floor((atUs * 60) / periodUs), admitted });
    }
  }
  return { calls, deaths };
}

/** The calls of the window that ends with call number `last`. */
function windowOf(calls: readonly Call[], last: number): readonly Call[] {
  const end = calls[last]!.slot;
  return calls.slice(0, last + 1).filter(({ slot }) => slot > end - 60);
}

test.prop([setting, script('calls')])(
  'never turns a call away below its limit, and keeps to the bound of its lag (R1, R2)',
  (of, happenings) => {
    const { calls } = run(of, happenings);
    for (let last = 0; last < calls.length; last += 1) {
      const window = windowOf(calls, last);
      const admitted = window.filter((call) => call.admitted);
      if (!calls[last]!.admitted) expect(admitted.length).toBeGreaterThanOrEqual(of.limit);
      if (admitted.length <= of.limit) continue;
      const reachedUs = admitted[of.limit - 1]!.atUs;
      const reached = calls.indexOf(admitted[of.limit - 1]!);
      const late = calls.slice(reached + 1).filter(({ atUs }) => atUs <= reachedUs + of.lagUs).length;
      expect(admitted.length).toBeLessThanOrEqual(Math.min(of.zones * of.limit, of.limit + late));
    }
  },
);

test.prop([setting, script('deaths')])(
  'zones that die and come back break none of its promises: it would throw (R1, R3)',
  (of, happenings) => {
    expect(run(of, happenings).calls.length).toBeLessThanOrEqual(happenings.length);
  },
);

test.prop([setting, script('links')])(
  'links that cut, drop, delay and repeat never make it count double (R1)',
  (of, happenings) => {
    const { calls } = run(of, happenings);
    for (let last = 0; last < calls.length; last += 1) {
      const admitted = windowOf(calls, last).filter((call) => call.admitted).length;
      if (!calls[last]!.admitted) expect(admitted).toBeGreaterThanOrEqual(of.limit);
      expect(admitted).toBeLessThanOrEqual(of.zones * of.limit);
    }
  },
);

test.prop([setting, fc.integer({ min: 1, max: 200 })])(
  'a client that was turned away and waits one period is let in again (R5)',
  (of, calls) => {
    const counters = createRateCounters({ ...of, keys: 1, periodUs, algorithm: 'slidingWindow', seed: 1, stream: 0 });
    for (let call = 0; call < calls; call += 1) counters.take(call % of.zones, 0, call * 1000);
    expect(counters.take(0, 0, calls * 1000 + periodUs + of.lagUs)).toBe(true);
  },
);

it('with one zone it is exact, and with several the bound is reached', () => {
  const one = createRateCounters({
    zones: 1,
    keys: 1,
    limit: 10,
    periodUs,
    lagUs: 500_000,
    algorithm: 'slidingWindow',
    seed: 1,
    stream: 0,
  });
  const five = createRateCounters({
    zones: 5,
    keys: 1,
    limit: 10,
    periodUs,
    lagUs: 500_000,
    algorithm: 'slidingWindow',
    seed: 1,
    stream: 0,
  });
  let [inOne, inFive] = [0, 0];
  for (let call = 0; call < 100; call += 1) {
    if (one.take(0, 0, call * 1000)) inOne += 1;
    if (five.take(call % 5, 0, call * 1000)) inFive += 1;
  }
  expect([inOne, inFive]).toEqual([10, 50]);
  expect(five.worst()).toMatchObject({ admitted: 50, bound: 50 });
});

test.prop([fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: 0, max: 100_000 }), { maxLength: 100 })])(
  'token buckets of several zones never refuse while the true bucket has a token: they would throw (R1)',
  (limit, gaps) => {
    const counters = createRateCounters({
      zones: 3,
      keys: 1,
      limit,
      periodUs,
      lagUs: 50_000,
      algorithm: 'tokenBucket',
      seed: 1,
      stream: 0,
    });
    let atUs = 0;
    let admitted = 0;
    for (const [index, gap] of gaps.entries()) if (counters.take(index % 3, 0, (atUs += gap))) admitted += 1;
    expect(admitted).toBeLessThanOrEqual(gaps.length);
  },
);

it('a zone that comes back knows what the living have admitted, and one that dies leaves what they have heard (R3)', () => {
  const counters = createRateCounters({
    zones: 3,
    keys: 1,
    limit: 10,
    periodUs,
    lagUs: 1000,
    algorithm: 'slidingWindow',
    seed: 1,
    stream: 0,
  });
  // Ten of zone 0, which the others hear of; then it dies, and nothing of that is forgotten.
  for (let call = 0; call < 10; call += 1) expect(counters.take(0, 0, call)).toBe(true);
  counters.zoneDown(0, 5000);
  expect([counters.take(1, 0, 5000), counters.take(2, 0, 5001)]).toEqual([false, false]);
  counters.zoneUp(0, 6000);
  expect(counters.take(0, 0, 6000)).toBe(false);
  // A whole window later all of it is past.
  expect(counters.take(0, 0, periodUs + 20_000)).toBe(true);
});
