import { outcomes } from '@keelgate/model';
import type { Decisions } from '../core/decisions.ts';
import { cachePart } from '../core/live-records.ts';
import { outcomeNumber } from '../sim/outcome-number.ts';
import type { Minutes } from './minutes.ts';
import { createMinutes } from './minutes.ts';

/** What decisions add up to. It grows with what there is to tell apart, never with how many requests there are. */
export type ReplayTally = {
  readonly outcomes: Float64Array;
  /** By operation; grown as operations come up. */
  readonly operations: OperationTally[];
  readonly subscriptions: SubscriptionTally[];
  /** Requests turned away, by counter and key. */
  readonly turnedAway: Map<number, Map<number, number>>;
  readonly unmatched: number[];
  readonly minutes: Minutes;
  /** The first column of the units of each region. */
  readonly unitColumns: readonly number[];
  readonly said: SaidTally;
  assumed: number;
  fromUs: number;
  toUs: number;
};

export type OperationTally = { requests: number; hits: number; misses: number; bytes: number };
export type SubscriptionTally = { requests: number; throttled: number };
export type SaidTally = {
  requests: number;
  throttled: number;
  clientErrors: number;
  serverErrors: number;
  cacheHits: number;
  both: number;
  onlyLog: number;
  onlyHere: number;
};

/** Columns of the table by time: how requests ended, what the log says, then a column for each unit. */
export const minuteColumns = ['said.throttled', 'said.errors'] as const;
const saidThrottled = outcomes.length;
const saidErrors = outcomes.length + 1;
const firstUnit = outcomes.length + minuteColumns.length;

export function createTally(unitsByRegion: readonly number[]): ReplayTally {
  let next = firstUnit;
  const unitColumns = unitsByRegion.map((units) => {
    const column = next;
    next += units;
    return column;
  });
  return {
    outcomes: new Float64Array(outcomes.length),
    operations: [],
    subscriptions: [],
    turnedAway: new Map(),
    unmatched: [],
    minutes: createMinutes(next),
    unitColumns,
    said: {
      requests: 0,
      throttled: 0,
      clientErrors: 0,
      serverErrors: 0,
      cacheHits: 0,
      both: 0,
      onlyLog: 0,
      onlyHere: 0,
    },
    assumed: 0,
    fromUs: Infinity,
    toUs: -Infinity,
  };
}

export function addDecisions(tally: ReplayTally, decisions: Decisions): void {
  for (let row = 0; row < decisions.count; row += 1) addRow(tally, decisions, row);
}

function addRow(tally: ReplayTally, decisions: Decisions, row: number): void {
  const outcome = decisions.outcome[row] as number;
  const atUs = decisions.atUs[row] as number;
  const isThrottled = outcome === outcomeNumber.rateLimited || outcome === outcomeNumber.quotaExceeded;
  tally.outcomes[outcome] = (tally.outcomes[outcome] as number) + 1;
  tally.fromUs = Math.min(tally.fromUs, atUs);
  tally.toUs = Math.max(tally.toUs, atUs);
  tally.assumed += decisions.assumed[row] as number;
  tally.minutes.add(atUs, outcome, 1);
  addOperation(tally, decisions, row);
  addSubscription(tally, decisions.subscription[row] as number, isThrottled);
  if (isThrottled) addTurnedAway(tally, decisions.counter[row] as number, decisions.counterKey[row] as number);
  addSaid(tally, { status: decisions.saidStatus[row] as number, atUs, isThrottled });
  if (decisions.saidCache[row] === cachePart.hit) tally.said.cacheHits += 1;
  addUnit(tally, decisions, { row, outcome, atUs });
}

function addOperation({ operations, unmatched }: ReplayTally, decisions: Decisions, row: number): void {
  const operation = decisions.operation[row] as number;
  if (operation < 0) {
    const asked = decisions.unmatched[row] as number;
    unmatched[asked] = (unmatched[asked] ?? 0) + 1;
    return;
  }
  const known = (operations[operation] ??= { requests: 0, hits: 0, misses: 0, bytes: 0 });
  const cache = decisions.cache[row] as number;
  known.requests += 1;
  if (cache === cachePart.hit) {
    known.hits += 1;
    known.bytes += Math.max(0, decisions.saidBytes[row] as number);
  } else if (cache !== cachePart.none) {
    known.misses += 1;
  }
}

function addSubscription({ subscriptions }: ReplayTally, subscription: number, isThrottled: boolean): void {
  if (subscription < 0) return;
  const known = (subscriptions[subscription] ??= { requests: 0, throttled: 0 });
  known.requests += 1;
  if (isThrottled) known.throttled += 1;
}

function addTurnedAway({ turnedAway }: ReplayTally, counter: number, key: number): void {
  const keys = turnedAway.get(counter) ?? new Map<number, number>();
  turnedAway.set(counter, keys);
  keys.set(key, (keys.get(key) ?? 0) + 1);
}

type Said = { readonly status: number; readonly atUs: number; readonly isThrottled: boolean };

function addSaid({ said, minutes }: ReplayTally, { status, atUs, isThrottled }: Said): void {
  if (status === 0) return;
  said.requests += 1;
  if (status === 429) {
    said.throttled += 1;
    minutes.add(atUs, saidThrottled, 1);
  }
  if (status >= 500) {
    said.serverErrors += 1;
    minutes.add(atUs, saidErrors, 1);
  } else if (status >= 400) {
    said.clientErrors += 1;
  }
  if (status === 429 && isThrottled) said.both += 1;
  else if (status === 429) said.onlyLog += 1;
  else if (isThrottled) said.onlyHere += 1;
}

type Served = { readonly row: number; readonly outcome: number; readonly atUs: number };

/** A request that was shed, or never reached a VM, took none of its time. */
function addUnit({ minutes, unitColumns }: ReplayTally, decisions: Decisions, { row, outcome, atUs }: Served): void {
  const unit = decisions.unit[row] as number;
  if (unit < 0 || outcome === outcomeNumber.shed) return;
  minutes.add(atUs, (unitColumns[decisions.region[row] as number] as number) + unit, 1);
}
