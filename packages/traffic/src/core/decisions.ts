import type { Shard } from '../sim/shard.ts';
import { windowUs } from '../sim/window.ts';
import type { LiveRecord } from './live-records.ts';

/**
 * What became of records, a column for each figure, a row for each record in the order in which they ended. Names are
 * numbers into the core's `names`; -1 is none.
 */
export type Decisions = {
  readonly count: number;
  /** The number of the record among all that were given, from 0. */
  readonly sequence: Float64Array;
  /** When it arrived and when it ended, in microseconds since 1970 UTC. */
  readonly atUs: Float64Array;
  readonly endUs: Float64Array;
  readonly operation: Int32Array;
  /** What a record asked for that means no operation. */
  readonly unmatched: Int32Array;
  readonly product: Int32Array;
  readonly subscription: Int32Array;
  readonly region: Int32Array;
  /** Of the region; -1 where it reached no VM. */
  readonly zone: Int32Array;
  readonly unit: Int32Array;
  /** The counter that said no, else the one that was asked last; and under which key. */
  readonly counter: Int32Array;
  readonly counterKey: Int32Array;
  readonly allowed: Int32Array;
  readonly retryAfterSeconds: Float64Array;
  /** See `cachePart`. */
  readonly cache: Int32Array;
  /** The place in the model's list of outcomes. */
  readonly outcome: Int32Array;
  readonly status: Int32Array;
  /** What the record itself says: its status (0: nothing), size (-1: nothing) and cache (0: nothing, else a `cachePart`). */
  readonly saidStatus: Int32Array;
  readonly saidBytes: Float64Array;
  readonly saidCache: Int32Array;
  /** Whether what nobody wrote down was assumed: that it had a key, or for which product. */
  readonly assumed: Int32Array;
  /** In which 100 ms of the core's time it was decided: rows are in the order of these, then of regions. */
  readonly window: Int32Array;
};

const ints = [
  'operation',
  'unmatched',
  'product',
  'subscription',
  'region',
  'zone',
  'unit',
  'counter',
  'counterKey',
  'allowed',
  'cache',
  'outcome',
  'status',
  'saidStatus',
  'saidCache',
  'assumed',
  'window',
] as const;
const floats = ['sequence', 'atUs', 'endUs', 'retryAfterSeconds', 'saidBytes'] as const;

type Columns = { -readonly [name in (typeof ints)[number]]: Int32Array } & {
  -readonly [name in (typeof floats)[number]]: Float64Array;
};

/** Decisions that nobody has taken yet. A hot record. */
export type DecisionLog = { columns: Columns; count: number; capacity: number; startUs: number };

export function createDecisionLog(): DecisionLog {
  return { columns: newColumns(1024), count: 0, capacity: 1024, startUs: 0 };
}

/** Rows of noughts, to be filled in. */
export function emptyDecisions(count: number): Decisions {
  return { count, ...newColumns(count) };
}

function newColumns(capacity: number): Columns {
  const columns: Partial<Columns> = {};
  for (const name of ints) columns[name] = new Int32Array(capacity);
  for (const name of floats) columns[name] = new Float64Array(capacity);
  return columns as Columns;
}

type Ending = { readonly outcome: number; readonly status: number; readonly atUs: number };

const saidCaches = { none: 0, hit: 1, miss: 2 } as const;

export function note(log: DecisionLog, shard: Shard, live: LiveRecord, { outcome, status, atUs }: Ending): void {
  if (log.count === log.capacity) grow(log);
  const { columns, count, startUs } = log;
  const { attempt, region } = shard;
  const { record, of } = live;
  columns.sequence[count] = live.sequence;
  columns.atUs[count] = startUs + live.atUs;
  columns.endUs[count] = startUs + Math.round(atUs);
  columns.operation[count] = of.operation;
  columns.unmatched[count] = live.unmatched;
  columns.product[count] = of.product;
  columns.subscription[count] = live.subscription;
  columns.region[count] = region.index;
  columns.zone[count] = attempt.vm < 0 ? -1 : (region.zoneOfVm[attempt.vm] as number);
  columns.unit[count] = attempt.vm < 0 ? -1 : (region.unitOfVm[attempt.vm] as number);
  columns.counter[count] = live.counter;
  columns.counterKey[count] = live.counterKey;
  columns.allowed[count] = live.allowed ? 1 : 0;
  columns.retryAfterSeconds[count] = live.retryAfterSeconds;
  columns.cache[count] = live.cache;
  columns.outcome[count] = outcome;
  columns.status[count] = status;
  columns.saidStatus[count] = record.status ?? 0;
  columns.saidBytes[count] = record.bytes ?? -1;
  columns.saidCache[count] = saidCaches[record.cache ?? 'none'];
  columns.window[count] = Math.floor(shard.nowUs / windowUs);
  columns.assumed[count] = live.route.isAssumed ? 1 : 0;
  log.count += 1;
}

function grow(log: DecisionLog): void {
  const wider = newColumns(log.capacity * 2);
  for (const name of ints) wider[name].set(log.columns[name]);
  for (const name of floats) wider[name].set(log.columns[name]);
  log.columns = wider;
  log.capacity *= 2;
}

/** What has been decided since the last time. */
export function takeDecisions(log: DecisionLog): Decisions {
  const { columns, count } = log;
  const taken: Partial<Columns> = {};
  for (const name of ints) taken[name] = columns[name].slice(0, count);
  for (const name of floats) taken[name] = columns[name].slice(0, count);
  log.count = 0;
  return { count, ...(taken as Columns) };
}
