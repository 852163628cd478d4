import type { CounterAnswer, CounterSpec } from '../program/effect.ts';
import type { Count } from '../program/world.ts';
import type { Period } from './calendar-period.ts';
import { calendarPeriod } from './calendar-period.ts';
import { roomFor } from './room.ts';

/** A quota's counter: it counts within periods that follow each other, or for ever. */
export type QuotaWindow = { startUs: number; spent: number };

export function createQuotaWindow(): QuotaWindow {
  return { startUs: Number.NaN, spent: 0 };
}

/** `anchorUs`: when the first period began, in microseconds since 1970 UTC. */
export type Asking = { readonly count: Count; readonly anchorUs: number; readonly isAsked: boolean };

export function takeFromQuota(
  window: QuotaWindow,
  spec: CounterSpec,
  { count, anchorUs, isAsked }: Asking,
): CounterAnswer {
  const { startUs, endUs } = periodOf(spec, anchorUs, count.nowUs);
  if (window.startUs !== startUs) {
    window.startUs = startUs;
    window.spent = 0;
  }
  const allowed = !isAsked || window.spent + roomFor(spec, count.amount) <= spec.limit;
  if (allowed) window.spent += count.amount;
  const wait = endUs === Number.POSITIVE_INFINITY ? 0 : Math.max(1, Math.ceil((endUs - count.nowUs) / 1e6));
  return { allowed, limit: spec.limit, count: window.spent, retryAfterSeconds: allowed ? 0 : wait };
}

function periodOf({ anchor, periodUs }: CounterSpec, anchorUs: number, nowUs: number): Period {
  if (typeof anchor === 'object' && anchor !== null && 'calendar' in anchor)
    return calendarPeriod(anchor.calendar, nowUs);
  if (periodUs === 0) return { startUs: Number.NEGATIVE_INFINITY, endUs: Number.POSITIVE_INFINITY };
  const startUs = anchorUs + Math.floor((nowUs - anchorUs) / periodUs) * periodUs;
  return { startUs, endUs: startUs + periodUs };
}
