import type { CachePolicy } from '@keelgate/model';
import { mix } from '@keelgate/model';
import { createEntryCache } from './create-entry-cache.ts';
import type { EntryCache } from './entry-cache.ts';
import type { CacheEntry } from './entry-table.ts';

/**
 * The internal cache of a region: every entry lives in one of its zones, chosen by rendezvous hash over the zones that are
 * alive, so that a zone's loss takes only what lived there, and its return moves only its own keys back.
 */
export type ZonedCache = {
  readonly get: (high: number, low: number, nowUs: number) => number;
  readonly put: (high: number, low: number, entry: CacheEntry) => void;
  /** The zone is gone, and what was in it; returns how many entries were still valid. */
  readonly zoneDown: (zone: number, nowUs: number) => number;
  /**
   * The zone is back, and empty. What other zones hold of its keys goes too: left there, it would come back to life, older
   * than what was stored since, when the zone is lost again.
   */
  readonly zoneUp: (zone: number) => void;
  /** Empties every zone; returns how many entries were still valid. */
  readonly clear: (nowUs: number) => number;
  /** The zone in which the entry lives or would live; -1 without a zone alive. */
  readonly home: (high: number, low: number) => number;
};

export type ZonedCacheOptions = {
  /** `lru` where nothing is said. */
  readonly policy?: CachePolicy;
  readonly zones: number;
  /** Of the whole region; each zone has an equal share of it. */
  readonly bytesMax: number;
};

export function createZonedCache({ policy = 'lru', zones, bytesMax }: ZonedCacheOptions): ZonedCache {
  const caches: readonly EntryCache[] = Array.from({ length: zones }, () =>
    createEntryCache({ policy, bytesMax: bytesMax / zones }),
  );
  const alive = new Uint8Array(zones).fill(1);
  function home(high: number, low: number): number {
    return homeOf(alive, high, low);
  }
  return {
    home,
    get: (high, low, nowUs) => caches[home(high, low)]?.get(high, low, nowUs) ?? -1,
    put: (high, low, entry) => caches[home(high, low)]?.put(high, low, entry),
    zoneDown: (zone, nowUs) => {
      alive[zone] = 0;
      return caches[zone]?.clear(nowUs) ?? 0;
    },
    zoneUp: (zone) => {
      alive[zone] = 1;
      for (const [own, cache] of caches.entries()) cache.keep((high, low) => home(high, low) === own);
    },
    clear: (nowUs) => caches.reduce((lost, cache) => lost + cache.clear(nowUs), 0),
  };
}

/** The live zone whose hash with the key is greatest. */
function homeOf(alive: Uint8Array, high: number, low: number): number {
  const key = mix(high ^ Math.imul(low, 0x85ebca77));
  let best = -1;
  let bestScore = -1;
  for (let zone = 0; zone < alive.length; zone += 1) {
    if (alive[zone] === 0) continue;
    const score = mix(key + Math.imul(zone + 1, 0x9e3779b9)) >>> 0;
    if (score > bestScore) {
      best = zone;
      bestScore = score;
    }
  }
  return best;
}
