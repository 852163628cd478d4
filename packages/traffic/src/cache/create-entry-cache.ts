import type { CachePolicy } from '@keelgate/model';
import type { EntryCache } from './entry-cache.ts';
import type { EntryTableOptions } from './entry-table.ts';
import { createLruCache } from './lru-cache.ts';
import { createS3FifoCache } from './s3-fifo-cache.ts';
import { createSieveCache } from './sieve-cache.ts';

const makers: { readonly [policy in CachePolicy]: (options: EntryTableOptions) => EntryCache } = {
  lru: createLruCache,
  's3-fifo': createS3FifoCache,
  sieve: createSieveCache,
};

export type EntryCacheOptions = EntryTableOptions & { readonly policy: CachePolicy };

/** A cache that evicts by the policy of that name. */
export function createEntryCache(options: EntryCacheOptions): EntryCache {
  return makers[options.policy](options);
}
