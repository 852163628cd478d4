import type { Action } from './action.ts';
import type { Arrivals } from './arrivals.ts';
import type { Attempt } from './attempt.ts';
import type { BackendTable } from './backend-table.ts';
import type { Busy } from './busy.ts';
import type { Callers } from './callers.ts';
import type { Concurrency } from './concurrency.ts';
import type { EjectionState } from './ejected-share.ts';
import type { EventHeap } from './event-heap.ts';
import type { FaultTally } from './fault-tally.ts';
import type { Plan, PlanGroup, PlanRegion } from './plan.ts';
import type { RegionCaches } from './region-caches.ts';
import type { RegionCounters } from './region-counters.ts';
import type { RegionHealth } from './region-health.ts';
import type { LiveRuns } from './program/live-runs.ts';
import type { ValueStore } from './program/value-store.ts';
import type { Slots } from './slots.ts';
import type { Surge } from './surge.ts';
import type { Tally } from './tally.ts';
import type { Tape } from './tape.ts';
import type { VmTable } from './vm-table.ts';

/**
 * One region while a drill runs: all that its requests touch. Inside a window of virtual time a shard runs alone; what
 * crosses regions goes through its outbox and the border. A hot record: its fields are mutated with every request.
 */
export type Shard = {
  readonly plan: Plan;
  readonly region: PlanRegion;
  readonly attempt: Attempt;
  /** The attempt in hand's loop counters and places held. */
  readonly extras: Int32Array;
  readonly slots: Slots;
  readonly heap: EventHeap;
  readonly sources: readonly Source[];
  readonly vms: VmTable;
  readonly health: RegionHealth;
  /** `null` where the front door does not look for outliers. */
  readonly ejection: EjectionState | null;
  readonly counters: RegionCounters;
  readonly caches: RegionCaches;
  readonly backends: BackendTable;
  readonly concurrency: Concurrency;
  /** Runs of programs that have to be carried out for each request alone. */
  readonly runs: LiveRuns;
  readonly values: ValueStore;
  readonly faults: FaultTally;
  readonly busy: Busy;
  readonly tally: Tally;
  readonly surge: Surge;
  /** For each zone of the region, the first node of each class under the configuration that the zone has applied. */
  readonly entries: Int32Array[];
  /** Name resolution as it was at the last border: answers by group, and when it first changed (Infinity if never). */
  readonly names: Names;
  /** Attempts on their way to another region, delivered at the next border. */
  readonly outbox: Moved[];
  /** What happens to the region, in the order of time. */
  readonly actions: Action[];
  /** Where requests are recorded ones; `null` where they are drawn. */
  tape: Tape | null;
  nowUs: number;
  /** Requests that arrived here and count, and requests that ended here and count. */
  arrived: number;
  /** The window's end: nothing later is carried out before the border. */
  untilUs: number;
};

/** What every shard knows of name resolution in a window. */
export type Names = { readonly answers: Int32Array; changedUs: number };

/** Where a group's requests come from, as this shard works them out. */
export type Source = {
  readonly planned: PlanGroup;
  readonly callers: Callers;
  readonly arrivals: Arrivals;
  nextUs: number;
  /** Some of the group's callers belong to this shard. */
  ownsAny: boolean;
};

/** An attempt whose caller goes to another region now. */
export type Moved = {
  readonly from: number;
  readonly to: number;
  readonly group: number;
  readonly class: number;
  readonly caller: number;
  readonly subscription: number;
  readonly key: number;
  readonly try: number;
  /** The request's arrival, later by what the wait for the border takes, so that its latency does not hold that. */
  readonly firstUs: number;
  readonly counts: boolean;
};
