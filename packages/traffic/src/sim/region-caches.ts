import type { Cache } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import type { EntryCache } from '../cache/entry-cache.ts';
import { createLruCache } from '../cache/lru-cache.ts';
import type { ZonedCache } from '../cache/zoned-cache.ts';
import { createZonedCache } from '../cache/zoned-cache.ts';
import type { Plan, PlanRegion } from './plan.ts';
import type { Shard } from './shard.ts';
import { cachings } from './cachings.ts';
import { regionsOf } from './standby.ts';

/** The caches that a region's gateways use, and what they came to. A hot record: counts are mutated with each lookup. */
export type RegionCaches = {
  readonly internal: ZonedCache | null;
  readonly external: EntryCache | null;
  /** Which external cache the region uses; `null` of none. */
  readonly externalId: string | null;
  /** Faults that have the cache out now. */
  internalOut: number;
  externalOut: number;
  readonly hits: Float64Array;
  readonly misses: Float64Array;
  /** Entries still valid when they vanished with a zone or an update. */
  lost: number;
};

/** Where counts of the internal and of the external cache stand. */
export const cacheSide = { internal: 0, external: 1 } as const;

/** What is stored beside a response's body: its key, its headers and the links that hold it. */
const entryOverheadBytes = 512;

/** The largest response that the platform keeps. */
const responseBytesMax = 2 * 1024 * 1024;

/** The size of an external cache is not part of a template: this stands in for it. */
const externalBytes = 8 * 1024 * 1024 * 1024;

export function createRegionCaches(plan: Plan, region: PlanRegion): RegionCaches {
  const { cache } = plan.drill.gateway;
  const units = regionsOf(plan.drill)[region.index]?.units ?? 1;
  const external = externalOf(plan.drill.snapshot.caches, region.name);
  return {
    internal:
      cache === null
        ? null
        : createZonedCache({
            policy: cache.policy,
            zones: region.zones.length,
            bytesMax: cache.each === 'unit' ? cache.bytes * units : cache.bytes,
          }),
    external: external === null ? null : createLruCache({ bytesMax: externalBytes }),
    externalId: external?.id ?? null,
    internalOut: 0,
    externalOut: 0,
    hits: new Float64Array(2),
    misses: new Float64Array(2),
    lost: 0,
  };
}

/** A region's own external cache goes before the default one. */
function externalOf(caches: readonly Cache[], region: string): Cache | null {
  const own = caches.find(({ useFromLocation }) => findLocation(useFromLocation)?.displayName === region);
  return own ?? caches.find(({ useFromLocation }) => useFromLocation.toLowerCase() === 'default') ?? null;
}

/** What is kept under the key in the cache that `caching` means here; -1 where nothing is. */
export function lookUp(shard: Shard, caching: number, high: number, low: number): number {
  const { caches, nowUs, attempt } = shard;
  const side = sideOf(caches, caching);
  if (side < 0) return -1;
  let found = -1;
  if (side === cacheSide.internal && caches.internalOut === 0) found = caches.internal?.get(high, low, nowUs) ?? -1;
  if (side === cacheSide.external && caches.externalOut === 0) found = caches.external?.get(high, low, nowUs) ?? -1;
  if (attempt.counts) {
    const counts = found >= 0 ? caches.hits : caches.misses;
    counts[side] = (counts[side] as number) + 1;
  }
  return found;
}

export type Entry = {
  readonly high: number;
  readonly low: number;
  readonly bytes: number;
  readonly forUs: number;
  /** A whole number from 0 on: of a response, the backend that gave it. */
  readonly value: number;
};

export function store(shard: Shard, caching: number, { high, low, bytes, forUs, value }: Entry): void {
  const { caches, nowUs } = shard;
  const side = sideOf(caches, caching);
  if (bytes > responseBytesMax) return;
  const taken = bytes + entryOverheadBytes;
  if (side === cacheSide.internal && caches.internalOut === 0) {
    caches.internal?.put(high, low, { bytes: taken, expiresUs: nowUs + forUs, value });
  } else if (side === cacheSide.external && caches.externalOut === 0) {
    caches.external?.put(high, low, { bytes: taken, expiresUs: nowUs + forUs, value });
  }
}

/** -1: there is no such cache here, so every lookup is a miss that nothing counts. */
function sideOf(caches: RegionCaches, caching: number): number {
  const wants = cachings[caching];
  if (wants !== 'internal' && caches.external !== null) return cacheSide.external;
  if (wants !== 'external' && caches.internal !== null) return cacheSide.internal;
  return -1;
}

/** The region's internal cache loses everything. */
export function clearInternal(caches: RegionCaches, nowUs: number): void {
  caches.lost += caches.internal?.clear(nowUs) ?? 0;
}
