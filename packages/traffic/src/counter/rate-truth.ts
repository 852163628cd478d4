import { invariant } from '@keelgate/model';
import type { SlidingWindow } from './sliding-window.ts';
import { countIn, countInto, createSlidingWindow, growWindow, slotOf } from './sliding-window.ts';

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
  readonly keys: KeyTruth[];
  /** Increments that died with their zone, by key, and when. */
  readonly losses: Loss[];
  /** Until when the exact bound does not hold, since clocks or links are or were disturbed. */
  disturbedUntilUs: number;
  /** The latest end of a disturbance so far, with its window and lag. */
  calmUs: number;
  worst: Worst | null;
};

type KeyTruth = {
  arrivals: number;
  /** Admissions in the window, a ring: when, and how many had arrived by then and by the lag after. */
  timesUs: Float64Array;
  arrivalsBy: Float64Array;
  arrivalsAfter: Float64Array;
  head: number;
  tail: number;
  /** The first admission whose lag has not passed yet. */
  mature: number;
};

type Loss = { readonly atUs: number; readonly counts: ReadonlyMap<number, number> };

export type Worst = { readonly key: number; readonly admitted: number; bound: number; readonly position: number };

export type RateTruthOptions = {
  readonly limit: number;
  readonly zones: number;
  readonly lagUs: number;
  readonly keys: number;
  readonly periodUs: number;
  readonly countMax: number;
};

export function createRateTruth(options: RateTruthOptions): RateTruth {
  const truth: RateTruth = {
    limit: options.limit,
    zones: options.zones,
    lagUs: options.lagUs,
    window: createSlidingWindow({ ...options, keys: 0 }),
    keys: [],
    losses: [],
    disturbedUntilUs: -Infinity,
    calmUs: -Infinity,
    worst: null,
  };
  growTruth(truth, options.keys);
  return truth;
}

/** Makes room for `keys` keys. */
export function growTruth({ keys: all, window }: RateTruth, keys: number): void {
  growWindow(window, keys);
  while (all.length < keys) {
    all.push({
      arrivals: 0,
      timesUs: new Float64Array(8),
      arrivalsBy: new Float64Array(8),
      arrivalsAfter: new Float64Array(8),
      head: 0,
      tail: 0,
      mature: 0,
    });
  }
}

/** One of `key` has come, and will be admitted or not. */
export function noteArrival(truth: RateTruth, key: number, nowUs: number): void {
  const known = truth.keys[key] as KeyTruth;
  const mask = known.timesUs.length - 1;
  while (known.mature < known.tail && (known.timesUs[known.mature & mask] as number) + truth.lagUs < nowUs) {
    known.arrivalsAfter[known.mature & mask] = known.arrivals;
    if (truth.worst !== null && truth.worst.key === key && truth.worst.position === known.mature)
      settleWorst(truth, known);
    known.mature += 1;
  }
  known.arrivals += 1;
}

/** R1: it was turned away, so its region must have admitted as many as the limit allows. */
export function noteRejected(truth: RateTruth, key: number, nowUs: number): void {
  if (nowUs < truth.disturbedUntilUs) return;
  const admitted = countIn(truth.window, key, slotOf(truth.window.periodUs, nowUs));
  invariant(admitted >= truth.limit, 'R1', () => `a call was turned away at ${admitted} of ${truth.limit}`);
}

/** R2, R3: it was admitted, so its window must still be within its bound. */
export function noteAdmitted(truth: RateTruth, key: number, nowUs: number): void {
  const { window, limit } = truth;
  const known = truth.keys[key] as KeyTruth;
  const slot = slotOf(window.periodUs, nowUs);
  countIn(window, key, slot);
  countInto(window, key, slot, 1);
  const admitted = window.sums[key] as number;
  remember(known, nowUs);
  known.head = known.tail - admitted;
  if (admitted <= (truth.worst?.admitted ?? 0)) {
    if (admitted > limit)
      invariant(admitted <= boundOf(truth, key, nowUs).bound, 'R2', () => violation(truth, key, nowUs, admitted));
    return;
  }
  const { bound, position } = admitted > limit ? boundOf(truth, key, nowUs) : { bound: limit, position: -1 };
  invariant(admitted <= bound, 'R2', () => violation(truth, key, nowUs, admitted));
  truth.worst = { key, admitted, bound, position };
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

function violation(truth: RateTruth, key: number, nowUs: number, admitted: number): string {
  const { bound } = boundOf(truth, key, nowUs);
  return `key ${key} was admitted ${admitted} times in a window at ${nowUs} µs: the limit is ${truth.limit}, the bound ${bound}`;
}

/** The bound of the window that ends now, and the admission that reached the limit in it. */
function boundOf(truth: RateTruth, key: number, nowUs: number): { readonly bound: number; readonly position: number } {
  const known = truth.keys[key] as KeyTruth;
  const mask = known.timesUs.length - 1;
  const lost = lostOf(truth, key, nowUs);
  const reached = known.head + truth.limit + lost - 1;
  if (reached >= known.tail) return { bound: truth.limit + lost, position: -1 };
  const since = known.arrivalsBy[reached & mask] as number;
  const heard = reached < known.mature && nowUs >= truth.disturbedUntilUs;
  const until = heard ? (known.arrivalsAfter[reached & mask] as number) : known.arrivals;
  const bound = truth.limit + lost + until - since;
  // A zone that died and came back counts anew, so the limit of each zone is no bound of such a window.
  const each = lost > 0 || nowUs < truth.disturbedUntilUs ? Infinity : truth.limit * truth.zones;
  return { bound: Math.min(each, bound), position: heard ? -1 : reached };
}

function lostOf(truth: RateTruth, key: number, nowUs: number): number {
  const { losses } = truth;
  while (losses.length > 0 && (losses[0] as Loss).atUs < nowUs - truth.window.periodUs) losses.shift();
  let lost = 0;
  for (const { counts } of losses) lost += counts.get(key) ?? 0;
  return lost;
}

/** The lag after the admission that the worst window's bound hangs on has passed: the bound is known now. */
function settleWorst(truth: RateTruth, known: KeyTruth): void {
  const worst = truth.worst as Worst;
  const mask = known.timesUs.length - 1;
  const came =
    (known.arrivalsAfter[worst.position & mask] as number) - (known.arrivalsBy[worst.position & mask] as number);
  const bound = Math.min(truth.limit * truth.zones, truth.limit + came);
  truth.worst = { ...worst, bound: Math.max(worst.bound, bound), position: -1 };
}

function remember(known: KeyTruth, nowUs: number): void {
  if (known.tail - known.head === known.timesUs.length) widen(known);
  const at = known.tail & (known.timesUs.length - 1);
  known.timesUs[at] = nowUs;
  known.arrivalsBy[at] = known.arrivals;
  known.tail += 1;
}

function widen(known: KeyTruth): void {
  const length = known.timesUs.length;
  for (const column of ['timesUs', 'arrivalsBy', 'arrivalsAfter'] as const) {
    const wider = new Float64Array(length * 2);
    for (let position = known.head; position < known.tail; position += 1) {
      wider[position & (length * 2 - 1)] = known[column][position & (length - 1)] as number;
    }
    known[column] = wider;
  }
}
