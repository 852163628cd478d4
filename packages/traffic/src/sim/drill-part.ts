import type { Drill, Fault, Result } from '@keelgate/model';
import { failed, invariant, InvariantViolation, ok } from '@keelgate/model';
import { assertConfigured, assertConserved, assertRouting } from './assert-laws.ts';
import type { PartRecord } from './border-record.ts';
import { crossBorder, recordsOf } from './border.ts';
import type { PlanOptions } from './create-plan.ts';
import { createPlan } from './create-plan.ts';
import type { FoundPart } from './found.ts';
import { foundIn } from './found.ts';
import { partOf } from './part.ts';
import { runWindow } from './run-window.ts';
import type { Simulation } from './simulation.ts';
import { createSimulation } from './simulation.ts';
import { takeBorder } from './take-border.ts';
import { windowUs } from './window.ts';

/**
 * One worker's part of a drill. Window by window it carries its regions out by themselves and says what they have for the
 * others; with what all parts have said it crosses the border. The same is said and done however many parts there are.
 */
export type DrillPart = {
  /** Carries out the next window. `goesOn` is asked between regions; where it says no, the window is left unfinished. */
  readonly runWindow: (goesOn?: () => boolean) => PartRecord;
  /** Crosses the border after the window, with what all parts said; false when there is nothing left to do. */
  readonly cross: (parts: readonly PartRecord[]) => boolean;
  /** The share of the drill's duration that is done, up to 1. */
  readonly share: () => number;
  readonly found: () => FoundPart;
  /** The region that is being carried out, or was last. */
  readonly region: () => number;
};

export type PartOptions = PlanOptions & { readonly worker?: number; readonly workers?: number };

/** How long requests may go on after the drill's end before that is taken for a loop that never ends. */
const drainMaxUs = 24 * 3600e6;

export function startPart(drill: Drill, options: PartOptions = {}): Result<DrillPart, readonly Fault[]> {
  const plan = createPlan(drill, options);
  if (!plan.ok) return failed(plan.failure);
  const { worker = 0, workers = 1 } = options;
  const simulation = createSimulation(plan.value, partOf(plan.value, worker, workers));
  return ok({
    runWindow: (goesOn = always) => runShards(simulation, goesOn),
    cross: (parts) => cross(simulation, parts),
    share: () => Math.min(1, (simulation.window * windowUs) / drill.durationUs),
    found: () => foundIn(simulation),
    region: () => simulation.region,
  });
}

const always = (): boolean => true;

function runShards(simulation: Simulation, goesOn: () => boolean): PartRecord {
  const { shards, window } = simulation;
  const fromUs = window * windowUs;
  for (const shard of shards) {
    if (!goesOn()) break;
    simulation.region = shard.region.index;
    shard.untilUs = fromUs + windowUs;
    runWindow(shard, window, fromUs);
  }
  return takeBorder(simulation);
}

function cross(simulation: Simulation, parts: readonly PartRecord[]): boolean {
  throwFirst(parts);
  const { plan, window } = simulation;
  const nowUs = (window + 1) * windowUs;
  const { durationUs } = plan.drill;
  const records = recordsOf(parts);
  assertConserved(records.map(({ conserved }) => conserved));
  crossBorder(simulation, parts, nowUs);
  simulation.window += 1;
  assertRouting(simulation);
  assertConfigured(simulation, nowUs);
  if (nowUs < durationUs || records.some(({ isBusy }) => isBusy)) {
    invariant(nowUs - windowUs < durationUs + drainMaxUs, 'C1', 'requests go on a day after the drill has ended');
    return true;
  }
  // Nothing is on its way any more.
  assertConserved(records.map(({ conserved }) => ({ ...conserved, open: 0 })));
  return false;
}

/** Of what went wrong in a window, the first region's is what one worker alone would have met. */
function throwFirst(parts: readonly PartRecord[]): void {
  let first: PartRecord['failure'] = null;
  for (const { failure } of parts) {
    if (failure !== null && (first === null || failure.region < first.region)) first = failure;
  }
  if (first === null) return;
  const { law, message } = first;
  throw law === null ? new Error(message) : new InvariantViolation(law, message.slice(law.length + 2));
}
