import type { SlidingLog } from './sliding-log.ts';
import { createSlidingLog, growLog, loggedIn, logInto } from './sliding-log.ts';
import type { SlidingWindow } from './sliding-window.ts';
import {
  clearWindow,
  copyWindow,
  countIn,
  countInto,
  createSlidingWindow,
  growWindow,
  oldestLeavesIn,
  slotOf,
} from './sliding-window.ts';
import type { TokenBuckets } from './token-bucket.ts';
import { copyBuckets, createTokenBuckets, growBuckets, takeToken, tokensAt } from './token-bucket.ts';

/** What one zone knows of a policy's counters: the same questions, whichever way it counts. */
export type RateView = {
  /** Whether the limit allows one more of `key` now. */
  readonly allows: (key: number, nowUs: number) => boolean;
  /** One of `key` was admitted at `atUs`, here or elsewhere; nothing earlier than `settledUs` will be heard of. */
  readonly count: (key: number, atUs: number, settledUs: number) => void;
  readonly retryAfterUs: (key: number, nowUs: number) => number;
  /** What it counts in; views that are copied from one another count in the same way. */
  readonly state: SlidingWindow | SlidingLog | TokenBuckets;
  /** Becomes what another view of the same kind is. */
  readonly copy: (from: RateView) => void;
  readonly clear: () => void;
  /** Makes room for `keys` keys. */
  readonly grow: (keys: number) => void;
};

export type RateAlgorithm = 'slidingWindow' | 'slidingLog' | 'tokenBucket';

export type RateViewOptions = {
  readonly algorithm: RateAlgorithm;
  readonly keys: number;
  readonly limit: number;
  readonly periodUs: number;
};

export function createRateView(options: RateViewOptions): RateView {
  switch (options.algorithm) {
    case 'slidingWindow':
      return windowView(options);
    case 'slidingLog':
      return logView(options);
    case 'tokenBucket':
      return bucketView(options);
  }
}

function windowView({ keys, limit, periodUs }: RateViewOptions): RateView {
  const window = createSlidingWindow({ keys, periodUs });
  return {
    state: window,
    allows: (key, nowUs) => countIn(window, key, slotOf(periodUs, nowUs)) < limit,
    count: (key, atUs) => countInto(window, key, slotOf(periodUs, atUs), 1),
    retryAfterUs: (key, nowUs) => oldestLeavesIn(window, key, nowUs),
    copy: (from) => copyWindow(window, from.state as SlidingWindow),
    clear: () => clearWindow(window),
    grow: (more) => growWindow(window, more),
  };
}

function logView({ keys, limit, periodUs }: RateViewOptions): RateView {
  const log = createSlidingLog(keys, periodUs);
  return {
    state: log,
    allows: (key, nowUs) => loggedIn(log, key, nowUs) < limit,
    count: (key, atUs) => logInto(log, key, atUs),
    retryAfterUs: (key, nowUs) => Math.max(0, (log.times[key]?.[0] ?? nowUs - periodUs) + periodUs - nowUs),
    copy: (from) => {
      const other = from.state as SlidingLog;
      for (const [key, times] of other.times.entries()) log.times[key] = [...times];
    },
    clear: () => {
      for (const times of log.times) times.length = 0;
    },
    grow: (more) => growLog(log, more),
  };
}

function bucketView({ keys, limit, periodUs }: RateViewOptions): RateView {
  const table = createTokenBuckets({ keys, burst: limit, periodUs });
  return {
    state: table,
    allows: (key, nowUs) => tokensAt(table, key, nowUs) >= 1,
    count: (key, atUs, settledUs) => takeToken(table, key, atUs, settledUs),
    retryAfterUs: (key, nowUs) => Math.max(0, (1 - tokensAt(table, key, nowUs)) / table.perUs),
    copy: (from) => copyBuckets(table, from.state as TokenBuckets),
    clear: () => copyBuckets(table, createTokenBuckets({ keys: table.keys.length, burst: limit, periodUs })),
    grow: (more) => growBuckets(table, more),
  };
}
