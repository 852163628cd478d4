import type { BackendQueue } from '../backend/backend-queue.ts';
import { createBackendQueue } from '../backend/backend-queue.ts';
import type { Breakers } from '../backend/breaker.ts';
import { createBreakers } from '../backend/breaker.ts';
import type { Latency } from '../backend/latency.ts';
import { createLatency } from '../backend/latency.ts';
import type { Pool } from '../backend/pool.ts';
import { createPool } from '../backend/pool.ts';
import type { Sessions } from '../backend/sessions.ts';
import { createSessions } from '../backend/sessions.ts';
import { reply } from './attempt.ts';
import type { Plan, PlanRegion } from './plan.ts';
import type { BackendEntry, TargetEntry } from './registry.ts';

/** The backends as one region's gateways see them. Hot records: counts are mutated with each call. */
export type BackendTable = {
  readonly backends: BackendState[];
  /** For each target, its pool; `null` of a single backend. */
  readonly pools: (Pool | null)[];
  /** For each target whose clients stay, where they do. */
  readonly sessions: (Sessions | null)[];
  /** What faults make of backends now. */
  readonly afflictions: Set<(state: BackendState) => void>;
  readonly region: number;
  readonly instances: number;
  /** Calls of the last window, by which regions share a backend's capacity. */
  callsInWindow: number;
};

export type BackendState = {
  readonly entry: BackendEntry;
  readonly latency: Latency;
  readonly distanceUs: number;
  readonly queue: BackendQueue | null;
  /** One breaker to a gateway instance; `null` where the backend has none. */
  readonly breakers: Breakers | null;
  /** What faults make of it now: how many have it down, its errors, how many times slower it is. */
  down: number;
  errorShare: number;
  slow: number;
  calls: number;
  failed: number;
  timedOut: number;
  skipped: number;
  /** Attempts that reached their backend section with this backend. */
  reached: number;
  /** Calls in this window, counted or not. */
  recent: number;
};

export function createBackendTable(region: PlanRegion): BackendTable {
  const instances = region.zoneOfVm.length;
  return {
    backends: [],
    pools: [],
    sessions: [],
    afflictions: new Set(),
    region: region.index,
    instances,
    callsInWindow: 0,
  };
}

/** Adds what the registry has got since. */
export function addBackends(table: BackendTable, plan: Plan): void {
  const { registry } = plan;
  for (const entry of registry.backends.slice(table.backends.length)) {
    const state = stateOf(table, entry, plan.regions.length);
    for (const afflict of table.afflictions) afflict(state);
    table.backends.push(state);
  }
  for (const target of registry.targets.slice(table.pools.length)) {
    table.pools.push(poolOf(table, target));
    table.sessions.push(target.isSticky ? createSessions(plan.groups.map(({ group }) => group.callers.count)) : null);
  }
}

/** Until the first border a region has an equal part of what the backend can do, as with calls that are spread evenly. */
function stateOf(table: BackendTable, entry: BackendEntry, regions: number): BackendState {
  const { settings, breaker } = entry;
  const { capacityPerSecond, queueUs } = settings;
  return {
    entry,
    latency: createLatency(settings.latency),
    distanceUs: settings.distanceUs[table.region] ?? 0,
    queue: capacityPerSecond === null ? null : createBackendQueue({ perSecond: capacityPerSecond / regions, queueUs }),
    breakers: breaker === null ? null : createBreakers({ rule: breaker, instances: table.instances }),
    down: 0,
    errorShare: settings.errorShare,
    slow: 1,
    calls: 0,
    failed: 0,
    timedOut: 0,
    skipped: 0,
    reached: 0,
    recent: 0,
  };
}

function poolOf(table: BackendTable, { members }: TargetEntry): Pool | null {
  return members === null ? null : createPool({ members, instances: table.instances });
}

export function responseBytes(table: BackendTable, backend: number): number {
  return table.backends[backend]?.entry.settings.responseBytes ?? 0;
}

/** The status that the client sees of a reply. */
export function statusOf(table: BackendTable, said: number, backend: number): number {
  switch (said) {
    case reply.error:
      return table.backends[backend]?.entry.settings.errorStatus ?? 500;
    case reply.timedOut:
    case reply.refused:
      return 500;
    case reply.breakerOpen:
    case reply.overloaded:
      return 503;
    default:
      return 200;
  }
}
