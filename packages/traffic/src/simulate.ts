import type { Clock, Drill, DrillResult, Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { digestOf } from './sim/digest.ts';
import { evaluateExpectations } from './sim/expect.ts';
import type { DrillRun } from './sim/run-drill.ts';
import { startDrill } from './sim/run-drill.ts';
import { version } from './version.ts';

/** What the caller of a simulation may bring and ask for. */
export type SimulateOptions = {
  /** Real time, for `engine.wallMs` alone; without it that is 0. */
  readonly clock?: Clock;
  /** Called between stretches of work, so that a face can draw progress and hear a signal. */
  readonly pause?: () => Promise<void>;
  readonly signal?: AbortSignal;
  /** The share of the drill's duration that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/**
 * Runs a drill under virtual time. Fails with faults where the drill cannot run (a policy that does not compile), with
 * `drill/cancelled` where the signal stopped it; throws `InvariantViolation` where an invariant was broken.
 */
export async function simulate(
  drill: Drill,
  options: SimulateOptions = {},
): Promise<Result<DrillResult, readonly Fault[]>> {
  const { clock = () => 0, signal } = options;
  const startedMs = clock();
  const started = startDrill(drill);
  if (!started.ok) return started;
  while (stretch(started.value)) {
    if (signal?.aborted === true) return failed([cancelled]);
    options.onProgress?.(started.value.share());
    await options.pause?.();
  }
  return ok(resultOf(drill, started.value, Math.max(0, clock() - startedMs)));
}

const cancelled: Fault = { code: 'drill/cancelled', severity: 'error', message: 'the drill was cancelled' };

/** Windows between two looks at the outside world. */
const stretchWindows = 16;

function stretch(run: DrillRun): boolean {
  for (let done = 0; done < stretchWindows; done += 1) if (!run.step()) return false;
  return true;
}

function resultOf(drill: Drill, run: DrillRun, wallMs: number): DrillResult {
  const findings = run.findings();
  const expectations = evaluateExpectations(drill, findings);
  const requests = findings.requests.offered;
  const { schema, name, seed, ...rest } = findings;
  return {
    schema,
    name,
    seed,
    digest: digestOf({ ...findings, expectations }),
    engine: {
      version,
      workers: 1,
      requests,
      attempts: findings.attempts.offered,
      wallMs,
      requestsPerSecond: wallMs > 0 ? Math.round((requests / wallMs) * 1000) : 0,
    },
    ...rest,
    expectations,
  };
}
