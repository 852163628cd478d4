import { type Clock, type Drill, type DrillResult, type Fault, failed, type Result } from '@keelgate/model';

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
  await options.pause?.();
  return failed([{ code: 'drill/not-built', severity: 'error', message: `${drill.name} cannot run yet` }]);
}
