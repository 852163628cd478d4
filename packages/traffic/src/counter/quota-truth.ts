import { invariant } from '@keelgate/model';
import { spendingKind, widened } from './quota-log.ts';
import type { QuotaPeriods } from './quota-periods.ts';
import { periodOf } from './quota-periods.ts';

/**
 * What a quota's regions really spent, all together, and what the promises allow. It is told of every spending in the order
 * of time, after the fact; breaks of a promise (R1, R2) throw.
 *
 * A limit may be passed by what comes in the lag after it was reached, for not every region knows of it yet: of one key at
 * most `limit + what arrives in that lag`, and never more than each region's whole limit.
 */
export type QuotaTruth = {
  readonly periods: QuotaPeriods;
  readonly limit: number;
  readonly lagUs: number;
  readonly regions: number;
  period: number;
  total: Float64Array;
  /** When each key reached the limit in the period, by how much it passed it then, and what has arrived in the lag since. */
  reachedUs: Float64Array;
  late: Float64Array;
  keys: number;
  used: number;
  /** The most that one call that was let through counted for. */
  amountMax: number;
  /** Something was counted after the fact: no limit can stop that. */
  countsAfter: boolean;
  worst: QuotaWorst | null;
};

export type QuotaWorst = {
  readonly key: number;
  readonly admitted: number;
  readonly bound: number;
  readonly period: number;
};

export type QuotaTruthOptions = Pick<QuotaTruth, 'periods' | 'limit' | 'lagUs' | 'regions'>;

export function createQuotaTruth(options: QuotaTruthOptions, keys: number): QuotaTruth {
  return {
    ...options,
    period: -Infinity,
    total: new Float64Array(keys),
    reachedUs: new Float64Array(keys).fill(Infinity),
    late: new Float64Array(keys),
    keys,
    used: 0,
    amountMax: 1,
    countsAfter: false,
    worst: null,
  };
}

export function noteSpending(
  truth: QuotaTruth,
  key: number,
  { atUs, amount, kind }: { readonly atUs: number; readonly amount: number; readonly kind: number },
): void {
  enter(truth, key, atUs);
  const { limit, total, reachedUs, late, lagUs } = truth;
  if (kind === spendingKind.refused) {
    invariant((total[key] as number) >= limit, 'R1', () => `a quota was called used up at ${total[key]} of ${limit}`);
  }
  if (atUs <= (reachedUs[key] as number) + lagUs && reachedUs[key] !== Infinity)
    late[key] = (late[key] as number) + amount;
  if (kind === spendingKind.refused) {
    noteBound(truth, key);
    return;
  }
  if (kind === spendingKind.added) truth.countsAfter = true;
  else if (amount > truth.amountMax) truth.amountMax = amount;
  const spent = (total[key] as number) + amount;
  total[key] = spent;
  if (spent >= limit && reachedUs[key] === Infinity) {
    reachedUs[key] = atUs;
    late[key] = spent - limit;
  }
  noteWorst(truth, key, kind);
}

function noteWorst(truth: QuotaTruth, key: number, kind: number): void {
  const admitted = truth.total[key] as number;
  const bound = boundOf(truth, key);
  invariant(
    kind === spendingKind.added || truth.countsAfter || admitted <= bound,
    'R2',
    () => `a quota of ${truth.limit} was spent ${admitted} times, its bound is ${bound}`,
  );
  if (admitted <= (truth.worst?.admitted ?? 0)) return;
  truth.worst = { key, admitted, bound: Math.max(bound, admitted), period: truth.period };
}

/** What arrives in the lag raises the bound, whether it is let through or not. */
function noteBound(truth: QuotaTruth, key: number): void {
  const { worst } = truth;
  if (worst === null || worst.key !== key || worst.period !== truth.period) return;
  truth.worst = { ...worst, bound: Math.max(boundOf(truth, key), worst.admitted) };
}

function boundOf({ limit, regions, amountMax, late, lagUs }: QuotaTruth, key: number): number {
  // The last call that finds room may count for more than there is.
  const own = limit - 1 + amountMax;
  if (regions === 1 || lagUs === 0) return own;
  return Math.min(own * regions, limit + (late[key] as number));
}

function enter(truth: QuotaTruth, key: number, atUs: number): void {
  if (key >= truth.used) {
    truth.used = key + 1;
    if (key >= truth.keys) grow(truth, key);
  }
  const period = periodOf(truth.periods, atUs);
  if (period <= truth.period) return;
  truth.period = period;
  truth.total.fill(0, 0, truth.used);
  truth.reachedUs.fill(Infinity, 0, truth.used);
  truth.late.fill(0, 0, truth.used);
}

function grow(truth: QuotaTruth, key: number): void {
  const keys = Math.max(key + 1, truth.keys * 2);
  truth.total = widened(truth.total, new Float64Array(keys));
  truth.reachedUs = widened(truth.reachedUs, new Float64Array(keys).fill(Infinity));
  truth.late = widened(truth.late, new Float64Array(keys));
  truth.keys = keys;
}
