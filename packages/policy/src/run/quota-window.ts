import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { Count } from '../program/world.ts';

/** A quota's counter: it counts within fixed periods that follow each other from an anchor on, or for ever. */
export type QuotaWindow = { index: number; spent: number };

export function createQuotaWindow(): QuotaWindow {
  return { index: Number.NaN, spent: 0 };
}

/** `anchorUs`: when the first period began, in microseconds since 1970 UTC. */
export type Asking = { readonly count: Count; readonly anchorUs: number; readonly isAsked: boolean };

export function takeFromQuota(
  window: QuotaWindow,
  spec: CounterSpec,
  { count, anchorUs, isAsked }: Asking,
): CounterAnswer {
  const index = spec.periodUs === 0 ? 0 : Math.floor((count.nowUs - anchorUs) / spec.periodUs);
  if (window.index !== index) {
    window.index = index;
    window.spent = 0;
  }
  const allowed = !isAsked || window.spent < spec.limit;
  if (allowed) window.spent += count.amount;
  const endUs = anchorUs + (index + 1) * spec.periodUs;
  const wait = spec.periodUs === 0 ? 0 : Math.max(1, Math.ceil((endUs - count.nowUs) / 1e6));
  return { allowed, limit: spec.limit, count: window.spent, retryAfterSeconds: allowed ? 0 : wait };
}
