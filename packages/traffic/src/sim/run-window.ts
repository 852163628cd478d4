import { enterWindow, nextArrival } from './arrivals.ts';
import type { Action } from './action.ts';
import { nextDue, pop, push } from './event-heap.ts';
import { arrive, dispatch } from './front-door.ts';
import { ask } from './closed-loop.ts';
import { outcomeNumber } from './outcome-number.ts';
import { lift } from './park.ts';
import { concludeCall } from './backend-call.ts';
import { advanceHealth } from './region-health.ts';
import { endRun } from './program/live-runs.ts';
import { runFlow } from './run-flow.ts';
import { conclude } from './settle.ts';
import type { Shard, Source } from './shard.ts';
import { abandonRow, freeRow, runOfRow, slotState } from './slots.ts';

/** One window of virtual time in one region: all that happens in it, in the order of time. */
export function runWindow(shard: Shard, window: number, fromUs: number): void {
  const { untilUs, heap } = shard;
  startArrivals(shard, window, fromUs);
  for (;;) {
    const source = earliest(shard.sources);
    const arrivalUs = source === null ? Infinity : source.nextUs;
    const eventUs = nextDue(heap);
    const nextUs = arrivalUs < eventUs ? arrivalUs : eventUs;
    // What goes wrong at an instant goes wrong before what else happens then.
    const dueUs = actionDueUs(shard);
    if (dueUs <= nextUs && dueUs < untilUs) {
      act(shard, dueUs);
      continue;
    }
    if (nextUs >= untilUs) break;
    shard.nowUs = nextUs;
    if (source !== null && arrivalUs <= eventUs) {
      arrive(shard, source);
      source.nextUs = nextArrival(source.arrivals);
    } else {
      resume(shard, pop(heap));
    }
  }
  shard.nowUs = untilUs;
}

function actionDueUs({ actions, health }: Shard): number {
  const next = actions.length === 0 ? Infinity : (actions[0] as Action).atUs;
  return next < health.view.dueUs ? next : health.view.dueUs;
}

function act(shard: Shard, dueUs: number): void {
  shard.nowUs = dueUs;
  // What has recovered by an instant has done so before a new fault of that instant.
  if (shard.health.view.dueUs <= dueUs) advanceHealth(shard);
  else shard.actions.shift()?.act(shard);
}

function startArrivals(shard: Shard, window: number, fromUs: number): void {
  const endUs = Math.min(shard.untilUs, shard.plan.drill.durationUs);
  for (const source of shard.sources) {
    if (fromUs < endUs && source.ownsAny) {
      enterWindow(source.arrivals, window, fromUs, endUs);
      source.nextUs = nextArrival(source.arrivals);
    } else {
      source.nextUs = Infinity;
    }
  }
}

function earliest(sources: readonly Source[]): Source | null {
  let first: Source | null = null;
  for (const source of sources) {
    if (source.nextUs !== Infinity && (first === null || source.nextUs < first.nextUs)) first = source;
  }
  return first;
}

/** What a parked attempt waited for has come, or its client gives it up. */
function resume(shard: Shard, row: number): void {
  const { slots, attempt } = shard;
  const state = slots.state[row];
  if (state === slotState.dead) {
    endRun(shard.runs, runOfRow(slots, row));
    freeRow(slots, row);
    return;
  }
  lift(shard, row);
  const resumeUs = slots.resumeUs[row] as number;
  if (resumeUs > shard.nowUs) {
    giveUp(shard, row, resumeUs);
    return;
  }
  freeRow(slots, row);
  switch (state) {
    case slotState.sending:
      concludeCall(shard);
      runFlow(shard);
      break;
    case slotState.queued:
    case slotState.delayed:
      runFlow(shard);
      break;
    case slotState.finishing:
      if (!attempt.abandoned) conclude(shard, attempt.node, attempt.backend, shard.nowUs);
      break;
    case slotState.retrying:
      dispatch(shard, shard.sources[attempt.group] as Source);
      break;
    case slotState.thinking: {
      const source = shard.sources[attempt.group] as Source;
      ask(shard, source);
      dispatch(shard, source);
      break;
    }
    default:
      throw new Error(`row ${row} came due in state ${state}`);
  }
}

/** The client waits no longer; the gateway goes on with the work. */
function giveUp(shard: Shard, row: number, resumeUs: number): void {
  const { slots, attempt, tally } = shard;
  abandonRow(slots, row);
  push(shard.heap, resumeUs, row, attempt.key);
  const before = tally.requests[outcomeNumber.timedOut] as number;
  const waitsForBackend = attempt.sends > 0;
  conclude(shard, outcomeNumber.timedOut, 0, attempt.deadlineUs);
  if (waitsForBackend) tally.timedOutAtBackend += (tally.requests[outcomeNumber.timedOut] as number) - before;
}
