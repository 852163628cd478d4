import { hashText, invariant, mix } from '@keelgate/model';
import { assertConserved, assertRouting, conservedOf } from '../sim/assert-laws.ts';
import { crossBorder } from '../sim/border.ts';
import { nextDue } from '../sim/event-heap.ts';
import { dispatch } from '../sim/front-door.ts';
import { advanceHealth } from '../sim/region-health.ts';
import { runWindow } from '../sim/run-window.ts';
import type { Shard, Source } from '../sim/shard.ts';
import type { Simulation } from '../sim/simulation.ts';
import { takeBorder } from '../sim/take-border.ts';
import { windowUs } from '../sim/window.ts';
import type { Classes } from './classes.ts';
import { classOf } from './classes.ts';
import { callerBuckets } from './core-plan.ts';
import type { LiveRecords } from './live-records.ts';
import { beginRecord, cachePart } from './live-records.ts';
import type { NameTable } from './name-table.ts';
import type { Queued } from './order.ts';
import type { Gate, Route } from './route.ts';
import { routeOf } from './route.ts';

/** What plays records to a service in virtual time. */
export type Player = {
  readonly simulation: Simulation;
  readonly gate: Gate;
  readonly classes: Classes;
  readonly live: LiveRecords;
  readonly subscriptions: NameTable;
  readonly unmatched: NameTable;
  readonly regionOf: (record: Queued['record']) => number;
};

/** Plays one window: its records in the order of time, then what crosses regions. */
export function playWindow(player: Player, window: number, queued: readonly Queued[]): void {
  const { simulation } = player;
  const fromUs = window * windowUs;
  const untilUs = fromUs + windowUs;
  for (const shard of simulation.shards) {
    for (const one of queued) playRecord(player, shard, { one, window, untilUs });
    shard.untilUs = untilUs;
    runWindow(shard, window, fromUs);
  }
  crossBorder(simulation, [takeBorder(simulation)], untilUs);
  simulation.window = window + 1;
  if (window % 64 === 0) assertConserved(simulation.shards.map((shard) => conservedOf(shard, true)));
  assertRouting(simulation);
}

type Turn = { readonly one: Queued; readonly window: number; readonly untilUs: number };

function playRecord(player: Player, shard: Shard, { one, window, untilUs }: Turn): void {
  const { record, atUs, sequence } = one;
  const home = player.regionOf(record);
  const caller = hashText(record.ip ?? record.subscriptionId ?? '') & (callerBuckets - 1);
  const source = shard.sources[home] as Source;
  // A caller whose names resolve to another region by now is worked out there.
  if (source.callers.owner[caller] !== shard.region.index) return;
  advanceTo(shard, window, atUs);
  shard.untilUs = untilUs;
  const { attempt } = shard;
  attempt.group = home;
  attempt.caller = caller;
  attempt.key = record.key ?? mix(sequence ^ Math.imul(shard.plan.drill.seed + 1, 0x27d4eb2f));
  attempt.combination = -1;
  attempt.try = 1;
  attempt.firstUs = atUs;
  attempt.counts = true;
  const route = routeOf(player.gate, record);
  const of = classOf(player.classes, route);
  attempt.class = of.index;
  attempt.subscription = beginRecord(player.live, {
    sequence,
    record,
    route,
    of,
    atUs,
    subscription: route.subscriptionId === null ? -1 : player.subscriptions.numberOf(route.subscriptionId),
    unmatched: of.operation < 0 ? player.unmatched.numberOf(askedFor(record, route)) : -1,
    counter: -1,
    allowed: true,
    retryAfterSeconds: 0,
    counterKey: -1,
    cache: cachePart.none,
  });
  shard.arrived += 1;
  dispatch(shard, source);
}

/** Longer paths are told apart by their beginnings. */
const pathMax = 200;

function askedFor({ method }: Queued['record'], { url }: Route): string {
  return `${method} ${url.path.slice(0, pathMax)}`;
}

/** Carries out what is due before `atUs`, and what goes wrong at that instant: that goes before what arrives then. */
function advanceTo(shard: Shard, window: number, atUs: number): void {
  const { heap, health, actions } = shard;
  function actionUs(): number {
    return Math.min(actions[0]?.atUs ?? Infinity, health.view.dueUs);
  }
  if (Math.min(nextDue(heap), actionUs()) < atUs) {
    shard.untilUs = atUs;
    runWindow(shard, window, atUs);
  }
  shard.nowUs = atUs;
  while (actionUs() <= atUs) {
    if (health.view.dueUs <= atUs) advanceHealth(shard);
    else actions.shift()?.act(shard);
  }
}

/** How long requests may go on after the last record before that is taken for a loop that never ends. */
const drainMaxUs = 24 * 3600e6;

/** Plays on until everything that is on its way has ended. */
export function drain(player: Player): void {
  const { simulation } = player;
  const fromUs = simulation.window * windowUs;
  while (isBusy(simulation)) {
    invariant(
      simulation.window * windowUs < fromUs + drainMaxUs,
      'C1',
      'requests go on a day after the last record has come',
    );
    playWindow(player, simulation.window, []);
  }
  assertConserved(simulation.shards.map((shard) => conservedOf(shard, true)));
}

/** Whether anything is under way, about to be, or out of order: time may not be skipped then. */
export function isStill({ simulation }: Player): boolean {
  const { shards } = simulation;
  return !isBusy(simulation) && shards.every(({ actions, health }) => actions.length === 0 && isWhole(health));
}

function isWhole({ view, deadSinceUs }: Shard['health']): boolean {
  return view.dueUs === Infinity && deadSinceUs === Infinity && view.vms.every(({ causes }) => causes.size === 0);
}

function isBusy({ shards }: Simulation): boolean {
  return shards.some(({ heap, outbox }) => nextDue(heap) !== Infinity || outbox.length > 0);
}
