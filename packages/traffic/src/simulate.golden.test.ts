import type { Drill, DrillResult, InjectedFault } from '@keelgate/model';
import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';
import { drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';

/**
 * Figures that can be worked out by hand, out of whole drills. Each tolerance is what chance allows at the drill's length:
 * four standard deviations of the count, which one run in some 16,000 would miss; the seeds are fixed.
 */

const second = 1e6;

async function resultOf(drill: Drill): Promise<DrillResult> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

function zoneDown(atSeconds: number, untilSeconds: number, recoverySeconds = 30): InjectedFault {
  return {
    id: 'f1',
    target: 'West Europe/2',
    atUs: atSeconds * second,
    untilUs: untilSeconds * second,
    kind: 'zoneDown',
    region: 0,
    zone: '2',
    recoveryUs: recoverySeconds * second,
  };
}

const everyThird = {
  rate: [{ atUs: 0, perSecond: 2400, rampUs: 0 }],
  latencyUs: [0],
  callers: { count: 1000, skew: 0, firstAddress: '10.0.0.0' },
};

test('three units of 1000/s at 2400/s that lose a zone shed 400/s, a sixth, until it is back', async () => {
  const drill = drillUnderTest({
    durationSeconds: 200,
    gateway: { queueUs: 0, zoneDetectionUs: 0 },
    clients: [everyThird],
    faults: [zoneDown(50, 120)],
  });
  const result = await resultOf(drill);
  // From 50 s to 150 s: 100 s at 400/s. Four standard deviations of 240,000 arrivals, and the burst of four VMs at most.
  const tolerance = 4 * Math.sqrt(240_000) + 0.1 * 2000;
  expect(Math.abs((result.faults[0]?.shed ?? 0) - 40_000)).toBeLessThan(tolerance);
  // Outside of the fault four fifths of the capacity are in use, and a wait of a tenth of a second is all but unheard of.
  expect(result.requests.shed - (result.faults[0]?.shed ?? 0)).toBeLessThan(10);
});

test('what is in flight on the lost zone is dropped: 800/s for 50 ms are 40 (Little)', async () => {
  const counts: number[] = [];
  for (let seed = 1; seed <= 25; seed += 1) {
    const drill = drillUnderTest({
      seed,
      durationSeconds: 12,
      clients: [everyThird],
      gateway: { unitCapacityPerSecond: 4000 },
      faults: [zoneDown(8, 10)],
    });
    const { faults } = await resultOf(drill);
    counts.push(faults[0]?.dropped ?? 0);
  }
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  // A Poisson count of mean 40 (and 0.2 for the gateway's own work), averaged over 25 drills.
  expect(Math.abs(mean - 40.2)).toBeLessThan(4 * Math.sqrt(40 / 25));
});

test('three seconds of detection send at most 2400 first attempts to the dead zone', async () => {
  const drill = drillUnderTest({
    durationSeconds: 40,
    clients: [everyThird],
    gateway: { unitCapacityPerSecond: 4000 },
    faults: [zoneDown(20, 30)],
  });
  const { faults } = await resultOf(drill);
  expect(Math.abs((faults[0]?.unreachable ?? 0) - 2400)).toBeLessThan(4 * Math.sqrt(2400));
  expect(faults[0]).toMatchObject({ detectedAt: 23, recoveredAt: null, recoverySeconds: 3 });
});

test('a limit of 1000 a minute at 300/s over three zones admits at most 1300 in a window', async () => {
  const drill = drillUnderTest({
    durationSeconds: 180,
    clients: [
      {
        ...everyThird,
        rate: [{ atUs: 0, perSecond: 300, rampUs: 0 }],
        subscriptions: { productId: 'product', count: 1, skew: 0 },
      },
    ],
    productPolicy: policy('<base/><rate-limit calls="1000" renewal-period="60"/>'),
  });
  const { counters } = await resultOf(drill);
  const row = counters[0]!;
  // Two thirds of a second's 300 arrivals come to zones that have not heard yet: the bound of 1300 is 300 arrivals, give or take.
  expect(row.admitted).toBeGreaterThan(1100);
  expect(row.admitted).toBeLessThanOrEqual(1300 + 4 * Math.sqrt(300));
  expect(row.admitted).toBeLessThanOrEqual(row.bound);
});

test('two regions count a key each for itself: each keeps its own bound', async () => {
  const drill = drillUnderTest({
    durationSeconds: 120,
    regions: [regionUnderTest('West Europe', 3, ['1', '2', '3']), regionUnderTest('North Europe', 3, ['1', '2', '3'])],
    clients: [
      { ...everyThird, latencyUs: [0, 20_000], rate: [{ atUs: 0, perSecond: 300, rampUs: 0 }] },
      { ...everyThird, latencyUs: [20_000, 0], rate: [{ atUs: 0, perSecond: 300, rampUs: 0 }] },
    ],
    globalPolicy: policy('<rate-limit-by-key calls="1000" renewal-period="60" counter-key="all"/>', {
      backend: '<forward-request/>',
      outbound: '',
    }),
  });
  const { counters } = await resultOf(drill);
  expect(counters.length).toBe(2);
  for (const { admitted, bound } of counters) {
    expect(admitted).toBeGreaterThan(1000);
    expect(admitted).toBeLessThanOrEqual(bound);
  }
});

test('a hit ratio of 0.9 over three zones becomes four times the calls to the backend when one is lost', async () => {
  const keys = 60_000;
  const bytes = 1024 + 512;
  const drill = drillUnderTest({
    seed: 3,
    durationSeconds: 400,
    warmupSeconds: 300,
    // Room for nine tenths of the keys, which all come equally often: nine in ten are there.
    gateway: {
      unitCapacityPerSecond: 4000,
      cache: { bytes: keys * 0.9 * bytes, each: 'instance', policy: 'lru' },
      zoneDetectionUs: 0,
    },
    clients: [
      {
        ...everyThird,
        rate: [{ atUs: 0, perSecond: 900, rampUs: 0 }],
        parameters: [{ name: 'id', count: keys, skew: 0 }],
      },
    ],
    apiPolicy: policy('<base/><cache-lookup vary-by-developer="false" vary-by-developer-groups="false"/>', {
      outbound: '<base/><cache-store duration="3600"/>',
    }),
    faults: [zoneDown(350, 390)],
  });
  const { cache } = await resultOf(drill);
  expect(cache[0]?.hitRatio).toBeGreaterThan(0.75);
  // 4 at the first moment; in 10 s 9,000 requests fetch a part of the 18,000 lost entries again.
  expect(cache[0]?.backendSurge).toBeGreaterThan(3.2);
  expect(cache[0]?.backendSurge).toBeLessThan(4.4);
});

test('half a change a second and ten seconds of lag put five changes at risk at most', async () => {
  const document = { format: 'rawxml', text: policy('<base/>'), place: null } as const;
  const drill = drillUnderTest({
    durationSeconds: 60,
    regions: [regionUnderTest('West Europe', 2, ['1', '2']), regionUnderTest('North Europe', 2, ['1', '2'])],
    clients: [{ rate: [{ atUs: 0, perSecond: 10, rampUs: 0 }] }],
    changes: Array.from({ length: 25 }, (_, index) => ({
      id: `c${index + 1}`,
      atUs: index * 2 * second,
      kind: 'policy',
      scope: { kind: 'global' },
      document,
    })),
    faults: [
      {
        id: 'f1',
        target: 'West Europe',
        atUs: 40 * second,
        untilUs: 60 * second,
        kind: 'regionDown',
        region: 0,
        recoveryUs: 0,
      },
    ],
  });
  const { config } = await resultOf(drill);
  expect(config.lostChanges).toBeGreaterThan(0);
  expect(config.lostChanges).toBeLessThanOrEqual(5);
  expect(config.changes.filter(({ at }) => at > 40).every(({ accepted }) => !accepted)).toBe(true);
});
