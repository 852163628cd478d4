import type { Drill, Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import type { PlanOptions } from './create-plan.ts';
import { startPart } from './drill-part.ts';
import type { Findings } from './expect.ts';
import { findingsOf } from './findings.ts';

/** A drill that is carried out step by step, so that whoever runs it can look up in between. */
export type DrillRun = {
  /** Carries out the next window; false when there is nothing left to do. */
  readonly step: () => boolean;
  /** The share of the drill's duration that is done, up to 1. */
  readonly share: () => number;
  readonly findings: () => Findings;
};

/** A drill of one part, which holds all regions. */
export function startDrill(drill: Drill, options: PlanOptions = {}): Result<DrillRun, readonly Fault[]> {
  const part = startPart(drill, options);
  if (!part.ok) return part;
  const { runWindow, cross, share, found } = part.value;
  return ok({ step: () => cross([runWindow()]), share, findings: () => findingsOf(drill, [found()]) });
}
