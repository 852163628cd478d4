import type { LinkEffect } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { Exchange, LinkFault } from './exchange.ts';
import {
  createExchange,
  keyAt,
  listen,
  reconsider,
  reconsiderAll,
  rejoin,
  settledUs,
  silence,
  tell,
} from './exchange.ts';
import type { RateTruth } from './rate-truth.ts';
import {
  createRateTruth,
  growTruth,
  noteAdmitted,
  noteArrival,
  noteDisturbance,
  noteLoss,
  noteRejected,
  trulyAdmitted,
} from './rate-truth.ts';
import type { RateAlgorithm, RateView } from './rate-view.ts';
import { createRateView } from './rate-view.ts';
import type { SlidingWindow } from './sliding-window.ts';
import { slotOf } from './sliding-window.ts';
import type { TokenBuckets } from './token-bucket.ts';
import { createTokenBuckets, growBuckets, takeToken, tokensAt } from './token-bucket.ts';
import type { WindowCounters } from './window-take.ts';
import { createWindowCounters, lookAnew, takeByWindow } from './window-take.ts';

/**
 * The counters of one rate-limit policy in one region: a replica in each zone, which counts what its zone admits and hears
 * of the others after the lag. Regions share nothing.
 *
 * Times never go back from call to call. Breaks of a promise (R1, R2, R3) throw.
 */
export type RateCounters = {
  /** Admits one call of `key` in `zone`, or says no; a call that is turned away counts nowhere. */
  readonly take: (zone: number, key: number, nowUs: number) => boolean;
  /** How long until `zone` would admit `key` again, as far as it knows. */
  readonly retryAfterUs: (zone: number, key: number, nowUs: number) => number;
  /** The zone dies, with everything that the others have not heard of. */
  readonly zoneDown: (zone: number, nowUs: number) => void;
  /** The zone is back, and takes over what a live one knows. */
  readonly zoneUp: (zone: number, nowUs: number) => void;
  /** The exchange between two zones goes wrong, or right again (`null`). */
  readonly link: (a: number, b: number, effect: LinkEffect | null, nowUs: number) => void;
  /** The zone's clock runs ahead by so much; behind if negative, right if 0. */
  readonly clock: (zone: number, skewUs: number, nowUs: number) => void;
  /** The window in which most was admitted of one key, and the most that the promises allow for it. */
  readonly worst: () => { readonly key: number; readonly admitted: number; readonly bound: number } | null;
};

export type RateCountersOptions = {
  readonly zones: number;
  /** How many keys there are at first; more may come up. */
  readonly keys: number;
  readonly limit: number;
  readonly periodUs: number;
  readonly lagUs: number;
  readonly algorithm: RateAlgorithm;
  readonly seed: number;
  readonly stream: number;
};

/** A hot record: views, exchange and truth are mutated with every call. */
type State = {
  readonly options: RateCountersOptions;
  readonly views: readonly RateView[];
  readonly exchange: Exchange & { links: LinkFault[] };
  readonly truth: RateTruth;
  readonly live: Uint8Array;
  /** The true buckets, where the policy counts by buckets: every take of every zone at its own time. */
  readonly buckets: TokenBuckets | null;
  /** How many keys there is room for. */
  keys: number;
  readonly hear: (zone: number, key: number, atUs: number) => void;
  nowUs: number;
  /** Counts by windows, for as long as no clock and no link ever was at fault; `null` otherwise. */
  calm: WindowCounters | null;
};

export function createRateCounters(options: RateCountersOptions): RateCounters {
  const state = createState(options);
  return {
    take: (zone, key, nowUs) => take(state, zone, key, nowUs),
    retryAfterUs: (zone, key, nowUs) => {
      state.nowUs = nowUs;
      lookForward(state);
      listen(state.exchange, zone, nowUs, state.hear);
      return (state.views[zone] as RateView).retryAfterUs(key, nowUs + (state.exchange.skewUs[zone] as number));
    },
    zoneDown: (zone, nowUs) => zoneDown(state, zone, nowUs),
    zoneUp: (zone, nowUs) => zoneUp(state, zone, nowUs),
    link: (a, b, effect, nowUs) => setLink(state, { a, b, effect, nowUs }),
    clock: (zone, skewUs, nowUs) => setClock(state, zone, skewUs, nowUs),
    worst: () => (state.truth.worst.admitted === 0 ? null : { ...state.truth.worst }),
  };
}

function createState(options: RateCountersOptions): State {
  const { zones, keys, limit, periodUs, lagUs, algorithm, seed, stream } = options;
  // A bucket can give its burst and a window's refill in one window.
  const limitInWindow = algorithm === 'tokenBucket' ? limit * 2 : limit;
  const views = Array.from({ length: zones }, () => createRateView({ algorithm, keys, limit, periodUs }));
  const exchange = createExchange({ zones, lagUs, keepUs: periodUs * 2, seed, stream });
  const state: State = {
    options,
    views,
    exchange,
    truth: createRateTruth({ limit: limitInWindow, zones, lagUs, keys, periodUs }),
    live: new Uint8Array(zones).fill(1),
    buckets: algorithm === 'tokenBucket' ? createTokenBuckets({ keys, burst: limit, periodUs }) : null,
    keys,
    nowUs: 0,
    calm: null,
    hear: (zone, key, atUs) => {
      // What another zone dates in this one's future counts as of now.
      const localUs = state.nowUs + (exchange.skewUs[zone] as number);
      const settled = algorithm === 'tokenBucket' ? settledUs(exchange, state.nowUs) : -Infinity;
      (views[zone] as RateView).count(key, atUs < localUs ? atUs : localUs, settled);
    },
  };
  const windows = views.map(({ state: window }) => window as SlidingWindow);
  if (algorithm === 'slidingWindow')
    state.calm = createWindowCounters({ limit, windows, exchange, truth: state.truth });
  return state;
}

function take(state: State, zone: number, key: number, nowUs: number): boolean {
  const { exchange, truth, options } = state;
  if (key >= state.keys) grow(state, key);
  if (state.calm !== null) return takeByWindow(state.calm, zone, key, nowUs);
  const view = state.views[zone] as RateView;
  const localUs = nowUs + (state.exchange.skewUs[zone] as number);
  state.nowUs = nowUs;
  if (options.zones > 1) listen(exchange, zone, nowUs, state.hear);
  noteArrival(truth, key, nowUs);
  if (!view.allows(key, localUs)) {
    noteTurnedAway(state, key, nowUs);
    return false;
  }
  view.count(key, localUs, -Infinity);
  if (options.zones > 1) tell(exchange, zone, key, nowUs);
  if (state.buckets !== null) takeToken(state.buckets, key, nowUs, nowUs);
  noteAdmitted(truth, key, nowUs, slotOf(options.periodUs, nowUs));
  return true;
}

/** Keys come up as they are asked for: there is room for twice as many each time. */
function grow(state: State, key: number): void {
  state.keys = Math.max(key + 1, state.keys * 2);
  for (const view of state.views) view.grow(state.keys);
  growTruth(state.truth, state.keys);
  if (state.buckets !== null) growBuckets(state.buckets, state.keys);
}

/** R1, by the window's count or by the true bucket. The exact log has a window of its own, which no count here is of. */
function noteTurnedAway({ options, truth, buckets }: State, key: number, nowUs: number): void {
  if (options.algorithm === 'slidingWindow') noteRejected(truth, key, nowUs, slotOf(options.periodUs, nowUs));
  if (buckets === null || nowUs < truth.disturbedUntilUs) return;
  const tokens = tokensAt(buckets, key, nowUs);
  invariant(tokens < 1 + 1e-6, 'R1', () => `a call was turned away with ${tokens} tokens in the bucket`);
}

function zoneDown(state: State, zone: number, nowUs: number): void {
  const { exchange, truth, live } = state;
  if (live[zone] === 0) return;
  lookForward(state);
  // What the others have heard of by now, they keep.
  state.nowUs = nowUs;
  for (let other = 0; other < live.length; other += 1) {
    if (other !== zone && live[other] === 1) listen(exchange, other, nowUs, state.hear);
  }
  live[zone] = 0;
  const { from, to } = silence(exchange, zone);
  const lost = new Map<number, number>();
  for (let position = from; position < to; position += 1) {
    const key = keyAt(exchange, zone, position);
    lost.set(key, (lost.get(key) ?? 0) + 1);
  }
  noteLoss(truth, live.includes(1) ? lost : everything(state, nowUs), nowUs);
}

/** With the last zone all that the window holds is gone. */
function everything({ truth, keys }: State, nowUs: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (let key = 0; key < keys; key += 1) {
    const count = trulyAdmitted(truth, key, nowUs);
    if (count > 0) counts.set(key, count);
  }
  return counts;
}

function zoneUp(state: State, zone: number, nowUs: number): void {
  const { exchange, views, live } = state;
  if (live[zone] === 1) return;
  lookForward(state);
  const peer = live.indexOf(1);
  const view = views[zone] as RateView;
  state.nowUs = nowUs;
  if (peer >= 0) {
    listen(exchange, peer, nowUs, state.hear);
    view.copy(views[peer] as RateView);
  } else {
    view.clear();
  }
  rejoin(exchange, zone, peer);
  if (state.calm !== null) lookAnew(state.calm);
  live[zone] = 1;
}

type LinkChange = {
  readonly a: number;
  readonly b: number;
  readonly effect: LinkEffect | null;
  readonly nowUs: number;
};

function setLink(state: State, { a, b, effect, nowUs }: LinkChange): void {
  const { exchange } = state;
  endCalm(state, nowUs);
  for (const link of exchange.links) {
    if (link.a === a && link.b === b && link.untilUs === Infinity) link.untilUs = nowUs;
  }
  if (effect !== null) exchange.links.push({ a, b, fromUs: nowUs, untilUs: Infinity, effect });
  disturb(state, nowUs);
  reconsider(exchange, a, b);
}

function setClock(state: State, zone: number, skewUs: number, nowUs: number): void {
  // A bucket refills by time that passes, whatever a clock calls it.
  if (state.options.algorithm === 'tokenBucket') return;
  const { skewUs: skews } = state.exchange;
  endCalm(state, nowUs);
  const reachUs = Math.abs(skewUs) + Math.abs(skews[zone] as number);
  skews[zone] = skewUs;
  disturb(state, nowUs + reachUs);
}

/** While all is well nobody keeps account of when a zone has something to hear: it is worked out when somebody asks. */
function lookForward({ calm, exchange }: State): void {
  if (calm !== null) reconsiderAll(exchange);
}

/** What came while all was well is heard as it was then. */
function endCalm(state: State, nowUs: number): void {
  state.nowUs = nowUs;
  lookForward(state);
  for (const [zone, live] of state.live.entries()) if (live === 1) listen(state.exchange, zone, nowUs, state.hear);
  state.calm = null;
}

/** As long as a clock is wrong or a link is, and for a window after the last of them, only the coarse bounds hold. */
function disturb({ exchange, truth }: State, nowUs: number): void {
  const goesOn =
    exchange.links.some(({ untilUs }) => untilUs === Infinity) || exchange.skewUs.some((skew) => skew !== 0);
  noteDisturbance(truth, nowUs, goesOn);
}
