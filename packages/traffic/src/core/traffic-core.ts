import type {
  BackendResult,
  CacheResult,
  CounterResult,
  Fault,
  FaultResult,
  InjectedFault,
  Result,
  ResultRegion,
  Snapshot,
} from '@keelgate/model';
import { findLocation, ok, printScope } from '@keelgate/model';
import { backendRows, cacheRows, counterRows } from '../sim/engine-findings.ts';
import { faultRows } from '../sim/event-findings.ts';
import type { Found } from '../sim/found.ts';
import { foundBy, foundIn } from '../sim/found.ts';
import type { Plan } from '../sim/plan.ts';
import type { CounterEntry } from '../sim/registry.ts';
import { createSimulation } from '../sim/simulation.ts';
import { windowUs } from '../sim/window.ts';
import { planOf } from './core-plan.ts';
import type { Decisions } from './decisions.ts';
import { createDecisionLog, takeDecisions } from './decisions.ts';
import { createLiveRecords } from './live-records.ts';
import type { NameTable } from './name-table.ts';
import { createNameTable } from './name-table.ts';
import type { TrafficCoreOptions } from './options.ts';
import { defaultOutOfOrderUs, spanUs } from './options.ts';
import type { Order } from './order.ts';
import { createOrder, enqueue, spreadTime, takeWindow } from './order.ts';
import type { Player } from './play.ts';
import { drain, isStill, playWindow } from './play.ts';
import type { TrafficRecord } from './record.ts';
import { createGate } from './route.ts';
import { tapeOf } from './tape-of.ts';

/**
 * A service's own state machines, driven by requests that were recorded: what would have become of each. Records come in
 * batches, nearly in the order of time; how they are cut into batches changes nothing.
 */
export type TrafficCore = {
  /** Takes records in, and gives what has been decided since: of a record whose answer takes long, later. */
  readonly decide: (batch: readonly TrafficRecord[]) => Decisions;
  /** Everything has come: what is still on its way ends. */
  readonly finish: () => Decisions;
  /** What the numbers in decisions stand for. */
  readonly names: CoreNames;
  readonly findings: () => CoreFindings;
};

export type CoreNames = {
  /** `api/operation`. */
  readonly operations: readonly string[];
  readonly products: readonly string[];
  readonly subscriptions: readonly string[];
  /** Method and path. */
  readonly unmatched: readonly string[];
  readonly regions: readonly RegionNames[];
  readonly counterKeys: readonly string[];
  /** By number; `null` where there is none. */
  readonly counter: (number: number) => CounterName | null;
};

export type RegionNames = {
  readonly name: string;
  readonly zones: readonly string[];
  readonly units: number;
  /** Requests a second that one unit is planned for. */
  readonly unitPerSecond: number;
  /** The region as results print it. */
  readonly region: ResultRegion;
};

export type CounterName = {
  readonly policy: string;
  readonly scope: string;
  readonly limit: number;
  readonly periodSeconds: number;
};

export type CoreFindings = {
  readonly records: number;
  /** Came too late to be put in order, and came after more time than a core spans. */
  readonly late: number;
  readonly beyond: number;
  /** When the core's time begins, in microseconds since 1970 UTC; times of faults count from it in seconds. */
  readonly startUs: number;
  readonly faults: readonly FaultResult[];
  readonly counters: readonly CounterResult[];
  readonly caches: readonly CacheResult[];
  readonly backends: readonly BackendResult[];
  readonly notes: readonly string[];
};

/** Who asks for what is not there may ask for anything: so many paths are told apart. */
const unmatchedMax = 10_000;

type State = {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly options: TrafficCoreOptions;
  readonly order: Order;
  readonly decisions: ReturnType<typeof createDecisionLog>;
  readonly tables: { readonly [name in 'operations' | 'products' | 'subscriptions' | 'keys' | 'unmatched']: NameTable };
  player: Player | null;
  startUs: number;
  records: number;
  late: number;
  beyond: number;
};

export function createTrafficCore(
  snapshot: Snapshot,
  options: TrafficCoreOptions = {},
): Result<TrafficCore, readonly Fault[]> {
  const plan = planOf(snapshot, options);
  if (!plan.ok) return plan;
  const state: State = {
    plan: plan.value,
    snapshot,
    options,
    order: createOrder(options.outOfOrderUs ?? defaultOutOfOrderUs),
    decisions: createDecisionLog(),
    tables: {
      operations: createNameTable(),
      products: createNameTable(),
      subscriptions: createNameTable(),
      keys: createNameTable(),
      unmatched: createNameTable(unmatchedMax),
    },
    player: null,
    startUs: 0,
    records: 0,
    late: 0,
    beyond: 0,
  };
  return ok({
    decide: (batch) => {
      for (const record of batch) take(state, record);
      return takeDecisions(state.decisions);
    },
    finish: () => {
      const { player, order } = state;
      if (player !== null) {
        playUntil(state, player, Math.floor(order.newestUs / windowUs) + 1);
        drain(player);
      }
      return takeDecisions(state.decisions);
    },
    names: namesOf(state),
    findings: () => findingsOf(state),
  });
}

function take(state: State, record: TrafficRecord): void {
  const sequence = state.records;
  state.records += 1;
  const { order } = state;
  const player = state.player ?? begin(state, record);
  const atUs = spreadTime(record, sequence) - state.startUs;
  if (atUs >= spanUs) {
    state.beyond += 1;
  } else if (atUs < 0 || !enqueue(order, { record, sequence, atUs })) {
    state.late += 1;
  }
  playUntil(state, player, order.openFrom);
}

/** Plays the windows that are complete. Time in which nothing can happen is passed over. */
function playUntil({ order }: State, player: Player, until: number): void {
  const { simulation } = player;
  while (simulation.window < until) {
    const { window } = simulation;
    if (window > 0 && !order.windows.has(window) && isStill(player)) {
      const next = order.windows.size === 0 ? until : Math.min(until, ...order.windows.keys());
      if (next > window + 1) simulation.window = next - 1;
    }
    playWindow(player, simulation.window, takeWindow(order, simulation.window));
  }
}

const minuteUs = 60e6;

/** The first record says when time begins. */
function begin(state: State, first: TrafficRecord): Player {
  const { plan, options, snapshot, tables, decisions, order } = state;
  state.startUs = options.startUs ?? Math.floor((first.atUs - order.outOfOrderUs) / minuteUs) * minuteUs;
  decisions.startUs = state.startUs;
  const faults = (options.faults ?? []).map((fault) => fromStart(fault, state.startUs));
  const simulation = createSimulation({ ...plan, drill: { ...plan.drill, startMs: state.startUs / 1000, faults } });
  const live = createLiveRecords();
  const tape = tapeOf({ live, decisions, keys: tables.keys, registry: plan.registry });
  for (const shard of simulation.shards) {
    shard.tape = tape;
    for (const source of shard.sources) source.ownsAny = false;
  }
  const player = {
    simulation,
    gate: createGate(snapshot),
    classes: {
      simulation,
      policies: plan.policies,
      operations: tables.operations,
      products: tables.products,
      byOperation: new Map(),
    },
    live,
    subscriptions: tables.subscriptions,
    unmatched: tables.unmatched,
    regionOf: regionFinder(plan),
  };
  state.player = player;
  return player;
}

function fromStart(fault: InjectedFault, startUs: number): InjectedFault {
  return { ...fault, atUs: Math.max(0, fault.atUs - startUs), untilUs: Math.min(spanUs, fault.untilUs - startUs) };
}

/** The region that a record names, by any of its spellings; the primary where it names none of the service's. */
function regionFinder({ regions }: Plan): Player['regionOf'] {
  const known = new Map<string, number>();
  return ({ region }) => {
    if (region === undefined) return 0;
    const found = known.get(region);
    if (found !== undefined) return found;
    const name = findLocation(region)?.displayName ?? region;
    const index = Math.max(
      0,
      regions.findIndex((one) => one.name === name),
    );
    if (known.size < 4096) known.set(region, index);
    return index;
  };
}

function namesOf({ plan, tables }: State): CoreNames {
  const { registry, drill, service } = plan;
  return {
    operations: tables.operations.names,
    products: tables.products.names,
    subscriptions: tables.subscriptions.names,
    unmatched: tables.unmatched.names,
    counterKeys: tables.keys.names,
    regions: plan.regions.map(({ name, zones, index }) => ({
      name,
      zones,
      units: service.regions[index]?.units ?? 0,
      unitPerSecond: drill.gateway.unitCapacityPerSecond,
      region: regionResult(plan, index),
    })),
    counter: (number) => {
      if (number < 0) return null;
      const list = number % 2 === 0 ? registry.rates : registry.quotas;
      return counterName(list[Math.floor(number / 2)]);
    },
  };
}

function regionResult({ regions, service }: Plan, index: number): ResultRegion {
  const { name, placement } = regions[index] as Plan['regions'][number];
  return {
    name,
    primary: index === 0,
    units: service.regions[index]?.units ?? 0,
    placement: placement.kind,
    zones: placement.zones.map((zone) => ({
      name: zone,
      vms: placement.vms.filter((vm) => vm.zone === zone).length,
    })),
  };
}

function counterName(entry: CounterEntry | undefined): CounterName | null {
  if (entry === undefined) return null;
  const { policy, scope, limit, periodUs } = entry.spec;
  return { policy, scope: printScope(scope), limit, periodSeconds: periodUs / 1e6 };
}

function findingsOf({ player, plan, records, late, beyond, startUs }: State): CoreFindings {
  const of = player === null ? null : foundBy(player.simulation.plan.drill, [foundIn(player.simulation)]);
  function found<Item>(find: (of: Found) => readonly Item[]): readonly Item[] {
    return of === null ? [] : find(of);
  }
  return {
    records,
    late,
    beyond,
    startUs,
    faults: found(faultRows),
    counters: found(counterRows),
    caches: found(cacheRows),
    backends: found(backendRows),
    notes: [...plan.notes],
  };
}
