import { test } from '@fast-check/vitest';
import type { DrillResult, InjectedFault, OutlierEjection } from '@keelgate/model';
import { describe, expect, it } from 'vitest';
import { createSimulation } from './sim/simulation.ts';
import { createPlan } from './sim/create-plan.ts';
import { crossBorder } from './sim/border.ts';
import { runWindow } from './sim/run-window.ts';
import { takeBorder } from './sim/take-border.ts';
import { arbitraryDrill } from './testing/arbitrary-drill.ts';
import type { DrillOptions } from './testing/drill-under-test.ts';
import { drillUnderTest } from './testing/drill-under-test.ts';
import { simulate } from './simulate.ts';

const second = 1e6;

const looks: OutlierEjection = {
  factor: 3,
  errorShare: 0.1,
  afterUs: 5 * second,
  failures: 5,
  forUs: 20 * second,
  maxShare: 0.5,
};

function grey(effect: Partial<InjectedFault>, atSeconds = 20, forSeconds = 25): InjectedFault {
  const times = { atUs: atSeconds * second, untilUs: (atSeconds + forSeconds) * second };
  return { id: 'f1', target: 't', ...times, region: 0, unit: 0, recoveryUs: 0, ...effect } as InjectedFault;
}

async function resultOf(options: DrillOptions): Promise<DrillResult> {
  const clients = [{ rate: [{ atUs: 0, perSecond: 600, rampUs: 0 }] }];
  const result = await simulate(drillUnderTest({ clients, gateway: { overheadUs: 2000 }, ...options }));
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

describe('grey failure', () => {
  it('a unit that breaks connections costs its share of its third, and that is put down to the fault', async () => {
    const { requests, faults, latencyMs } = await resultOf({
      faults: [grey({ kind: 'unitErrors', share: 0.3 })],
    });
    expect(Math.abs(requests.dropped - 600 * 25 * (1 / 3) * 0.3)).toBeLessThan(4 * Math.sqrt(1500));
    expect(faults[0]).toMatchObject({ dropped: requests.dropped, unreachable: 0, detectedAt: null });
    expect(latencyMs.p99).toBeLessThan(70);
  });

  it('one that fails all is out after five attempts of each VM', async () => {
    const { requests, ejections } = await resultOf({
      faults: [grey({ kind: 'unitErrors', share: 1 })],
      gateway: { outlierEjection: looks },
    });
    expect(requests.dropped).toBeLessThan(40);
    // Both VMs, and again when they are tried and fail once more; not after the fault.
    expect(ejections.map(({ unit, why }) => `${unit} ${why}`)).toEqual(Array.from({ length: 4 }, () => '1 failures'));
    expect(new Set(ejections.map(({ vm }) => vm))).toEqual(new Set([1, 2]));
    for (const { at, backAt } of ejections) {
      expect(at).toBeGreaterThanOrEqual(20);
      expect(at).toBeLessThan(45);
      expect(backAt - at).toBeCloseTo(20, 6);
    }
  });

  it('a unit ten times slower is out within ten seconds, and the others hardly notice', async () => {
    const calm = await resultOf({ gateway: { outlierEjection: looks, overheadUs: 2000 } });
    const { ejections, series } = await resultOf({
      faults: [grey({ kind: 'unitSlow', factor: 10 })],
      gateway: { outlierEjection: looks, overheadUs: 2000 },
    });
    expect(calm.ejections).toEqual([]);
    expect(ejections.slice(0, 2).map(({ unit, why, at }) => [unit, why, at <= 30])).toEqual([
      [1, 'slow', true],
      [1, 'slow', true],
    ]);
    expect(series.rows.length).toBe(60);
  });

  it('a failing third goes as far as the share allows and no further', async () => {
    const { ejections } = await resultOf({
      faults: [grey({ kind: 'unitErrors', share: 1 })],
      gateway: { outlierEjection: { ...looks, maxShare: 0.17, forUs: 100 * second } },
    });
    expect(ejections).toHaveLength(1);
  });

  it('ejection finds a dead zone sooner than its detection does', async () => {
    const down = grey({ kind: 'zoneDown', zone: '1' } as Partial<InjectedFault>);
    const [slow, quick] = [
      await resultOf({ faults: [down] }),
      await resultOf({ faults: [down], gateway: { outlierEjection: looks } }),
    ];
    expect(slow.requests.unreachable).toBeGreaterThan(500);
    expect(quick.requests.unreachable).toBeLessThan(100);
  });
});

test.prop([arbitraryDrill()])('F5: an ejected VM gets nothing new, and comes back after its time', (drill) => {
  const plan = createPlan({
    ...drill,
    gateway: { ...drill.gateway, outlierEjection: { ...looks, afterUs: 0, failures: 2, forUs: 600_000 } },
  });
  if (!plan.ok) throw new Error('the drill does not compile');
  const simulation = createSimulation(plan.value);
  const { durationUs } = drill;
  for (let fromUs = 0; fromUs < durationUs; fromUs += 100_000) {
    for (const shard of simulation.shards) {
      shard.untilUs = fromUs + 100_000;
      runWindow(shard, simulation.window, fromUs);
      const { view } = shard.health;
      const believed = new Set(view.believed.subarray(0, view.believedCount));
      const outliers = shard.ejection?.outliers;
      for (const [vm, untilUs] of outliers?.untilUs.entries() ?? []) {
        if (untilUs === -Infinity) continue;
        expect(believed.has(vm)).toBe(false);
        expect(untilUs).toBeGreaterThanOrEqual(shard.nowUs);
        expect(untilUs).toBeLessThanOrEqual(shard.nowUs + 600_000);
      }
    }
    crossBorder(simulation, [takeBorder(simulation)], fromUs + 100_000);
    simulation.window += 1;
  }
});
