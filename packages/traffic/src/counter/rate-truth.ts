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
  /** `null` until a key is asked for. */
  readonly keys: (KeyTruth | null)[];
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
  /**
   * Admissions in the window, a ring of three numbers for each: when, and how many had arrived by then and by the lag after.
   * A plain list, for most keys have few: a typed array of three numbers takes ten times as much.
   */
  ring: number[];
  /** One less than the admissions that there is room for, a power of two. */
  mask: number;
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
  while (all.length < keys) all.push(null);
}

function truthOf({ keys }: RateTruth, key: number): KeyTruth {
  const known = keys[key] ?? null;
  if (known !== null) return known;
  const made = { arrivals: 0, ring: [0, 0, 0], mask: 0, head: 0, tail: 0, mature: 0 };
  keys[key] = made;
  return made;
}

/** One of `key` has come, and will be admitted or not. */
export function noteArrival(truth: RateTruth, key: number, nowUs: number): void {
  const known = truthOf(truth, key);
  const { ring, mask } = known;
  while (known.mature < known.tail && (ring[(known.mature & mask) * 3] as number) + truth.lagUs < nowUs) {
    ring[(known.mature & mask) * 3 + 2] = known.arrivals;
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
  const known = truthOf(truth, key);
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
  const known = truthOf(truth, key);
  const { ring, mask } = known;
  const lost = lostOf(truth, key, nowUs);
  const reached = known.head + truth.limit + lost - 1;
  if (reached >= known.tail) return { bound: truth.limit + lost, position: -1 };
  const since = ring[(reached & mask) * 3 + 1] as number;
  const heard = reached < known.mature && nowUs >= truth.disturbedUntilUs;
  const until = heard ? (ring[(reached & mask) * 3 + 2] as number) : known.arrivals;
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
  const { ring, mask } = known;
  const at = (worst.position & mask) * 3;
  const came = (ring[at + 2] as number) - (ring[at + 1] as number);
  const bound = Math.min(truth.limit * truth.zones, truth.limit + came);
  truth.worst = { ...worst, bound: Math.max(worst.bound, bound), position: -1 };
}

function remember(known: KeyTruth, nowUs: number): void {
  if (known.tail - known.head === known.mask + 1) widen(known);
  const at = (known.tail & known.mask) * 3;
  known.ring[at] = nowUs;
  known.ring[at + 1] = known.arrivals;
  known.tail += 1;
}

function widen(known: KeyTruth): void {
  const { ring, mask } = known;
  const wider = ring.concat(ring);
  const widerMask = mask * 2 + 1;
  for (let position = known.head; position < known.tail; position += 1) {
    const from = (position & mask) * 3;
    const to = (position & widerMask) * 3;
    for (let column = 0; column < 3; column += 1) wider[to + column] = ring[from + column] as number;
  }
  known.ring = wider;
  known.mask = widerMask;
}
