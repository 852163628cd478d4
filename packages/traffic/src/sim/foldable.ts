import type { Effect, Origin, Program, Step } from '@keelgate/policy';
import { coordinatesOf, isOfClass, isOfCoordinates } from './coordinates-of.ts';

/** Policies that write nothing but what a class's flow keeps track of: where a request goes, and its error. */
const tracked: ReadonlySet<string> = new Set([
  'base',
  'cache-lookup',
  'cache-store',
  'check-header',
  'choose',
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
 * subscription, caller and parameters a request has, and conditions of retries on the reply too. Any other program runs for
 * each request alone.
 */
export function isFoldable({ steps, origins }: Program): boolean {
  return steps.every((step, at) => isTracked(origins[at]) && isKnown(step, steps));
}

/** What puts the response of a return-response together writes nothing else. */
function isTracked(origin: Origin | undefined): boolean {
  return origin !== undefined && (tracked.has(origin.policy) || origin.path.includes('return-response['));
}

function isKnown(step: Step, steps: readonly Step[]): boolean {
  switch (step.kind) {
    case 'pure':
      return isOfClass(step.reads);
    case 'branch':
      return isOfCoordinates(step.test.reads);
    case 'repeat':
      return isOfClass(step.times.reads) && isCondition(step, steps);
    case 'respond':
      return isOfClass(step.status.reads) || step.status.literal !== null;
    case 'effect':
      return isKnownEffect(step.effect);
    case 'fork':
      return false;
    default:
      return true;
  }
}

/** A condition may ask for the reply only where a call has been made by then. */
function isCondition(step: Step & { kind: 'repeat' }, steps: readonly Step[]): boolean {
  const depends = coordinatesOf(step.while.reads);
  if (depends === null) return false;
  const inside = steps.slice(0, steps.indexOf(step)).toReversed();
  const begin = inside.findIndex((one) => one.kind === 'loop' && one.loop === step.loop);
  const calls = inside.slice(0, begin).some((one) => one.kind === 'effect' && one.effect.kind === 'backend.send');
  return depends.size === 0 || (calls && depends.size === 1 && depends.has('reply'));
}

function isKnownEffect(effect: Effect): boolean {
  switch (effect.kind) {
    case 'counter.take':
      return isOfClass(effect.counter.reads) && isOfCoordinates(effect.key.reads) && isOfClass(effect.amount.reads);
    case 'counter.add':
      return effect.amount === 'responseBytes' && isOfClass(effect.counter.reads) && isOfCoordinates(effect.key.reads);
    case 'concurrency.enter':
    case 'cache.get':
      return isOfCoordinates(effect.key.reads);
    case 'concurrency.leave':
    case 'delay':
      return true;
    case 'cache.put':
      return isOfCoordinates(effect.key.reads) && isOfClass(effect.durationUs.reads) && isOfClass(effect.when.reads);
    case 'backend.send':
      return isOfClass(effect.timeoutUs.reads);
    default:
      return false;
  }
}
