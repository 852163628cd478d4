import type { Clock, Drill, DrillResult, Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Findings } from './sim/expect.ts';
import { findingsOf } from './sim/findings.ts';
import { resultOf } from './sim/result-of.ts';
import type { DrillRun } from './sim/run-drill.ts';
import { startDrill } from './sim/run-drill.ts';
import { regionsOf } from './sim/standby.ts';

/** What the caller of a simulation may bring and ask for. */
export type SimulateOptions = {
  /** The seed, in place of the drill's. */
  readonly seed?: number;
  /**
   * Threads to use, 1 if nothing is said: the caller's own. More than the service has regions are not started. The result is
   * the same, whatever their number.
   */
  readonly workers?: number;
  /** Real time, for `engine.wallMs` alone; without it that is 0. */
  readonly clock?: Clock;
  /** Called between stretches of work on the caller's own thread, so that a face can draw progress and hear a signal. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** The share of the drill's duration that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/**
 * Runs a drill under virtual time. Fails with faults where the drill cannot run (a policy that does not compile), with
 * `drill/cancelled` where the signal stopped it, with `drill/worker-lost` where a thread died; throws `InvariantViolation`
 * where an invariant was broken.
 */
export async function simulate(
  given: Drill,
  options: SimulateOptions = {},
): Promise<Result<DrillResult, readonly Fault[]>> {
  const { clock = () => 0, seed } = options;
  const drill = seed === undefined ? given : { ...given, seed };
  const workers = Math.max(1, Math.min(options.workers ?? 1, regionsOf(drill).length));
  const startedMs = clock();
  const findings = workers === 1 ? await onThisThread(drill, options) : await onThreads(drill, workers, options);
  if (!findings.ok) return findings;
  return ok(resultOf(drill, findings.value, { workers, wallMs: Math.max(0, clock() - startedMs) }));
}

async function onThisThread(
  drill: Drill,
  { signal, onProgress, pause }: SimulateOptions,
): Promise<Result<Findings, readonly Fault[]>> {
  const started = startDrill(drill);
  if (!started.ok) return started;
  while (stretch(started.value)) {
    if (signal?.aborted === true) return failed([cancelled]);
    onProgress?.(started.value.share());
    await pause?.();
  }
  return ok(started.value.findings());
}

async function onThreads(
  drill: Drill,
  workers: number,
  { signal, onProgress }: SimulateOptions,
): Promise<Result<Findings, readonly Fault[]>> {
  if (signal?.aborted === true) return failed([cancelled]);
  // Who needs no threads need not load what makes them.
  const [{ createPool, endOf }, { runParts }] = await Promise.all([
    import('./worker/pool.ts'),
    import('./worker/run-parts.ts'),
  ]);
  const pool = createPool(workers);
  const end = endOf(pool);
  const cancel = (): void => void end();
  signal?.addEventListener('abort', cancel);
  try {
    const found = await runParts(pool, drill, { workers, signal, onProgress });
    if (found === null) return failed([cancelled]);
    return found.ok ? ok(findingsOf(drill, found.value)) : found;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await end();
  }
}

const cancelled: Fault = { code: 'drill/cancelled', severity: 'error', message: 'the drill was cancelled' };

/** Windows between two looks at the outside world. */
const stretchWindows = 16;

function stretch(run: DrillRun): boolean {
  for (let done = 0; done < stretchWindows; done += 1) if (!run.step()) return false;
  return true;
}
