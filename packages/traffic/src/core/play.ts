import { hashText, mix } from '@keelgate/model';
import { assertConserved, assertRouting } from '../sim/assert-laws.ts';
import type { PartRecord } from '../sim/border-record.ts';
import { crossBorder, recordsOf } from '../sim/border.ts';
import { nextDue } from '../sim/event-heap.ts';
import { dispatch } from '../sim/front-door.ts';
import { advanceHealth } from '../sim/region-health.ts';
import { runWindow } from '../sim/run-window.ts';
import type { Shard, Source } from '../sim/shard.ts';
import type { Simulation } from '../sim/simulation.ts';
import { takeBorder } from '../sim/take-border.ts';
import { windowUs } from '../sim/window.ts';
import type { Classes } from './classes.ts';
import { callerBuckets } from './core-plan.ts';
import type { LiveRecords } from './live-records.ts';
import { beginRecord } from './live-records.ts';
import { liveOf } from './live-of.ts';
import type { NameTables } from './core-names.ts';
import type { Queued } from './order.ts';
import type { Gate } from './route.ts';

/** What plays records to a service in virtual time. */
export type Player = {
  readonly simulation: Simulation;
  readonly gate: Gate;
  readonly classes: Classes;
  readonly live: LiveRecords;
  readonly tables: NameTables;
  readonly regionOf: (record: Queued['record']) => number;
};

/** Carries one window out in the regions that are played here: their records in the order of time. */
export function playWindow(player: Player, queued: readonly Queued[]): PartRecord {
  const { simulation } = player;
  const { window } = simulation;
  const fromUs = window * windowUs;
  const untilUs = fromUs + windowUs;
  for (const shard of simulation.shards) {
    for (const one of queued) playRecord(player, shard, { one, window, untilUs });
    shard.untilUs = untilUs;
    runWindow(shard, window, fromUs);
  }
  return takeBorder(simulation);
}

/** Crosses the border after a window, with what all parts have for each other. */
export function crossWindow({ simulation }: Player, parts: readonly PartRecord[]): void {
  assertConserved(recordsOf(parts).map(({ conserved }) => conserved));
  crossBorder(simulation, parts, (simulation.window + 1) * windowUs);
  simulation.window += 1;
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
  const live = liveOf(player, { sequence, record, atUs });
  attempt.class = live.of.index;
  attempt.subscription = beginRecord(player.live, live);
  shard.arrived += 1;
  dispatch(shard, source);
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
