import { invariant } from '@keelgate/model';
import type { SlidingWindow } from './sliding-window.ts';
import { addNow, countHeld, countIn, createSlidingWindow, growWindow, slotOf } from './sliding-window.ts';

/**
 * What a region truly admitted, over all its zones: what no zone can know in time. It holds the counters to their promises
 * while they run, and remembers the worst window.
 *
 * Where admissions in a window reach the limit at an instant t*, every zone hears of them within the lag d; so what is
 * admitted in that window is at most the limit, plus what the dead took with them, plus what arrived in (t*, t* + d]; and
 * never more than the limit in each zone.
 */
export type RateTruth = {
  readonly limit: number;
  readonly zones: number;
  readonly lagUs: number;
  readonly window: SlidingWindow;
  /** How many have arrived, by key: `key * 2`. */
  arrivals: Float64Array;
  /** The same memory: how many were admitted at `key * 4 + 2`, and which of `full` is the key's, at `key * 4 + 3`, from 1 on. */
  numbers: Int32Array;
  readonly full: FullWindows[];
  /** Increments that died with their zone, by key, and when. */
  readonly losses: Loss[];
  /** Until when the exact bound does not hold, since clocks or links are or were disturbed. */
  disturbedUntilUs: number;
  /** The latest end of a disturbance so far, with its window and lag. */
  calmUs: number;
  /** The window in which most was admitted, and what hangs on it still: see `Worst`. Nothing was yet while `admitted` is 0. */
  readonly worst: Worst;
};

/**
 * The admissions of one key that filled a window up to its limit or beyond: an admission at which a window reached its limit
 * is one of these, for no later window that holds it begins earlier. Most keys have none.
 */
type FullWindows = {
  /** In the order of time, with those that have left the window at the front. */
  readonly admissions: FullAdmission[];
  /** How many at the front have left. */
  gone: number;
  /** The first one whose lag has not passed yet. */
  mature: number;
};

type FullAdmission = {
  /** The number of the admission among all of its key. */
  readonly position: number;
  readonly atUs: number;
  /** How many of the key had arrived by then, and by the lag after. */
  readonly arrived: number;
  arrivedLater: number;
};

type Loss = { readonly atUs: number; readonly counts: ReadonlyMap<number, number> };

/**
 * The window in which most was admitted of one key, and the most that the promises allow for it. `position` is the admission whose lag
 * is still to pass before that is known for good; -1 of none.
 */
export type Worst = { key: number; admitted: number; bound: number; position: number };

export type RateTruthOptions = {
  readonly limit: number;
  readonly zones: number;
  readonly lagUs: number;
  readonly keys: number;
  readonly periodUs: number;
};

export function createRateTruth(options: RateTruthOptions): RateTruth {
  const { limit, zones, lagUs, periodUs, keys } = options;
  const arrivals = new Float64Array(keys * 2);
  return {
    limit,
    zones,
    lagUs,
    window: createSlidingWindow({ periodUs, keys }),
    arrivals,
    numbers: new Int32Array(arrivals.buffer),
    full: [],
    losses: [],
    disturbedUntilUs: -Infinity,
    calmUs: -Infinity,
    worst: { key: 0, admitted: 0, bound: 0, position: -1 },
  };
}

/** Makes room for `keys` keys. */
export function growTruth(truth: RateTruth, keys: number): void {
  const { arrivals } = truth;
  growWindow(truth.window, keys);
  truth.arrivals = new Float64Array(keys * 2);
  truth.numbers = new Int32Array(truth.arrivals.buffer);
  truth.arrivals.set(arrivals);
}

/** One of `key` has come, and will be admitted or not. */
export function noteArrival(truth: RateTruth, key: number, nowUs: number): void {
  const full = truth.numbers[key * 4 + 3] as number;
  if (full > 0) mature(truth, key, nowUs);
  truth.arrivals[key * 2] = (truth.arrivals[key * 2] as number) + 1;
}

/** What came in the lag after an admission is known from the first arrival after it on. */
function mature(truth: RateTruth, key: number, nowUs: number): void {
  const full = truth.full[(truth.numbers[key * 4 + 3] as number) - 1] as FullWindows;
  const { admissions } = full;
  while (full.mature < admissions.length) {
    const admission = admissions[full.mature] as FullAdmission;
    if (admission.atUs + truth.lagUs >= nowUs) return;
    admission.arrivedLater = truth.arrivals[key * 2] as number;
    if (truth.worst.key === key && truth.worst.position === admission.position) settleWorst(truth, admission);
    full.mature += 1;
  }
}

/** R1: it was turned away in slot `slot`, so its region must have admitted as many as the limit allows. */
export function noteRejected(truth: RateTruth, key: number, nowUs: number, slot: number): void {
  if (nowUs < truth.disturbedUntilUs) return;
  const admitted = countIn(truth.window, key, slot);
  if (admitted < truth.limit) invariant(false, 'R1', `a call was turned away at ${admitted} of ${truth.limit}`);
}

/** R2, R3: it was admitted in slot `slot`, so its window must still be within its bound. */
export function noteAdmitted(truth: RateTruth, key: number, nowUs: number, slot: number): void {
  const { window, limit, numbers, worst } = truth;
  countIn(window, key, slot);
  addNow(window, key, slot);
  const admitted = countHeld(window, key);
  const position = numbers[key * 4 + 2] as number;
  numbers[key * 4 + 2] = position + 1;
  if (admitted >= limit) {
    remember(truth, key, { position, nowUs, admitted });
    if (admitted > limit) {
      noteBeyond(truth, key, nowUs, admitted);
      return;
    }
  }
  if (admitted > worst.admitted) setWorst(truth, { key, admitted, bound: limit, position: -1 });
}

/** More than the limit was admitted in the window. */
function noteBeyond(truth: RateTruth, key: number, nowUs: number, admitted: number): void {
  const { bound, position } = boundOf(truth, key, nowUs);
  invariant(admitted <= bound, 'R2', () => violation(truth, key, { nowUs, admitted, bound }));
  if (admitted > truth.worst.admitted) setWorst(truth, { key, admitted, bound, position });
}

function setWorst({ worst }: RateTruth, { key, admitted, bound, position }: Worst): void {
  worst.key = key;
  worst.admitted = admitted;
  worst.bound = bound;
  worst.position = position;
}

type Admission = { readonly position: number; readonly nowUs: number; readonly admitted: number };

function remember(truth: RateTruth, key: number, { position, nowUs, admitted }: Admission): void {
  const { numbers, arrivals } = truth;
  if (numbers[key * 4 + 3] === 0) numbers[key * 4 + 3] = truth.full.push({ admissions: [], gone: 0, mature: 0 });
  const full = truth.full[(numbers[key * 4 + 3] as number) - 1] as FullWindows;
  forget(full, position + 1 - admitted);
  full.admissions.push({ position, atUs: nowUs, arrived: arrivals[key * 2] as number, arrivedLater: 0 });
}

/** Those before `head` are in no window any more. They go in batches, so that each is moved but once or twice. */
function forget(full: FullWindows, head: number): void {
  const { admissions } = full;
  while (full.gone < admissions.length && (admissions[full.gone] as FullAdmission).position < head) full.gone += 1;
  if (full.gone * 2 <= admissions.length || full.gone > full.mature) return;
  admissions.splice(0, full.gone);
  full.mature -= full.gone;
  full.gone = 0;
}

/** Increments of a dead zone that were on their way. */
export function noteLoss(truth: RateTruth, counts: ReadonlyMap<number, number>, nowUs: number): void {
  if (counts.size > 0) truth.losses.push({ atUs: nowUs, counts });
}

/**
 * Clocks or links are disturbed until `untilUs`, or beyond it as long as it `goesOn`: the exact bound holds again one window
 * and one lag after the last of them.
 */
export function noteDisturbance(truth: RateTruth, untilUs: number, goesOn: boolean): void {
  truth.calmUs = Math.max(truth.calmUs, untilUs + truth.window.periodUs + truth.lagUs);
  truth.disturbedUntilUs = goesOn ? Infinity : truth.calmUs;
}

/** What `key` admitted in the window as it stands. */
export function trulyAdmitted(truth: RateTruth, key: number, nowUs: number): number {
  return countIn(truth.window, key, slotOf(truth.window.periodUs, nowUs));
}

type Violation = { readonly nowUs: number; readonly admitted: number; readonly bound: number };

function violation({ limit }: RateTruth, key: number, { nowUs, admitted, bound }: Violation): string {
  return `key ${key} was admitted ${admitted} times in a window at ${nowUs} µs: the limit is ${limit}, the bound ${bound}`;
}

/** The bound of the window that ends now, and the admission that reached the limit in it. */
function boundOf(truth: RateTruth, key: number, nowUs: number): { readonly bound: number; readonly position: number } {
  const count = truth.numbers[key * 4 + 2] as number;
  const lost = lostOf(truth, key, nowUs);
  const position = count - countHeld(truth.window, key) + truth.limit + lost - 1;
  if (position >= count) return { bound: truth.limit + lost, position: -1 };
  const full = truth.full[(truth.numbers[key * 4 + 3] as number) - 1] as FullWindows;
  const index = indexOf(full, position);
  const { arrived, arrivedLater } = full.admissions[index] as FullAdmission;
  const heard = index < full.mature && nowUs >= truth.disturbedUntilUs;
  const until = heard ? arrivedLater : (truth.arrivals[key * 2] as number);
  const bound = truth.limit + lost + until - arrived;
  // A zone that died and came back counts anew, so the limit of each zone is no bound of such a window.
  const each = lost > 0 || nowUs < truth.disturbedUntilUs ? Infinity : truth.limit * truth.zones;
  return { bound: Math.min(each, bound), position: heard ? -1 : position };
}

/** Where the admission with this number stands; it filled its window, so it is there. */
function indexOf({ admissions, gone }: FullWindows, position: number): number {
  let from = gone;
  let to = admissions.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((admissions[middle] as FullAdmission).position < position) from = middle + 1;
    else to = middle;
  }
  invariant(admissions[from]?.position === position, 'R2', () => `admission ${position} filled its window unnoticed`);
  return from;
}

function lostOf(truth: RateTruth, key: number, nowUs: number): number {
  const { losses } = truth;
  while (losses.length > 0 && (losses[0] as Loss).atUs < nowUs - truth.window.periodUs) losses.shift();
  let lost = 0;
  for (const { counts } of losses) lost += counts.get(key) ?? 0;
  return lost;
}

/** The lag after the admission that the worst window's bound hangs on has passed: the bound is known now. */
function settleWorst({ worst, limit, zones }: RateTruth, { arrived, arrivedLater }: FullAdmission): void {
  worst.bound = Math.max(worst.bound, Math.min(limit * zones, limit + arrivedLater - arrived));
  worst.position = -1;
}
