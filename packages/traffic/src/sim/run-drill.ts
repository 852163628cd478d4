import type { Drill, Fault, Result } from '@keelgate/model';
import { failed, invariant, ok } from '@keelgate/model';
import { assertConfigured, assertConserved, assertRouting } from './assert-laws.ts';
import { crossBorder } from './border.ts';
import type { PlanOptions } from './create-plan.ts';
import { createPlan } from './create-plan.ts';
import { nextDue } from './event-heap.ts';
import type { Findings } from './expect.ts';
import { findingsOf } from './findings.ts';
import { runWindow } from './run-window.ts';
import type { Simulation } from './simulation.ts';
import { createSimulation } from './simulation.ts';
import { windowUs } from './window.ts';

/** A drill that is carried out step by step, so that whoever runs it can look up in between. */
export type DrillRun = {
  /** Carries out the next window; false when there is nothing left to do. */
  readonly step: () => boolean;
  /** The share of the drill's duration that is done, up to 1. */
  readonly share: () => number;
  readonly findings: () => Findings;
};

/** How long requests may go on after the drill's end before that is taken for a loop that never ends. */
const drainMaxUs = 24 * 3600e6;

export function startDrill(drill: Drill, options: PlanOptions = {}): Result<DrillRun, readonly Fault[]> {
  const plan = createPlan(drill, options);
  if (!plan.ok) return failed(plan.failure);
  const simulation = createSimulation(plan.value);
  return ok({
    step: () => step(simulation),
    share: () => Math.min(1, (simulation.window * windowUs) / drill.durationUs),
    findings: () => findingsOf(simulation),
  });
}

function step(simulation: Simulation): boolean {
  const { shards, plan, window } = simulation;
  const fromUs = window * windowUs;
  const { durationUs } = plan.drill;
  for (const shard of shards) {
    shard.untilUs = fromUs + windowUs;
    runWindow(shard, window, fromUs);
  }
  crossBorder(simulation, fromUs + windowUs);
  simulation.window += 1;
  // The full count looks at every request on its way: now and then is enough, for a lost one stays lost.
  if (window % 64 === 0) {
    assertConserved(simulation);
  }
  assertRouting(simulation);
  assertConfigured(simulation, fromUs + windowUs);
  if (fromUs + windowUs < durationUs || shards.some(({ heap }) => nextDue(heap) !== Infinity)) {
    invariant(fromUs < durationUs + drainMaxUs, 'C1', 'requests go on a day after the drill has ended');
    return true;
  }
  assertConserved(simulation);
  return false;
}
