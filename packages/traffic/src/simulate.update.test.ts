import { test } from '@fast-check/vitest';
import type { DrillResult, GatewaySettings, InjectedFault } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';
import { planRegions } from './sim/plan-region.ts';
import { scheduleOf } from './sim/update/schedule.ts';
import { simulate } from './simulate.ts';

const second = 1e6;

function update(by: 'unit' | 'zone'): InjectedFault {
  return { id: 'f1', target: 't', atUs: 10 * second, untilUs: 60 * second, kind: 'rollingUpdate', region: 0, by };
}

async function resultOf(options: DrillOptions): Promise<DrillResult> {
  const result = await simulate(drillUnderTest(options));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

const spreads = fc.constantFrom(
  { units: 1, zones: 'automatic' as const },
  { units: 3, zones: 'automatic' as const },
  { units: 3, zones: ['1', '2', '3'] },
  { units: 4, zones: ['1', '2'] },
  { units: 2, zones: ['2'] },
);

test.prop([spreads, fc.constantFrom('unit' as const, 'zone' as const), fc.integer({ min: 5, max: 40 }), fc.nat()])(
  'an update at less than half of what there is fails nobody, whatever goes at once, and empties the cache once',
  async ({ units, zones }, by, load, seed) => {
    const { requests, cache } = await resultOf({
      seed,
      regions: [regionUnderTest('West Europe', units, zones)],
      gateway: { unitCapacityPerSecond: 100, updateUnitUs: 4 * second },
      apiPolicy: policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
        outbound: '<cache-store duration="300"/><base/>',
      }),
      faults: [update(by)],
      durationSeconds: 40,
      clients: [
        { rate: [{ atUs: 0, perSecond: units * load, rampUs: 0 }], parameters: [{ name: 'id', count: 5, skew: 0 }] },
      ],
    });
    expect(requests.served + requests.servedFromCache).toBe(requests.offered);
    expect(cache[0]?.lostEntries).toBe(5);
  },
);

it('a zone that is away takes its share of the capacity, a unit at a time takes less', async () => {
  const options = {
    regions: [regionUnderTest('West Europe', 4, ['1', '2'])],
    gateway: { unitCapacityPerSecond: 100, updateUnitUs: 10 * second, queueUs: 0 },
    clients: [{ rate: [{ atUs: 0, perSecond: 240, rampUs: 0 }] }],
  };
  const [unit, zone] = [
    await resultOf({ ...options, faults: [update('unit')] }),
    await resultOf({ ...options, faults: [update('zone')] }),
  ];
  // 300 a second are left of 400, or 200.
  expect(unit.requests.shed).toBeLessThan(300);
  expect(Math.abs(zone.requests.shed - unit.requests.shed - 20 * 40)).toBeLessThan(400);
});

const hour = 3600 * second;

/** Regions of two units each, and a release at 10 s; time goes by in seconds for what takes hours on Azure. */
function withRelease(updates: Partial<GatewaySettings['updates']>, options: DrillOptions = {}): DrillOptions {
  return {
    regions: [regionUnderTest('West Europe', 2, ['1', '2']), regionUnderTest('North Europe', 2, 'automatic')],
    durationSeconds: 60,
    faults: [{ id: 'f1', target: '2026-11', atUs: 10 * second, untilUs: 60 * second, kind: 'release', by: 'unit' }],
    ...options,
    gateway: {
      updateUnitUs: 3 * second,
      updates: {
        group: 'default',
        phaseUs: 10 * second,
        premiumUs: 2 * second,
        regions: 'inTurn',
        window: { fromUs: 0, forUs: 24 * hour, offsetUs: 0 },
        ...updates,
      },
    },
  };
}

async function timesOf(options: DrillOptions): Promise<readonly (readonly [number | null, number | null])[]> {
  const { updates } = await resultOf(options);
  expect(updates.map(({ region }) => region).toSorted()).toEqual(['North Europe', 'West Europe']);
  return updates.map(({ at, endedAt }) => [at, endedAt]);
}

it('a release reaches groups one phase after the other, Premium later, and one region after the other', async () => {
  expect(await timesOf(withRelease({ group: 'early' }))).toEqual([
    [12, 18],
    [18, 24],
  ]);
  expect(await timesOf(withRelease({}))).toEqual([
    [22, 28],
    [28, 34],
  ]);
  expect(await timesOf(withRelease({ group: 'late', premiumUs: 0 }))).toEqual([
    [30, 36],
    [36, 42],
  ]);
  expect(await timesOf(withRelease({ regions: 'together' }))).toEqual([
    [22, 28],
    [22, 28],
  ]);
});

it('an update begins in the window of the service, wherever that is in the day, and what comes after the end is said', async () => {
  // The drill starts at midnight UTC: at 02:00 on clocks two hours ahead.
  const window = { fromUs: 2 * hour + 30 * second, forUs: 5 * second, offsetUs: 2 * hour };
  // The first begins at 30 s and is done at 36 s, when the window is over: the second has to wait until tomorrow.
  expect(await timesOf(withRelease({ window }))).toEqual([
    [30, 36],
    [null, null],
  ]);
  expect(await timesOf(withRelease({ window: { ...window, offsetUs: 0 } }))).toEqual([
    [null, null],
    [null, null],
  ]);
});

it('a release takes a unit at a time away, and what is shed meanwhile is put down to it', async () => {
  const { updates, requests, faults } = await resultOf({
    ...withRelease(
      { group: 'early' },
      { clients: [{ latencyUs: [0, null], rate: [{ atUs: 0, perSecond: 150, rampUs: 0 }] }] },
    ),
    gateway: {
      ...withRelease({ group: 'early' }).gateway,
      unitCapacityPerSecond: 100,
      queueUs: 0,
      burstUs: 0,
      serviceTime: 'deterministic',
    },
  });
  expect(updates.map(({ release, turns, awayMax }) => [release, turns, awayMax])).toEqual([
    ['2026-11', 2, 0.5],
    ['2026-11', 2, 0.5],
  ]);
  // 100 a second are left of 200 for 6 s, and 150 come. Chance sheds some before and after.
  expect(updates[0]!.shed).toBeGreaterThan(6 * 50);
  expect(updates[1]!.shed).toBe(0);
  expect(faults[0]!.shed).toBe(updates[0]!.shed);
  expect(requests.dropped + requests.unreachable).toBe(0);
});

test.prop([
  fc.constantFrom<'early' | 'default' | 'late'>('early', 'default', 'late'),
  fc.record({
    fromUs: fc.nat({ max: 23 }).map((from) => from * hour),
    forUs: fc.integer({ min: 1, max: 24 }).map((span) => span * hour),
    offsetUs: fc.integer({ min: -12, max: 14 }).map((offset) => offset * hour),
  }),
  fc.nat({ max: 47 }),
  fc.constantFrom<'inTurn' | 'together'>('inTurn', 'together'),
])(
  'every update begins in the window, not before its turn, and within a day of it',
  (group, window, atHours, regions) => {
    const drill = drillUnderTest({
      regions: ['West Europe', 'North Europe', 'East US'].map((name, index) =>
        regionUnderTest(name, index + 1, 'automatic'),
      ),
      gateway: { updateUnitUs: hour / 4, updates: { group, phaseUs: 24 * hour, premiumUs: 4 * hour, regions, window } },
    });
    const fault = { id: 'f1', target: 'r', atUs: atHours * hour, untilUs: 0, kind: 'release', by: 'unit' } as const;
    let readyUs = fault.atUs + ['early', 'default', 'late'].indexOf(group) * 24 * hour + 4 * hour;
    for (const { atUs, endUs } of scheduleOf(drill, planRegions(drill, drill.snapshot.service!), fault)) {
      const local = new Date(drill.startMs + (atUs + window.offsetUs) / 1000);
      const sinceFrom = ((local.getTime() % 86_400_000) - window.fromUs / 1000 + 86_400_000) % 86_400_000;
      expect(sinceFrom).toBeLessThan(window.forUs / 1000);
      expect(atUs).toBeGreaterThanOrEqual(readyUs);
      expect(atUs - readyUs).toBeLessThan(24 * hour);
      if (atUs > readyUs) expect(sinceFrom).toBe(0);
      if (regions === 'inTurn') readyUs = endUs;
    }
  },
);
