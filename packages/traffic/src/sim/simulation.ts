import type { BackendSettings, Drill } from '@keelgate/model';
import type { QuotaCounters } from '../counter/quota-counters.ts';
import { createConfigReplicas } from '../config/config-replicas.ts';
import type { NameResolution } from '../health/name-resolution.ts';
import { createNameResolution } from '../health/name-resolution.ts';
import type { Agreement } from './agreement.ts';
import { createAgreement } from './agreement.ts';
import type { Callers } from './callers.ts';
import { canLoad } from './can-load.ts';
import { createCallers } from './callers.ts';
import { addQuotas, installVersion } from './install-version.ts';
import type { ManagementState } from './management.ts';
import { createManagement } from './management.ts';
import type { Part } from './part.ts';
import { partOf } from './part.ts';
import type { Plan } from './plan.ts';
import { createShard } from './create-shard.ts';
import type { Configured, StandbyService } from './standby.ts';
import { createStandby, isStandbyRegion, regionsOf } from './standby.ts';
import type { QuotaKeys } from './quota-border.ts';
import { createQuotaKeys } from './quota-border.ts';
import type { Names, Shard } from './shard.ts';
import { drillStream } from './stream.ts';
import type { BackendWorld } from './target.ts';
import { timelineOf } from './timeline.ts';

/**
 * A drill under way on one worker: the regions that are its own, and what all regions share at the borders between windows,
 * which is the same on every worker.
 */
export type Simulation = Configured & {
  readonly plan: Plan;
  readonly part: Part;
  /** The regions that are carried out here, in order. */
  readonly shards: readonly Shard[];
  /** Who of them belongs to which region is the same on every worker; the rest is of the worker's own callers. */
  readonly callers: readonly Callers[];
  /** How many callers of each group belong to each region: `group * regions + region`. */
  readonly owned: Int32Array;
  readonly names: Names;
  readonly resolution: NameResolution;
  readonly standby: StandbyService | null;
  readonly management: ManagementState;
  readonly quotas: QuotaCounters[];
  readonly quotaKeys: QuotaKeys;
  readonly agreement: Agreement;
  readonly world: BackendWorld;
  window: number;
  /** The region that is being carried out. */
  region: number;
};

export function createSimulation(plan: Plan, part: Part = partOf(plan, 0, 1)): Simulation {
  const { drill, groups, regions } = plan;
  const callers = groups.map(({ index, group, home }) =>
    createCallers({
      count: group.callers.count,
      ttlUs: drill.gateway.dnsTtlUs,
      seed: drill.seed,
      group: index,
      region: Math.max(0, home),
    }),
  );
  const names: Names = { answers: Int32Array.from(groups, ({ home }) => home), changedUs: Infinity };
  const quotas: QuotaCounters[] = [];
  const actions = timelineOf(plan);
  const simulation: Simulation = {
    plan,
    part,
    shards: part.own.map((index) => {
      const region = regions[index] as Plan['regions'][number];
      return createShard({ plan, region, callers, quotas, names, actions, addQuotas: () => addQuotas(simulation) });
    }),
    callers,
    owned: ownedAtStart(plan),
    names,
    resolution: createNameResolution({
      disabled: regionsOf(drill).map(({ gatewayDisabled }) => gatewayDisabled),
      away: regions.map(({ index }) => isStandbyRegion(plan, index)),
      detectionUs: drill.gateway.regionDetectionUs,
      holdDownUs: drill.gateway.holdDownUs,
    }),
    replicas: createConfigReplicas({
      zones: regions.flatMap(({ index, zones }) => (isStandbyRegion(plan, index) ? [] : zones.map(() => index))),
      maxLagUs: drill.gateway.configPropagationMaxUs,
      seed: drill.seed,
      stream: drillStream.config,
      loads: (changes) => canLoad(plan, changes),
    }),
    standby: createStandby(plan),
    management: createManagement(drill),
    quotas,
    quotaKeys: createQuotaKeys(),
    agreement: createAgreement(),
    world: {
      registry: plan.registry,
      snapshot: drill.snapshot,
      isStandby: false,
      settings: drill.backends,
      note: (text) => plan.notes.add(text),
      defaults: defaultBackend(drill),
    },
    entries: new Map(),
    window: 0,
    region: 0,
  };
  installVersion(simulation, simulation, { version: 0, nowUs: 0 });
  if (simulation.standby !== null) installVersion(simulation, simulation.standby, { version: 0, nowUs: 0 });
  return simulation;
}

function ownedAtStart({ groups, regions }: Plan): Int32Array {
  const owned = new Int32Array(groups.length * regions.length);
  for (const { index, group, home } of groups) owned[index * regions.length + Math.max(0, home)] = group.callers.count;
  return owned;
}

/** A backend that the drill says nothing about: 50 ms, near every region, never fails. */
function defaultBackend(drill: Drill): BackendSettings {
  return {
    id: '',
    latency: { p50Us: 50_000, p99Us: 50_000 },
    errorShare: 0,
    errorStatus: 500,
    capacityPerSecond: null,
    queueUs: 1e6,
    responseBytes: 1024,
    distanceUs: regionsOf(drill).map(() => 0),
  };
}
