import type { CacheEntry } from './entry-table.ts';

/**
 * A cache with a limit of bytes, and of entries where one is given, that forgets what has expired, and evicts by its policy
 * what it has no room for. Keys are two 32-bit words, compared whole.
 */
export type EntryCache = {
  /** The entry's value, or -1 for a miss. An expired entry is a miss and goes. */
  readonly get: (high: number, low: number, nowUs: number) => number;
  /** Stores or replaces an entry; what is larger than the cache is not stored. */
  readonly put: (high: number, low: number, entry: CacheEntry) => void;
  readonly remove: (high: number, low: number) => boolean;
  /** Removes every entry whose key is not wanted. Goes through all of them. */
  readonly keep: (wanted: (high: number, low: number) => boolean) => void;
  /** Empties the cache; returns how many entries were still valid. */
  readonly clear: (nowUs: number) => number;
  readonly size: () => number;
  readonly bytes: () => number;
};
