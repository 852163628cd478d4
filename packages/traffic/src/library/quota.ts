import { createQuotaCounters } from '../counter/quota-counters.ts';

/** How much is allowed in fixed periods. Times are µs that never go back. */
export type QuotaOptions = {
  /** Calls, or bytes, of one key in a period. */
  readonly limit: number;
  /** 0: one period without end. */
  readonly periodUs: number;
  /** When a period begins; 0 unless said otherwise. */
  readonly anchorUs?: number;
  /** Regions that count for themselves and tell each other; 1 unless said otherwise. */
  readonly regions?: number;
  /** How long it takes until one region has heard of another; 10 s unless said otherwise. */
  readonly lagUs?: number;
};

/**
 * Counts by key over the whole service in fixed periods. With one region it is exact. Keys are kept as long as the quota is.
 *
 * Facts: Microsoft's documentation of `quota` and `quota-by-key`.
 */
export type Quota = {
  /** Counts `amount` (1 unless said otherwise), or says no and counts nothing. */
  readonly take: (key: string, nowUs: number, amount?: number, region?: number) => boolean;
  /** Counts what has been spent already, such as the bytes of a response. */
  readonly add: (key: string, nowUs: number, amount: number, region?: number) => void;
  /** How long until the next period; Infinity if there is none. */
  readonly retryAfterUs: (nowUs: number) => number;
};

/** What regions have spent is exchanged so often. */
const borderUs = 100_000;

export function createQuota(options: QuotaOptions): Quota {
  const { limit, periodUs, anchorUs = 0, regions = 1, lagUs = 10e6 } = options;
  const counters = createQuotaCounters({ regions, keys: 64, limit, periodUs, anchorUs, lagUs });
  const numbers = new Map<string, number>();
  let crossedUs = 0;
  function numberOf(key: string, nowUs: number): number {
    if (nowUs >= crossedUs + borderUs) {
      crossedUs = Math.floor(nowUs / borderUs) * borderUs;
      const spendings = Array.from({ length: regions }, (_, region) => counters.collect(region));
      counters.cross(spendings, crossedUs);
    }
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  }
  return {
    take: (key, nowUs, amount = 1, region = 0) => counters.take(region, numberOf(key, nowUs), nowUs, amount),
    add: (key, nowUs, amount, region = 0) => counters.add(region, numberOf(key, nowUs), nowUs, amount),
    retryAfterUs: counters.retryAfterUs,
  };
}
