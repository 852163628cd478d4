import type { QuotaLog } from './quota-log.ts';
import { createQuotaLog, dropRows, makeRoom, spendingKind } from './quota-log.ts';
import { nextPeriodUs } from './quota-periods.ts';
import type { QuotaReplica } from './quota-replica.ts';
import { createQuotaReplica, enter, hear, note, takeLog } from './quota-replica.ts';
import type { QuotaTruth, QuotaWorst } from './quota-truth.ts';
import { createQuotaTruth, noteSpending } from './quota-truth.ts';

/**
 * The counters of one quota policy over the whole service: fixed periods, a replica in each region, which hears of the others
 * after the lag. Amounts are calls, or bytes that are known only after the fact.
 *
 * Regions run alone from one border to the next. At a border each one's spendings are collected, and all of them are given
 * to every holder of replicas, which merges them in the order of time: what a region has spent reaches the others even if it
 * dies meanwhile, and a region that comes back knows what the service has heard of.
 */
export type QuotaCounters = {
  /** Counts `amount` of `key` in `region` if the quota is not used up, or says no and counts nothing. */
  readonly take: (region: number, key: number, nowUs: number, amount: number) => boolean;
  /** Counts what has already been spent. */
  readonly add: (region: number, key: number, nowUs: number, amount: number) => void;
  /** How long until the next period; Infinity if there is none. */
  readonly retryAfterUs: (nowUs: number) => number;
  /** What a region has spent since the last border. It stays as it is until the border after the next one. */
  readonly collect: (region: number) => QuotaLog;
  /** What all regions spent up to a border at `nowUs`, by region, each in the order of time. */
  readonly cross: (spendings: readonly (QuotaLog | null)[], nowUs: number) => void;
  /** The most that was spent of one key in one period, and the most that the promises allow for it. */
  readonly worst: () => QuotaWorst | null;
};

export type QuotaCountersOptions = {
  readonly regions: number;
  /** The regions that have their replicas here; all of them if nothing is said. */
  readonly own?: readonly number[];
  /** Whether what was really spent is worked out here: by one holder of replicas. */
  readonly holdsTruth?: boolean;
  /** How many keys there are at first; more may come up. */
  readonly keys: number;
  readonly limit: number;
  /** 0: one period without end. */
  readonly periodUs: number;
  /** A period's beginning, in µs from the drill's start; may be before it. */
  readonly anchorUs: number;
  /** Between regions; at least the time from one border to the next. */
  readonly lagUs: number;
};

type State = {
  readonly options: QuotaCountersOptions;
  readonly replicas: readonly (QuotaReplica | null)[];
  readonly truth: QuotaTruth | null;
  /** What regions spent and not everyone has heard of, in the order of time. */
  readonly ledger: QuotaLog;
  /** Where the merge of each region's spendings stands. */
  readonly at: Int32Array;
};

export function createQuotaCounters(options: QuotaCountersOptions): QuotaCounters {
  const { regions, keys, own, limit, lagUs, holdsTruth = true } = options;
  const state: State = {
    options,
    replicas: Array.from({ length: regions }, (_, region) =>
      own === undefined || own.includes(region) ? createQuotaReplica(region, keys) : null,
    ),
    truth: holdsTruth ? createQuotaTruth({ periods: options, limit, lagUs, regions }, keys) : null,
    ledger: createQuotaLog(),
    at: new Int32Array(regions),
  };
  return {
    take: (region, key, nowUs, amount) => take(state, state.replicas[region] as QuotaReplica, { key, nowUs, amount }),
    add: (region, key, nowUs, amount) => {
      const replica = state.replicas[region] as QuotaReplica;
      enter(replica, options, key, nowUs);
      if (amount > 0) note(replica, key, { atUs: nowUs, amount, kind: spendingKind.added });
    },
    retryAfterUs: (nowUs) => nextPeriodUs(options, nowUs),
    collect: (region) => takeLog(state.replicas[region] as QuotaReplica),
    cross: (spendings, nowUs) => cross(state, spendings, nowUs),
    worst: () => state.truth?.worst ?? null,
  };
}

type Call = { readonly key: number; readonly nowUs: number; readonly amount: number };

function take({ options, ledger }: State, replica: QuotaReplica, { key, nowUs, amount }: Call): boolean {
  enter(replica, options, key, nowUs);
  if (replica.heard < ledger.size) hear(replica, ledger, { periods: options, lagUs: options.lagUs, nowUs });
  if ((replica.spent[key] as number) < options.limit) {
    if (amount > 0) note(replica, key, { atUs: nowUs, amount, kind: spendingKind.taken });
    return true;
  }
  // The first refusal shows that the limit was reached; those within the lag after it may belong to the bound.
  const refusedUs = replica.refusedUs[key] as number;
  if (refusedUs === Infinity) replica.refusedUs[key] = nowUs;
  if (refusedUs === Infinity || (amount > 0 && nowUs <= refusedUs + options.lagUs))
    note(replica, key, { atUs: nowUs, amount, kind: spendingKind.refused });
  return false;
}

function cross(state: State, spendings: readonly (QuotaLog | null)[], nowUs: number): void {
  const { options, ledger, replicas } = state;
  merge(state, spendings);
  let heard = ledger.size;
  for (const replica of replicas) {
    if (replica === null) continue;
    hear(replica, ledger, { periods: options, lagUs: options.lagUs, nowUs });
    heard = Math.min(heard, replica.heard);
  }
  // Everyone has heard of the ledger's beginning: it is cut off now and then.
  if (heard < 4096 || heard < ledger.size / 2) return;
  dropRows(ledger, heard);
  for (const replica of replicas) if (replica !== null) replica.heard -= heard;
}

/** In the order of time; at one instant in that of regions. */
function merge(state: State, spendings: readonly (QuotaLog | null)[]): void {
  const { at } = state;
  at.fill(0);
  for (;;) {
    let next = -1;
    let nextUs = Infinity;
    for (let region = 0; region < spendings.length; region += 1) {
      const log = spendings[region] ?? null;
      if (log === null || (at[region] as number) >= log.size) continue;
      const atUs = log.atUs[at[region] as number] as number;
      if (next >= 0 && atUs >= nextUs) continue;
      next = region;
      nextUs = atUs;
    }
    if (next < 0) return;
    tell(state, next, spendings[next] as QuotaLog);
    at[next] = (at[next] as number) + 1;
  }
}

function tell({ options, ledger, truth, at }: State, region: number, log: QuotaLog): void {
  const row = at[region] as number;
  const atUs = log.atUs[row] as number;
  const key = log.key[row] as number;
  const amount = log.amount[row] as number;
  const kind = log.kind[row] as number;
  if (truth !== null) noteSpending(truth, key, { atUs, amount, kind });
  if (options.regions === 1 || kind === spendingKind.refused) return;
  makeRoom(ledger, 1);
  const { size } = ledger;
  ledger.atUs[size] = atUs;
  ledger.key[size] = key;
  ledger.amount[size] = amount;
  ledger.region[size] = region;
  ledger.size = size + 1;
}
