import { createRateCounters } from '../counter/rate-counters.ts';
import type { RateAlgorithm } from '../counter/rate-view.ts';
import { createRateView } from '../counter/rate-view.ts';
import type { TextKeys } from './text-keys.ts';
import { createTextKeys } from './text-keys.ts';

/** How a rate is limited. Times are µs; what they count from is the caller's, as long as they never go back. */
export type CounterOptions = {
  /** Calls of one key that a period allows. */
  readonly limit: number;
  readonly periodUs: number;
  /**
   * `slidingWindow` (the default) counts in 60 slots of the period, as the classic tiers do; `tokenBucket` refills evenly, as
   * the v2 tiers do; `slidingLog` is exact, and keeps the time of every call.
   */
  readonly algorithm?: RateAlgorithm;
  /** Zones that count for themselves and tell each other; 1 unless said otherwise. */
  readonly zones?: number;
  /** How long it takes until one zone has heard what another counted; 0 unless said otherwise. */
  readonly lagUs?: number;
  /** Keys in use at once: those seen within the last two periods and the lag. A million unless said otherwise. */
  readonly keysMax?: number;
};

/**
 * Counts calls by key and says which are within the limit. With several zones each decides by what it has heard, so together
 * they may admit more: never more than the limit in each, and nothing that arrives once a key's limit has been known
 * everywhere.
 *
 * Facts: Microsoft's documentation of `rate-limit-by-key` and of "Rate limit" in API Management tiers.
 */
export type Counter = {
  /**
   * Counts one call of `key`, or says no and counts nothing. Throws `RangeError` where `keysMax` keys are in use, and
   * `InvariantViolation` if what it promises does not hold, which is a bug.
   */
  readonly take: (key: string, nowUs: number, zone?: number) => boolean;
  /** How long until `key` would be allowed again, as far as the zone knows; 0 for at once. */
  readonly retryAfterUs: (key: string, nowUs: number, zone?: number) => number;
  /** The zone dies, with what the others have not heard of. */
  readonly zoneDown: (zone: number, nowUs: number) => void;
  /** The zone is back, and takes over what a live one knows. */
  readonly zoneUp: (zone: number, nowUs: number) => void;
};

export function createCounter(options: CounterOptions): Counter {
  const { periodUs, zones = 1, lagUs = 0, keysMax = 1_000_000 } = options;
  const keys = createTextKeys({ keysMax, idleUs: periodUs * 2 + lagUs });
  return zones === 1 ? inOneZone(options, keys) : inZones({ ...options, zones, lagUs }, keys);
}

function inOneZone({ limit, periodUs, algorithm = 'slidingWindow' }: CounterOptions, keys: TextKeys): Counter {
  let rows = 64;
  const view = createRateView({ algorithm, keys: rows, limit, periodUs });
  return {
    take: (key, nowUs) => {
      const number = keys.numberOf(key, nowUs);
      if (number >= rows) {
        rows = Math.max(rows * 2, number + 1);
        view.grow(rows);
      }
      if (!view.allows(number, nowUs)) return false;
      view.count(number, nowUs, nowUs);
      return true;
    },
    retryAfterUs: (key, nowUs) => {
      const number = keys.known(key);
      return number < 0 || view.allows(number, nowUs) ? 0 : view.retryAfterUs(number, nowUs);
    },
    zoneDown: () => view.clear(),
    zoneUp: () => view.clear(),
  };
}

function inZones(
  { limit, periodUs, zones, lagUs, algorithm = 'slidingWindow' }: CounterOptions & { zones: number; lagUs: number },
  keys: TextKeys,
): Counter {
  const counters = createRateCounters({
    zones,
    keys: 64,
    limit,
    periodUs,
    lagUs,
    algorithm,
    seed: 0,
    stream: 0,
  });
  return {
    take: (key, nowUs, zone = 0) => counters.take(zone, keys.numberOf(key, nowUs), nowUs),
    retryAfterUs: (key, nowUs, zone = 0) => {
      const number = keys.known(key);
      return number < 0 ? 0 : counters.retryAfterUs(zone, number, nowUs);
    },
    zoneDown: counters.zoneDown,
    zoneUp: counters.zoneUp,
  };
}
