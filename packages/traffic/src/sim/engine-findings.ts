import type { BackendResult, CacheResult, CounterResult } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import type { CounterSpec } from '@keelgate/policy';
import { identityOf, isOfStandby } from './counter-identity.ts';
import type { Found, FoundCounter } from './found.ts';
import { round } from './round.ts';

/**
 * A row for each counter policy and region, for its worst key. Quotas are the whole service's: their row names no region,
 * but for those of a standby, which has one.
 */
export function counterRows({ regions, names, quotas, shared }: Found): readonly CounterResult[] {
  return [
    ...shared.rates.flatMap((spec) => regions.map(({ region, rates }) => counterRow(spec, names[region] ?? '', rates))),
    ...shared.quotas.map((spec) => counterRow(spec, isOfStandby(spec) ? (names.at(-1) ?? '') : 'all', quotas)),
  ];
}

function counterRow(spec: CounterSpec, region: string, found: readonly FoundCounter[]): CounterResult {
  const identity = identityOf(spec);
  const worst = found.find(({ counter }) => counter === identity)?.worst ?? null;
  return {
    policy: spec.policy,
    scope: printScope(spec.scope),
    region,
    limit: spec.limit,
    periodSeconds: spec.periodUs / 1e6,
    worstKey: worst?.key ?? null,
    admitted: worst?.admitted ?? 0,
    bound: worst?.bound ?? spec.limit,
    overAdmission: Math.max(0, (worst?.admitted ?? 0) - spec.limit),
  };
}

/** A row for each cache that a region has and something was looked up in or lost from. */
export function cacheRows({ regions, names }: Found): readonly CacheResult[] {
  return regions.flatMap(({ region, caches, surge }) =>
    caches.flatMap(({ kind, hits, misses, lost }) => {
      if (hits + misses === 0) return [];
      return [
        {
          region: names[region] ?? '',
          kind,
          hits,
          misses,
          hitRatio: round(hits / (hits + misses)),
          lostEntries: lost,
          backendSurge: surge === null ? null : round(surge),
        },
      ];
    }),
  );
}

export function backendRows({ regions, shared }: Found): readonly BackendResult[] {
  return shared.backends.map((id) => {
    const sum = { calls: 0, failed: 0, timedOut: 0, skipped: 0, reached: 0 };
    for (const { backends } of regions) {
      const of = backends.find((backend) => backend.id === id);
      if (of === undefined) continue;
      for (const name of ['calls', 'failed', 'timedOut', 'skipped', 'reached'] as const) sum[name] += of[name];
    }
    const { calls, failed, timedOut, skipped, reached } = sum;
    return {
      id,
      calls,
      failed,
      timedOut,
      skippedByBreaker: skipped,
      amplification: reached === 0 ? null : round(calls / reached),
    };
  });
}
