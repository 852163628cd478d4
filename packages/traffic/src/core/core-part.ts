import type { Fault, InjectedFault, Result, Snapshot } from '@keelgate/model';
import { findLocation, invariant, ok } from '@keelgate/model';
import type { PartRecord } from '../sim/border-record.ts';
import type { FoundPart } from '../sim/found.ts';
import { foundIn } from '../sim/found.ts';
import { partOf } from '../sim/part.ts';
import type { Plan } from '../sim/plan.ts';
import { createSimulation } from '../sim/simulation.ts';
import { windowUs } from '../sim/window.ts';
import type { NameTables } from './core-names.ts';
import { createNameTables } from './core-names.ts';
import { planOf } from './core-plan.ts';
import type { DecisionLog, Decisions } from './decisions.ts';
import { createDecisionLog, takeDecisions } from './decisions.ts';
import { createLiveRecords } from './live-records.ts';
import { takeRecords, withRecords } from './moved-records.ts';
import type { TrafficCoreOptions } from './options.ts';
import { defaultOutOfOrderUs, spanUs } from './options.ts';
import type { Order } from './order.ts';
import { createOrder, enqueue, spreadTime, takeWindow } from './order.ts';
import type { Player } from './play.ts';
import { crossWindow, playWindow } from './play.ts';
import type { TrafficRecord } from './record.ts';
import { createGate } from './route.ts';
import { stretchWithoutFaults } from './still.ts';
import { tapeOf } from './tape-of.ts';

/**
 * One worker's part of a core: every part is given all records, and plays those of its own regions. Window by window it says
 * what its regions have for the others, and goes on with what all parts have said; so it comes to the same with any number.
 */
export type CorePart = {
  readonly plan: Plan;
  readonly tables: NameTables;
  readonly take: (batch: readonly TrafficRecord[]) => void;
  /** Everything has come: what waits to be put in order, and what is on its way, may go on. */
  readonly close: () => void;
  /** Carries out the next window; `null` where none is due. */
  readonly runWindow: () => PartRecord | null;
  readonly cross: (parts: readonly PartRecord[]) => void;
  readonly decisions: () => Decisions;
  readonly counts: () => RecordCounts;
  /** `null` as long as no record has come. */
  readonly found: () => FoundPart | null;
};

export type RecordCounts = {
  readonly records: number;
  /** Came too late to be put in order, and came after more time than a core spans. */
  readonly late: number;
  readonly beyond: number;
  /** When the core's time begins, in microseconds since 1970 UTC. */
  readonly startUs: number;
};

type State = {
  readonly plan: Plan;
  readonly snapshot: Snapshot;
  readonly options: TrafficCoreOptions;
  readonly part: { readonly worker: number; readonly workers: number };
  readonly order: Order;
  readonly log: DecisionLog;
  readonly tables: NameTables;
  player: Player | null;
  startUs: number;
  records: number;
  late: number;
  beyond: number;
  isClosed: boolean;
  /** Something was under way at the last border, in any region. */
  isBusy: boolean;
  closedUs: number;
};

export function createCorePart(
  snapshot: Snapshot,
  options: TrafficCoreOptions,
  part: { readonly worker: number; readonly workers: number } = { worker: 0, workers: 1 },
): Result<CorePart, readonly Fault[]> {
  const plan = planOf(snapshot, options);
  if (!plan.ok) return plan;
  const state: State = {
    plan: plan.value,
    snapshot,
    options,
    part,
    order: createOrder(options.outOfOrderUs ?? defaultOutOfOrderUs),
    log: createDecisionLog(),
    tables: createNameTables(),
    player: null,
    startUs: 0,
    records: 0,
    late: 0,
    beyond: 0,
    isClosed: false,
    isBusy: false,
    closedUs: 0,
  };
  return ok({
    plan: state.plan,
    tables: state.tables,
    take: (batch) => {
      for (const record of batch) take(state, record);
    },
    close: () => close(state),
    runWindow: () => runNext(state),
    cross: (parts) => cross(state, parts),
    decisions: () => takeDecisions(state.log),
    counts: () => ({ records: state.records, late: state.late, beyond: state.beyond, startUs: state.startUs }),
    found: () => (state.player === null ? null : foundIn(state.player.simulation)),
  });
}

function take(state: State, record: TrafficRecord): void {
  const sequence = state.records;
  state.records += 1;
  state.player ??= begin(state, record);
  const atUs = spreadTime(record, sequence) - state.startUs;
  if (atUs >= spanUs) state.beyond += 1;
  else if (atUs < 0 || !enqueue(state.order, { record, sequence, atUs })) state.late += 1;
}

function close(state: State): void {
  const { order } = state;
  state.isClosed = true;
  order.openFrom = Math.max(order.openFrom, Math.floor(order.newestUs / windowUs) + 1);
  state.closedUs = order.openFrom * windowUs;
}

/** How long requests may go on after the last record before that is taken for a loop that never ends. */
const drainMaxUs = 24 * 3600e6;

function runNext(state: State): PartRecord | null {
  const { player, order } = state;
  if (player === null) return null;
  const { simulation } = player;
  if (simulation.window >= order.openFrom && !(state.isClosed && state.isBusy)) return null;
  invariant(
    simulation.window * windowUs < Math.max(state.closedUs, order.newestUs) + drainMaxUs,
    'C1',
    'requests go on a day after the last record has come',
  );
  passOver(state, player);
  return withRecords(player, playWindow(player, takeWindow(order, simulation.window)));
}

/** Time in which nothing can happen in any region is passed over. */
function passOver({ order, isBusy, plan }: State, { simulation }: Player): void {
  const { window } = simulation;
  if (window === 0 || isBusy || order.windows.has(window) || plan.service.autoscale.length > 0) return;
  const untilUs = stretchWithoutFaults(simulation.plan.drill, window * windowUs);
  const until = Math.min(order.openFrom, Math.floor(untilUs / windowUs), ...order.windows.keys());
  if (until > window + 1) simulation.window = until - 1;
}

function cross(state: State, parts: readonly PartRecord[]): void {
  const { player } = state;
  invariant(player !== null, 'C1', 'a border is crossed before there is any record');
  state.isBusy = parts.some(({ regions }) => regions.some(({ isBusy }) => isBusy));
  crossWindow(player, takeRecords(player, parts));
}

const minuteUs = 60e6;

/** The first record says when time begins. */
function begin(state: State, first: TrafficRecord): Player {
  const { plan, options, snapshot, tables, log, order, part } = state;
  state.startUs = options.startUs ?? Math.floor((first.atUs - order.outOfOrderUs) / minuteUs) * minuteUs;
  log.startUs = state.startUs;
  const faults = (options.faults ?? []).map((fault) => fromStart(fault, state.startUs));
  const begun = { ...plan, drill: { ...plan.drill, startMs: state.startUs / 1000, faults } };
  const simulation = createSimulation(begun, partOf(plan, part.worker, part.workers));
  const live = createLiveRecords();
  const tape = tapeOf({ live, decisions: log, tables, counters: new WeakMap() });
  for (const shard of simulation.shards) {
    shard.tape = tape;
    for (const source of shard.sources) source.ownsAny = false;
  }
  return {
    simulation,
    gate: createGate(snapshot),
    classes: { simulation, policies: plan.policies, tables, byOperation: new Map() },
    live,
    tables,
    regionOf: regionFinder(plan),
  };
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
