import type { Drill } from '@keelgate/model';
import { InvariantViolation } from '@keelgate/model';
import { decodePart, encodePart } from '../sim/border-codec.ts';
import type { PartRecord } from '../sim/border-record.ts';
import type { DrillPart } from '../sim/drill-part.ts';
import { startPart } from '../sim/drill-part.ts';
import type { Exchange } from './exchange.ts';
import { callOff, isCalledOff, post, read } from './exchange.ts';
import type { PartOutcome } from './task.ts';
import { thrown } from './task.ts';

export type PartRun = {
  readonly drill: Drill;
  readonly worker: number;
  readonly exchange: Exchange;
  readonly onProgress: (share: number) => void;
};

/** Carries one worker's part of a drill out, to its end or until the drill is called off. It throws nothing. */
export function runPart(run: PartRun): PartOutcome {
  const { drill, worker, exchange } = run;
  try {
    const part = startPart(drill, { worker, workers: exchange.workers });
    if (!part.ok) return { kind: 'refused', faults: part.failure };
    return carryOut(run, part.value);
  } catch (error) {
    // Whatever went wrong here, nobody waits for this worker any more.
    callOff(exchange);
    return thrown(error);
  }
}

/** How much more of the drill is done when its progress is said again. */
const progressStep = 0.005;

function carryOut({ worker, exchange, onProgress }: PartRun, part: DrillPart): PartOutcome {
  let shown = 0;
  for (let border = 0; ; border += 1) {
    const own = windowOf(part, worker, exchange);
    if (isCalledOff(exchange)) return { kind: 'calledOff' };
    post(exchange, worker, border, encodePart(own));
    const parts: PartRecord[] = [];
    for (let other = 0; other < exchange.workers; other += 1) {
      const said = other === worker ? null : read(exchange, other, border);
      if (said !== null) parts.push(decodePart(said));
      else if (other === worker) parts.push(own);
      else return { kind: 'calledOff' };
    }
    if (!part.cross(parts)) return { kind: 'found', found: part.found() };
    const share = part.share();
    if (share < shown + progressStep) continue;
    shown = share;
    onProgress(share);
  }
}

/** What goes wrong inside a window is said at its border, so that all workers end with the same error whatever came first. */
function windowOf(part: DrillPart, worker: number, exchange: Exchange): PartRecord {
  try {
    return part.runWindow(() => !isCalledOff(exchange));
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    const law = error instanceof InvariantViolation ? error.law : null;
    const failure = { region: part.region(), law, message, stack };
    return { worker, regions: [], newcomers: null, failure };
  }
}
