import type { Effect, Operand, Origin, Program, Step } from '@keelgate/policy';

/** Policies that write nothing but what a class's flow keeps track of: where a request goes, and its error. */
const tracked: ReadonlySet<string> = new Set([
  'base',
  'cache-lookup',
  'cache-store',
  'check-header',
  'forward-request',
  'ip-filter',
  'limit-concurrency',
  'quota',
  'quota-by-key',
  'rate-limit',
  'rate-limit-by-key',
  'retry',
  'return-response',
  'set-backend-service',
]);

/**
 * Whether a program can be worked out for a class before the run: nothing in it depends on more than the class and which
 * subscription, caller and parameters a request has. Any other program runs for each request alone.
 */
export function isFoldable({ steps, origins }: Program): boolean {
  return steps.every((step, at) => isTracked(origins[at]) && isOfClass(step));
}

/** What puts the response of a return-response together writes nothing else. */
function isTracked(origin: Origin | undefined): boolean {
  return origin !== undefined && (tracked.has(origin.policy) || origin.path.includes('return-response['));
}

const coordinates: ReadonlySet<string> = new Set(['subscription', 'caller', 'parameters']);

function isOfClass(step: Step): boolean {
  switch (step.kind) {
    case 'pure':
      return step.reads.length === 0;
    case 'branch':
      return step.test.reads.every((read) => coordinates.has(read));
    case 'repeat':
      return step.while.reads.length === 0 && step.times.reads.length === 0;
    case 'effect':
      return isEffectOfClass(step.effect);
    case 'fork':
      return false;
    default:
      return true;
  }
}

function isEffectOfClass(effect: Effect): boolean {
  switch (effect.kind) {
    case 'counter.take':
    case 'counter.add':
      return (
        isFixed(effect.counter) && isKey(effect.key) && (effect.amount === 'responseBytes' || isFixed(effect.amount))
      );
    case 'concurrency.enter':
      return isKey(effect.key);
    case 'concurrency.leave':
    case 'delay':
      return true;
    case 'cache.get':
      return isKey(effect.key);
    case 'cache.put':
      return isKey(effect.key) && isFixed(effect.durationUs);
    case 'backend.send':
      return isFixed(effect.timeoutUs);
    default:
      return false;
  }
}

function isFixed({ reads }: Operand<unknown>): boolean {
  return reads.length === 0;
}

function isKey({ reads }: Operand<unknown>): boolean {
  return reads.every((read) => coordinates.has(read));
}
