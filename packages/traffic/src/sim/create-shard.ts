import { createHealthView } from '../health/health-view.ts';
import { createOutliers } from '../health/outliers.ts';
import type { QuotaCounters } from '../counter/quota-counters.ts';
import type { Action } from './action.ts';
import { createArrivals } from './arrivals.ts';
import { createAttempt } from './attempt.ts';
import { createBackendTable } from './backend-table.ts';
import { createBusy } from './busy.ts';
import type { Callers } from './callers.ts';
import { watchOutliers } from './ejection.ts';
import { startLoops } from './closed-loop.ts';
import { createEventHeap } from './event-heap.ts';
import { createFaultTally } from './fault-tally.ts';
import type { Plan, PlanRegion } from './plan.ts';
import { vmsOfUnit, vmsOfZone } from './plan-region.ts';
import { createLiveRuns } from './program/live-runs.ts';
import { createValueStore } from './program/value-store.ts';
import { createRegionCaches } from './region-caches.ts';
import { createRegionCounters } from './region-counters.ts';
import type { RegionHealth } from './region-health.ts';
import type { Names, Shard } from './shard.ts';
import { createSlots } from './slots.ts';
import { drillStream } from './stream.ts';
import { createSurge } from './surge.ts';
import { createTally } from './tally.ts';
import { createVmTable } from './vm-table.ts';

export type ShardOptions = {
  readonly plan: Plan;
  readonly region: PlanRegion;
  readonly callers: readonly Callers[];
  readonly quotas: readonly QuotaCounters[];
  readonly addQuotas: () => void;
  readonly names: Names;
  readonly actions: readonly Action[];
};

export function createShard({ plan, region, callers, quotas, names, actions, addQuotas }: ShardOptions): Shard {
  const { drill, stepUs, steps } = plan;
  const { seed, gateway } = drill;
  const health = createRegionHealth(plan, region);
  const vms = createVmTable(plan, region);
  for (const [vm, failuresUs] of health.failuresUs.entries()) vms.nextDownUs[vm] = failuresUs[0] ?? Infinity;
  const shard: Shard = {
    plan,
    region,
    attempt: createAttempt(),
    extras: new Int32Array(plan.extra),
    slots: createSlots(plan.extra),
    heap: createEventHeap(),
    sources: plan.groups.map((planned, index) => ({
      planned,
      callers: callers[index] as Callers,
      arrivals: createArrivals({
        segments: planned.segments,
        kind: planned.group.arrivals,
        logged: planned.group.log?.timesUs ?? null,
        seed,
        stream: drillStream.arrivals + index,
      }),
      nextUs: Infinity,
      ownsAny: Math.max(0, planned.home) === region.index,
    })),
    vms,
    health,
    ejection:
      gateway.outlierEjection === null
        ? null
        : { outliers: createOutliers(gateway.outlierEjection, region.zoneOfVm.length), done: [] },
    counters: createRegionCounters({
      region: region.index,
      zones: region.zones.length,
      settings: gateway,
      seed,
      quotas,
      addQuotas,
    }),
    caches: createRegionCaches(plan, region),
    backends: createBackendTable(region),
    concurrency: { taken: [] },
    runs: createLiveRuns(),
    values: createValueStore(),
    faults: createFaultTally(drill.faults.length),
    busy: createBusy({ vms: region.zoneOfVm.length, stepUs, steps }),
    tally: createTally(drill.durationUs, stepUs),
    surge: createSurge(drill.faults),
    entries: region.zones.map(() => new Int32Array(0)),
    names,
    outbox: [],
    actions: actions.filter((action) => action.region === region.index),
    tape: null,
    nowUs: 0,
    arrived: 0,
    untilUs: 0,
  };
  watchOutliers(shard);
  startLoops(shard);
  return shard;
}

function createRegionHealth(plan: Plan, region: PlanRegion): RegionHealth {
  const { gateway } = plan.drill;
  const settings = { detectionUs: gateway.zoneDetectionUs, holdDownUs: gateway.holdDownUs };
  const view = createHealthView({ vms: region.zoneOfVm.length, present: region.vmsAtStart, settings });
  const zoneLive = Uint8Array.from(region.zones, (_, zone) =>
    view.alive.some((alive, vm) => alive === 1 && region.zoneOfVm[vm] === zone) ? 1 : 0,
  );
  return { view, zoneLive, zoneEvents: [], failuresUs: failuresOf(plan, region), deadSinceUs: Infinity };
}

/** When scheduled faults have each VM fail. */
function failuresOf(plan: Plan, region: PlanRegion): readonly (readonly number[])[] {
  const { drill } = plan;
  const failures = Array.from({ length: region.zoneOfVm.length }, (): number[] => []);
  for (const fault of drill.faults) {
    if (!('region' in fault) || fault.region !== region.index || fault.atUs >= drill.durationUs) continue;
    for (const vm of failing(plan, fault)) failures[vm]?.push(fault.atUs);
  }
  return failures.map((atUs) => atUs.toSorted((left, right) => left - right));
}

function failing(plan: Plan, fault: Plan['drill']['faults'][number]): readonly number[] {
  switch (fault.kind) {
    case 'zoneDown':
      return vmsOfZone(plan, fault.region, fault.zone);
    case 'unitDown':
      return vmsOfUnit(plan, fault.region, fault.unit);
    case 'regionDown':
      return Array.from(plan.regions[fault.region]?.zoneOfVm.keys() ?? []);
    default:
      return [];
  }
}
