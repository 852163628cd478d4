import type { CompileWork } from '../define.ts';
import type { CounterTake } from './effect.ts';

/** Counts in a counter, and turns the call away where the limit does not allow it. */
export function takeCalls(work: CompileWork, take: Pick<CounterTake, 'counter' | 'key' | 'amount'>): void {
  const { builder } = work;
  const refused = builder.label();
  const done = builder.label();
  work.step((at) => ({ kind: 'effect', effect: { kind: 'counter.take', ...take, otherwise: at(refused) } }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(refused);
  const { policy, kind, unit } = take.counter;
  const volume = unit === 'calls' ? 'call volume' : 'bandwidth';
  const error =
    kind === 'rate'
      ? work.error({ source: policy, reason: 'RateLimitExceeded', message: 'Rate limit is exceeded', status: 429 })
      : work.error({ source: policy, reason: 'QuotaExceeded', message: `Out of ${volume} quota.`, status: 403 });
  work.fail(error);
  builder.put(done);
}
