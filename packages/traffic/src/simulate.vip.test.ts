import { test } from '@fast-check/vitest';
import type { DrillResult, InjectedFault, ScheduledChange } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest, regionUnderTest } from './testing/drill-under-test.ts';
import { simulate } from './simulate.ts';

const second = 1e6;
const regions = [regionUnderTest('West Europe', 3, ['1', '2', '3']), regionUnderTest('North Europe', 2, 'automatic')];

async function resultOf(options: DrillOptions): Promise<DrillResult> {
  const result = await simulate(drillUnderTest({ regions, durationSeconds: 40, ...options }));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

function zones(at: number, region: number, to: readonly string[] | 'automatic', takes = 10): ScheduledChange {
  return { id: `c${at}`, atUs: at * second, kind: 'zones', region, zones: to, takesUs: takes * second };
}

const pinned = { name: 'pinned', pinned: true, rate: [{ atUs: 0, perSecond: 100, rampUs: 0 }] };
const asking = { ...pinned, name: 'asking', pinned: false };

it('who keeps to an address loses it when the zones have changed, and nobody else does', async () => {
  const changes = [zones(10, 0, 'automatic')];
  const [lost, kept] = [await resultOf({ clients: [pinned], changes }), await resultOf({ clients: [asking], changes })];
  expect(kept.requests.served).toBe(kept.requests.offered);
  // 20 of 40 s.
  expect(lost.requests.unreachable / lost.requests.offered).toBeCloseTo(0.5, 1);
  expect(lost.requests.served + lost.requests.unreachable).toBe(lost.requests.offered);
  for (const { config } of [lost, kept])
    expect(config.vipChanges).toEqual([{ id: 'c10', region: 'West Europe', because: 'zones changed', at: 20 }]);
});

it('the other region keeps its address, zones that stay as they are change none, and a second change waits for the lock', async () => {
  const changes = [
    zones(5, 1, ['1', '2']),
    zones(10, 0, ['1', '2', '3']),
    zones(20, 0, ['1', '2', '3']),
    zones(32, 0, ['1'], 20),
  ];
  const { config, requests } = await resultOf({ clients: [pinned], changes });
  expect(config.changes.map(({ accepted, refusedBecause }) => [accepted, refusedBecause])).toEqual([
    [true, null],
    [false, 'locked'],
    [true, null],
    [true, null],
  ]);
  // The last one is not done before the end.
  expect(config.vipChanges.map(({ id, region, at }) => [id, region, at])).toEqual([['c5', 'North Europe', 15]]);
  expect(requests.served).toBe(requests.offered);
});

it('pinned clients do not fail over', async () => {
  const regionDown: InjectedFault = {
    id: 'f1',
    target: 'r',
    atUs: 10 * second,
    untilUs: 60 * second,
    kind: 'regionDown',
    region: 0,
    recoveryUs: second,
  };
  const gateway = { regionDetectionUs: second, zoneDetectionUs: second, dnsTtlUs: 2 * second };
  const [stay, go] = [
    await resultOf({ gateway, clients: [pinned], faults: [regionDown] }),
    await resultOf({ gateway, clients: [asking], faults: [regionDown] }),
  ];
  expect(stay.regions[1]?.requests.offered).toBe(0);
  expect(go.regions[1]?.requests.served).toBeGreaterThan(2000);
});

test.prop([fc.nat(), fc.integer({ min: 1, max: 39 }), fc.integer({ min: 0, max: 30 })], { numRuns: 50 })(
  'a change of zones costs those who ask for names nothing, whenever it comes and however long it takes',
  async (seed, at, takes) => {
    const options = { seed, clients: [asking], durationSeconds: 40 };
    const [plain, moved] = [
      await resultOf(options),
      await resultOf({ ...options, changes: [zones(at, 0, ['1'], takes)] }),
    ];
    expect(moved.requests).toEqual(plain.requests);
    expect(moved.latencyMs).toEqual(plain.latencyMs);
  },
);
