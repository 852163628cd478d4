import type { Findings } from './peers/bare-loop.ts';

/**
 * Throws where two that were to do the same work found something else: shares of all requests that are more than two
 * hundredths apart, or a 99th percentile that is more than three hundredths apart. Of few requests chance alone does more.
 */
export function agree(one: Findings, other: Findings): void {
  const chance = 3 / Math.sqrt(Math.min(one.requests, other.requests));
  within('requests', one.requests / other.requests - 1, 0.01 + chance);
  within('requests turned away', one.limited / one.requests - other.limited / other.requests, 0.02 + chance);
  within('hits', hitRatio(one) - hitRatio(other), 0.02 + chance);
  within('99th percentiles', one.p99Us / other.p99Us - 1, 0.03 + chance * 10);
}

function hitRatio({ hits, misses }: Findings): number {
  return hits / (hits + misses);
}

function within(what: string, apart: number, most: number): void {
  if (!(Math.abs(apart) <= most)) throw new Error(`${what} are ${apart} apart, at most ${most} is chance`);
}
