import { test } from '@fast-check/vitest';
import type { DrillResult, InjectedFault } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, policy, regionUnderTest } from './testing/drill-under-test.ts';
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
