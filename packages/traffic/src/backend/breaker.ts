import type { BreakerRule } from '@keelgate/model';

/**
 * The circuit breakers of one backend: one for each gateway instance, for instances do not share what they saw. Closed,
 * it counts the failures of the last interval; when they reach the threshold it opens for the trip duration, and is then
 * fully closed again, with nothing counted. There is no half-open state. Where the rule accepts it, what the backend's
 * Retry-After says stands in for the trip duration. The interval slides in twenty steps, so a failure may count for a
 * twentieth of it less than the whole.
 * Source: Microsoft's documentation of API Management backends, circuit breaker.
 */
export type Breakers = {
  /** Whether a call may be made now. */
  readonly allows: (instance: number, nowUs: number) => boolean;
  /** A call came back. The one that trips the breaker has had its answer, with a Retry-After of `retryAfterUs` or none. */
  readonly record: (instance: number, nowUs: number, failure: boolean, retryAfterUs?: number) => void;
};

export type BreakersOptions = { readonly rule: BreakerRule; readonly instances: number };

/** The interval slides in so many steps. */
const steps = 20;

export function createBreakers({ rule, instances }: BreakersOptions): Breakers {
  const openUntilUs = new Float64Array(instances);
  const calls = new Int32Array(instances * steps);
  const failures = new Int32Array(instances * steps);
  /** The step that each instance last counted in. */
  const stepOf = new Float64Array(instances).fill(-steps);

  function slideTo(instance: number, step: number): void {
    const last = stepOf[instance] as number;
    for (let passed = Math.max(last + 1, step - steps + 1); passed <= step; passed += 1) {
      calls[instance * steps + (passed % steps)] = 0;
      failures[instance * steps + (passed % steps)] = 0;
    }
    stepOf[instance] = Math.max(last, step);
  }

  return {
    allows: (instance, nowUs) => nowUs >= (openUntilUs[instance] as number),
    record: (instance, nowUs, failure, retryAfterUs) => {
      if (nowUs < (openUntilUs[instance] as number)) return;
      const step = Math.floor((nowUs * steps) / rule.intervalUs);
      slideTo(instance, step);
      const at = instance * steps + (step % steps);
      calls[at] = (calls[at] as number) + 1;
      if (!failure) return;
      failures[at] = (failures[at] as number) + 1;
      if (!trips(rule, sumOf(calls, instance), sumOf(failures, instance))) return;
      openUntilUs[instance] = nowUs + (rule.acceptRetryAfter ? (retryAfterUs ?? rule.tripUs) : rule.tripUs);
      calls.fill(0, instance * steps, (instance + 1) * steps);
      failures.fill(0, instance * steps, (instance + 1) * steps);
    },
  };
}

/** Whether what a call came to is a failure in the rule's eyes: by its status, or by why there was none. */
export function isFailure(rule: BreakerRule, came: { readonly status: number } | { readonly reason: string }): boolean {
  if ('reason' in came) return rule.errorReasons.some((reason) => reason.toLowerCase() === came.reason.toLowerCase());
  return rule.statusRanges.some(({ min, max }) => came.status >= min && came.status <= max);
}

function trips({ threshold }: BreakerRule, calls: number, failures: number): boolean {
  if (threshold.kind === 'count') return failures >= threshold.count;
  return failures * 100 >= threshold.percentage * calls;
}

function sumOf(counts: Int32Array, instance: number): number {
  let sum = 0;
  for (let step = 0; step < steps; step += 1) sum += counts[instance * steps + step] as number;
  return sum;
}
