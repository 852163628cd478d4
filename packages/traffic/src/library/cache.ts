import type { CachePolicy } from '@keelgate/model';
import { createEntryCache } from '../cache/create-entry-cache.ts';
import { createTextHash } from './text-hash.ts';

export type CacheOptions = {
  /** What is evicted when there is no room: `lru` (the default), `s3-fifo` or `sieve`. */
  readonly policy?: CachePolicy;
  /** The most that all entries may take together, by the sizes that they are put with. */
  readonly bytesMax: number;
  /** The most entries; unlimited unless said otherwise. */
  readonly entriesMax?: number;
};

/**
 * A cache by text keys, with a limit of bytes and a time after which each entry is no longer valid. Times are µs, whatever
 * they count from.
 */
export type Cache<Value> = {
  /** The value, or `undefined` where there is none or it has expired. */
  readonly get: (key: string, nowUs: number) => Value | undefined;
  /** Stores or replaces; what is larger than the whole cache is not stored. */
  readonly put: (key: string, value: Value, of: StoredEntry) => void;
  /** Says whether it was there. */
  readonly remove: (key: string) => boolean;
  /** Empties the cache. */
  readonly clear: () => void;
  readonly size: () => number;
  readonly bytes: () => number;
};

export type StoredEntry = {
  /** What it takes of the cache; 1 unless said otherwise, so that `bytesMax` is a number of entries. */
  readonly bytes?: number;
  /** From then on it is no longer valid; never, unless said otherwise. */
  readonly expiresUs?: number;
};

export function createCache<Value>({ policy = 'lru', bytesMax, entriesMax = Infinity }: CacheOptions): Cache<Value> {
  const keys: (string | null)[] = [];
  const values: (Value | undefined)[] = [];
  const free: number[] = [];
  const hash = createTextHash();
  const table = createEntryCache({
    policy,
    bytesMax,
    entriesMax,
    onGone: (place) => {
      keys[place] = null;
      values[place] = undefined;
      free.push(place);
    },
  });
  // A hot record: each entry is described in it.
  const entry = { bytes: 1, expiresUs: Infinity, value: 0 };
  return {
    get: (key, nowUs) => {
      hash.of(key);
      const place = table.get(hash.high, hash.low, nowUs);
      // Two texts may have one hash: the text decides.
      return place >= 0 && keys[place] === key ? values[place] : undefined;
    },
    put: (key, value, { bytes = 1, expiresUs = Infinity }) => {
      hash.of(key);
      const place = free.pop() ?? keys.length;
      keys[place] = key;
      values[place] = value;
      entry.bytes = bytes;
      entry.expiresUs = expiresUs;
      entry.value = place;
      if (bytes > bytesMax) {
        table.remove(hash.high, hash.low);
        keys[place] = null;
        values[place] = undefined;
        free.push(place);
      } else {
        table.put(hash.high, hash.low, entry);
      }
    },
    remove: (key) => {
      hash.of(key);
      return table.remove(hash.high, hash.low);
    },
    clear: () => {
      table.clear(0);
    },
    size: table.size,
    bytes: table.bytes,
  };
}
