import { invariant } from '@keelgate/model';

/**
 * The counters of one quota policy over the whole service: fixed periods, a replica in each region, which hears of the others
 * after the lag. With one region it is exact. Amounts are calls, or bytes that are known only after the fact.
 */
export type QuotaCounters = {
  /** Counts `amount` of `key` in `region` if the quota is not used up, or says no and counts nothing. */
  readonly take: (region: number, key: number, nowUs: number, amount: number) => boolean;
  /** Counts what has already been spent. */
  readonly add: (region: number, key: number, nowUs: number, amount: number) => void;
  /** How long until the next period; Infinity if there is none. */
  readonly retryAfterUs: (nowUs: number) => number;
  /** The region dies with what the others have not heard of. */
  readonly regionDown: (region: number, nowUs: number) => void;
  readonly regionUp: (region: number, nowUs: number) => void;
  /** The most that was spent of one key in one period, and the most that the promises allow for it. */
  readonly worst: () => { readonly key: number; readonly admitted: number; readonly bound: number } | null;
};

export type QuotaCountersOptions = {
  readonly regions: number;
  /** How many keys there are at first; more may come up. */
  readonly keys: number;
  readonly limit: number;
  /** 0: one period without end. */
  readonly periodUs: number;
  /** A period's beginning, in µs from the drill's start; may be before it. */
  readonly anchorUs: number;
  /** Between regions; at least the window in which regions run alone. */
  readonly lagUs: number;
  readonly unit: 'calls' | 'bytes';
};

/** Regions run alone for so long: within it the order of their calls is not that of time. */
const windowUs = 100_000;

type State = {
  readonly options: QuotaCountersOptions;
  period: Float64Array;
  /** What each region knows of each key in the period: `key * regions + region`. */
  spent: Float64Array;
  truth: Float64Array;
  /** Arrivals at the limit and within the lag after it, which may all be admitted. */
  reachedUs: Float64Array;
  late: Float64Array;
  /** Arrivals of the window that each key's last arrival fell in. */
  recent: Float64Array;
  recentWindow: Float64Array;
  /** How many keys there is room for. */
  keys: number;
  readonly pending: Pending[][];
  readonly live: Uint8Array;
  worst: { key: number; admitted: number; bound: number } | null;
};

type Pending = { readonly key: number; readonly amount: number; readonly period: number; readonly dueUs: number };

export function createQuotaCounters(options: QuotaCountersOptions): QuotaCounters {
  const { regions, keys } = options;
  const state: State = {
    options,
    period: new Float64Array(keys).fill(-Infinity),
    spent: new Float64Array(regions * keys),
    truth: new Float64Array(keys),
    reachedUs: new Float64Array(keys).fill(Infinity),
    late: new Float64Array(keys),
    recent: new Float64Array(keys),
    recentWindow: new Float64Array(keys),
    keys,
    pending: Array.from({ length: regions }, () => []),
    live: new Uint8Array(regions).fill(1),
    worst: null,
  };
  return {
    take: (region, key, nowUs, amount) => take(state, { region, key, nowUs, amount }),
    add: (region, key, nowUs, amount) => {
      enterPeriod(state, key, nowUs);
      count(state, { region, key, nowUs, amount });
    },
    retryAfterUs: (nowUs) => {
      const { periodUs, anchorUs } = options;
      return periodUs === 0 ? Infinity : anchorUs + (periodOf(options, nowUs) + 1) * periodUs - nowUs;
    },
    regionDown: (region, nowUs) => regionDown(state, region, nowUs),
    regionUp: (region, nowUs) => regionUp(state, region, nowUs),
    worst: () => state.worst,
  };
}

type Spending = { readonly region: number; readonly key: number; readonly nowUs: number; readonly amount: number };

function take(state: State, spending: Spending): boolean {
  const { region, key, nowUs } = spending;
  enterPeriod(state, key, nowUs);
  const { options, spent, truth } = state;
  hear(state, region, nowUs);
  noteArrival(state, key, nowUs);
  if ((spent[key * options.regions + region] as number) >= options.limit) {
    invariant(
      (truth[key] as number) >= options.limit,
      'R1',
      () => `a quota was called used up at ${truth[key]} of ${options.limit}`,
    );
    return false;
  }
  count(state, spending);
  return true;
}

function noteArrival({ options, late, recent, recentWindow, reachedUs }: State, key: number, nowUs: number): void {
  const window = Math.floor(nowUs / windowUs);
  recent[key] = window === recentWindow[key] ? (recent[key] as number) + 1 : 1;
  recentWindow[key] = window;
  const knownUs = (reachedUs[key] as number) + options.lagUs + windowUs;
  if (reachedUs[key] !== Infinity && nowUs <= knownUs) late[key] = (late[key] as number) + 1;
}

function count(state: State, { region, key, nowUs, amount }: Spending): void {
  const { options, spent, truth, pending, live } = state;
  const at = key * options.regions + region;
  spent[at] = (spent[at] as number) + amount;
  truth[key] = (truth[key] as number) + amount;
  if (truth[key] >= options.limit && state.reachedUs[key] === Infinity) {
    state.reachedUs[key] = nowUs;
    // Other regions may already have admitted what came later in this window.
    if (options.regions > 1) state.late[key] = state.recent[key] as number;
  }
  noteWorst(state, key);
  const period = state.period[key] as number;
  for (let other = 0; other < options.regions; other += 1) {
    if (other === region || live[other] === 0) continue;
    enqueue(pending[other] as Pending[], { key, amount, period, dueUs: nowUs + options.lagUs });
  }
}

/** By the time at which it is heard of: regions run a window one after the other. */
function enqueue(queue: Pending[], increment: Pending): void {
  let place = queue.length;
  while (place > 0 && (queue[place - 1] as Pending).dueUs > increment.dueUs) place -= 1;
  queue.splice(place, 0, increment);
}

function noteWorst(state: State, key: number): void {
  const admitted = state.truth[key] as number;
  if (admitted <= (state.worst?.admitted ?? 0)) return;
  const { limit, unit, regions } = state.options;
  const bound = regions === 1 ? limit : Math.min(limit * regions, limit + (state.late[key] as number));
  // A call spends its bytes after it was let through: the last one may carry a quota over its limit.
  invariant(
    unit === 'bytes' || admitted <= bound,
    'R2',
    () => `a quota of ${limit} was spent ${admitted} times, its bound is ${bound}`,
  );
  state.worst = { key, admitted, bound: Math.max(bound, admitted) };
}

function hear(state: State, region: number, nowUs: number): void {
  const queue = state.pending[region] as Pending[];
  let heard = 0;
  for (; heard < queue.length && (queue[heard] as Pending).dueUs <= nowUs; heard += 1) {
    const { key, amount, period } = queue[heard] as Pending;
    if (period !== state.period[key]) continue;
    const at = key * state.options.regions + region;
    state.spent[at] = (state.spent[at] as number) + amount;
  }
  if (heard > 0) queue.splice(0, heard);
}

function periodOf({ periodUs, anchorUs }: QuotaCountersOptions, nowUs: number): number {
  return periodUs === 0 ? 0 : Math.floor((nowUs - anchorUs) / periodUs);
}

/** Every replica turns to the new period at once: periods are a matter of the clock. */
function enterPeriod(state: State, key: number, nowUs: number): void {
  if (key >= state.keys) grow(state, key);
  const { options, spent, truth } = state;
  const period = periodOf(options, nowUs);
  if (period <= (state.period[key] as number)) return;
  state.period[key] = period;
  truth[key] = 0;
  state.reachedUs[key] = Infinity;
  state.late[key] = 0;
  for (let region = 0; region < options.regions; region += 1) spent[key * options.regions + region] = 0;
}

/** Keys come up as they are asked for: there is room for twice as many each time. */
function grow(state: State, key: number): void {
  const { regions } = state.options;
  const keys = Math.max(key + 1, state.keys * 2);
  state.period = widened(state.period, keys, -Infinity);
  state.spent = widened(state.spent, keys * regions, 0);
  state.truth = widened(state.truth, keys, 0);
  state.reachedUs = widened(state.reachedUs, keys, Infinity);
  state.late = widened(state.late, keys, 0);
  state.recent = widened(state.recent, keys, 0);
  state.recentWindow = widened(state.recentWindow, keys, 0);
  state.keys = keys;
}

function widened(column: Float64Array, length: number, otherwise: number): Float64Array {
  const wider = new Float64Array(length).fill(otherwise, column.length);
  wider.set(column);
  return wider;
}

function regionDown(state: State, region: number, nowUs: number): void {
  const { live, pending } = state;
  if (live[region] === 0) return;
  live[region] = 0;
  pending[region]?.splice(0);
  for (let other = 0; other < live.length; other += 1) if (live[other] === 1) hear(state, other, nowUs);
}

function regionUp(state: State, region: number, nowUs: number): void {
  const { live, spent, options, pending } = state;
  if (live[region] === 1) return;
  const peer = live.indexOf(1);
  live[region] = 1;
  if (peer < 0) {
    // With no other gateway to ask it begins with what the service has stored.
    for (let key = 0; key < state.keys; key += 1) spent[key * options.regions + region] = state.truth[key] as number;
    return;
  }
  hear(state, peer, nowUs);
  for (let key = 0; key < state.keys; key += 1)
    spent[key * options.regions + region] = spent[key * options.regions + peer] as number;
  pending[region]?.push(...(pending[peer] as Pending[]));
}
