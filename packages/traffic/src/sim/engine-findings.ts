import type { BackendResult, CacheResult, CounterResult } from '@keelgate/model';
import { printScope } from '@keelgate/model';
import { round } from './round.ts';
import { cacheSide } from './region-caches.ts';
import type { CounterEntry } from './registry.ts';
import type { Simulation } from './simulation.ts';
import { worstSurge } from './surge.ts';

type Worst = { readonly key: number; readonly admitted: number; readonly bound: number } | null;

/** A row for each counter policy and region, for its worst key. Quotas are the whole service's: their row names no region. */
export function counterFindings({ plan, shards, quotas }: Simulation): readonly CounterResult[] {
  const { rates, quotas: entries } = plan.registry;
  return [
    ...rates.flatMap((entry, number) =>
      shards.map(({ region, counters }) => counterRow(entry, region.name, counters.rates[number]?.worst() ?? null)),
    ),
    ...entries.map((entry, number) => counterRow(entry, 'all', quotas[number]?.worst() ?? null)),
  ];
}

function counterRow({ spec, names }: CounterEntry, region: string, worst: Worst): CounterResult {
  return {
    policy: spec.policy,
    scope: printScope(spec.scope),
    region,
    limit: spec.limit,
    periodSeconds: spec.periodUs / 1e6,
    worstKey: worst === null ? null : (names[worst.key] ?? null),
    admitted: worst?.admitted ?? 0,
    bound: worst?.bound ?? spec.limit,
    overAdmission: Math.max(0, (worst?.admitted ?? 0) - spec.limit),
  };
}

/** A row for each cache that a region has and something was looked up in or lost from. */
export function cacheFindings({ shards }: Simulation): readonly CacheResult[] {
  return shards.flatMap(({ region, caches, surge }) =>
    (['internal', 'external'] as const).flatMap((kind) => {
      const hits = caches.hits[cacheSide[kind]] ?? 0;
      const misses = caches.misses[cacheSide[kind]] ?? 0;
      if (hits + misses === 0) return [];
      const hitRatio = round(hits / (hits + misses));
      const lostEntries = kind === 'internal' ? caches.lost : 0;
      const backendSurge = worstSurge(surge);
      return [
        {
          region: region.name,
          kind,
          hits,
          misses,
          hitRatio,
          lostEntries,
          backendSurge: backendSurge === null ? null : round(backendSurge),
        },
      ];
    }),
  );
}

export function backendFindings({ plan, shards }: Simulation): readonly BackendResult[] {
  return plan.registry.backends.map(({ id }, number) => {
    const sum = { calls: 0, failed: 0, timedOut: 0, skipped: 0, reached: 0 };
    for (const { backends } of shards) {
      const state = backends.backends[number];
      if (state === undefined) continue;
      for (const name of ['calls', 'failed', 'timedOut', 'skipped', 'reached'] as const) sum[name] += state[name];
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
