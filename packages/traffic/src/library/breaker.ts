import type { BreakerRule } from '@keelgate/model';
import { createBreakers, isFailure } from '../backend/breaker.ts';

/** What became of a call: the status of its answer, or why there was none (`Timeout`, `BackendConnectionFailure` …). */
export type CallResult = { readonly status: number; readonly retryAfterUs?: number } | { readonly reason: string };

/**
 * The circuit breaker of one backend as one gateway instance has it: closed, it counts the failures of the last interval;
 * when they reach the threshold it opens for the trip duration, and is then closed again. There is no half-open state.
 *
 * Facts: Microsoft's documentation of API Management backends, circuit breaker.
 */
export type Breaker = {
  /** Whether a call may be made now. */
  readonly allows: (nowUs: number) => boolean;
  /** A call came back; what counts as a failure is the rule's. */
  readonly record: (nowUs: number, result: CallResult) => void;
};

/** A breaker by a backend's rule, such as a snapshot has it. */
export function createBreaker(rule: BreakerRule): Breaker {
  const breakers = createBreakers({ rule, instances: 1 });
  return {
    allows: (nowUs) => breakers.allows(0, nowUs),
    record: (nowUs, result) => {
      const retryAfterUs = 'status' in result ? result.retryAfterUs : undefined;
      breakers.record(0, nowUs, isFailure(rule, result), retryAfterUs);
    },
  };
}
