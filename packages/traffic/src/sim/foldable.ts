import type { Effect, Origin, Program } from '@keelgate/policy';

/** Policies that write nothing but what a class's flow keeps track of by itself: where a request goes, and its error. */
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

/** Policies that write the request or leave something for others, which a trail brings back. */
const traced: ReadonlySet<string> = new Set([
  'authentication-basic',
  'set-header',
  'set-method',
  'set-query-parameter',
  'set-variable',
  'rewrite-uri',
]);

export type Foldability = 'simple' | 'traced' | 'no';

/**
 * Whether a program may be worked out for a class before the run, by what its steps are: those that only send a request
 * somewhere are simple; those that write more have to be traced. What they read decides the rest. Any other program runs for
 * each request alone.
 */
export function foldabilityOf({ steps, origins }: Program): Foldability {
  let isTraced = false;
  for (const [at, step] of steps.entries()) {
    if (step.kind === 'fork' || (step.kind === 'effect' && !isKnown(step.effect))) return 'no';
    const kind = originKind(origins[at], step.kind === 'pure' ? step.reads : []);
    if (kind === 'no') return 'no';
    isTraced ||= kind === 'traced';
  }
  return isTraced ? 'traced' : 'simple';
}

const effects: ReadonlySet<Effect['kind']> = new Set<Effect['kind']>([
  'counter.take',
  'counter.add',
  'concurrency.enter',
  'concurrency.leave',
  'cache.get',
  'cache.put',
  'backend.send',
  'delay',
]);

/** What a counter says is known only when it is asked; what it is added to after the reply, by what that was. */
function isKnown(effect: Effect): boolean {
  if (effect.kind === 'counter.take' && effect.sets.length > 0) return false;
  if (effect.kind === 'counter.add' && effect.amount !== 'responseBytes') return false;
  return effects.has(effect.kind);
}

/** What puts the response of a return-response together writes nothing else. */
function originKind(origin: Origin | undefined, reads: readonly string[]): Foldability {
  if (origin === undefined) return 'no';
  const leaves = reads.some((read) => read === 'state');
  if (tracked.has(origin.policy) || origin.path.includes('return-response[')) return leaves ? 'traced' : 'simple';
  return traced.has(origin.policy) ? 'traced' : 'no';
}
