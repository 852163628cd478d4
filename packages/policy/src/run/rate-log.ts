import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { Count } from '../program/world.ts';
import { roomFor } from './room.ts';

/**
 * An exact rate counter: it remembers every call of its window, which slides. A call counts for exactly one period; calls
 * are allowed while the window holds fewer than the limit, and tokens while they fit.
 */
export type RateLog = { readonly taken: { readonly atUs: number; readonly amount: number }[] };

export function createRateLog(): RateLog {
  return { taken: [] };
}

export function takeFromRateLog(log: RateLog, spec: CounterSpec, count: Count, isAsked: boolean): CounterAnswer {
  const { taken } = log;
  while (taken[0] !== undefined && taken[0].atUs <= count.nowUs - spec.periodUs) taken.shift();
  const spent = taken.reduce((sum, { amount }) => sum + amount, 0);
  const needed = roomFor(spec, count.amount);
  const allowed = !isAsked || spent + needed <= spec.limit;
  if (allowed && count.amount !== 0) taken.push({ atUs: count.nowUs, amount: count.amount });
  const total = allowed ? spent + count.amount : spent;
  const retryAfterSeconds = allowed ? 0 : retryAfter(log, spec, { needed, nowUs: count.nowUs });
  return { allowed, limit: spec.limit, count: total, retryAfterSeconds };
}

type Wanted = { readonly needed: number; readonly nowUs: number };

/** When so much has left the window that there is room again; a whole period where there never will be. */
function retryAfter({ taken }: RateLog, { limit, periodUs }: CounterSpec, { needed, nowUs }: Wanted): number {
  let left = taken.reduce((sum, { amount }) => sum + amount, 0);
  for (const { atUs, amount } of taken) {
    left -= amount;
    if (left + needed <= limit) return Math.max(1, Math.ceil((atUs + periodUs - nowUs) / 1e6));
  }
  return Math.max(1, Math.ceil(periodUs / 1e6));
}
