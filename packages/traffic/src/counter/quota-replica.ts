import type { QuotaLog } from './quota-log.ts';
import { createQuotaLog, makeRoom, spendingKind, widened } from './quota-log.ts';
import type { QuotaPeriods } from './quota-periods.ts';
import { periodOf } from './quota-periods.ts';

/**
 * One region's replica of a quota's counters: what the region has spent, and what it has heard of the others. Alone between
 * two borders; what it spends goes into a log that the others get at the next one.
 */
export type QuotaReplica = {
  readonly region: number;
  period: number;
  /** What the region knows of each key's spending in the period. */
  spent: Float64Array;
  /** When each key was first turned away in the period; Infinity if it has not been. */
  refusedUs: Float64Array;
  /** How many keys there is room for, and how many have come up. */
  keys: number;
  used: number;
  /** What is still to be heard begins here in the ledger. */
  heard: number;
  /** What has been spent since the last border, and the log before, which is written next. */
  log: QuotaLog;
  other: QuotaLog;
};

export function createQuotaReplica(region: number, keys: number): QuotaReplica {
  return {
    region,
    period: -Infinity,
    spent: new Float64Array(keys),
    refusedUs: new Float64Array(keys).fill(Infinity),
    keys,
    used: 0,
    heard: 0,
    log: createQuotaLog(),
    other: createQuotaLog(),
  };
}

/** Turns to the period of `nowUs`, and makes room for the key: periods are a matter of the clock, and begin with nothing. */
export function enter(replica: QuotaReplica, periods: QuotaPeriods, key: number, nowUs: number): void {
  if (key >= replica.used) {
    replica.used = key + 1;
    if (key >= replica.keys) grow(replica, key);
  }
  turnTo(replica, periodOf(periods, nowUs));
}

/** Hears what others have spent that is due by `nowUs`. */
export function hear(
  replica: QuotaReplica,
  ledger: QuotaLog,
  { periods, lagUs, nowUs }: { readonly periods: QuotaPeriods; readonly lagUs: number; readonly nowUs: number },
): void {
  const { atUs, key, amount, region, size } = ledger;
  let at = replica.heard;
  for (; at < size && (atUs[at] as number) + lagUs <= nowUs; at += 1) {
    if (region[at] === replica.region) continue;
    const of = key[at] as number;
    enter(replica, periods, of, atUs[at] as number);
    if (periodOf(periods, atUs[at] as number) !== replica.period) continue;
    replica.spent[of] = (replica.spent[of] as number) + (amount[at] as number);
  }
  replica.heard = at;
}

export function note(
  replica: QuotaReplica,
  key: number,
  spending: { atUs: number; amount: number; kind: number },
): void {
  const { log } = replica;
  const { size } = log;
  if (size === log.atUs.length) makeRoom(log, 1);
  log.atUs[size] = spending.atUs;
  log.key[size] = key;
  log.amount[size] = spending.amount;
  log.kind[size] = spending.kind;
  log.size = size + 1;
  if (spending.kind !== spendingKind.refused) replica.spent[key] = (replica.spent[key] as number) + spending.amount;
}

/** What was spent since the last call. It stays as it is until the call after the next one. */
export function takeLog(replica: QuotaReplica): QuotaLog {
  const { log, other } = replica;
  other.size = 0;
  replica.log = other;
  replica.other = log;
  return log;
}

function turnTo(replica: QuotaReplica, period: number): void {
  if (period <= replica.period) return;
  replica.period = period;
  replica.spent.fill(0, 0, replica.used);
  replica.refusedUs.fill(Infinity, 0, replica.used);
}

/** Keys come up as they are asked for: there is room for twice as many each time. */
function grow(replica: QuotaReplica, key: number): void {
  const keys = Math.max(key + 1, replica.keys * 2);
  replica.spent = widened(replica.spent, new Float64Array(keys));
  replica.refusedUs = widened(replica.refusedUs, new Float64Array(keys).fill(Infinity));
  replica.keys = keys;
}
