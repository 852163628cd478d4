import type { EntryCache } from './entry-cache.ts';
import type { EntryTableOptions } from './entry-table.ts';
import {
  createEntryList,
  createEntryTable,
  findEntry,
  hasExpired,
  listNewest,
  moveToNewest,
  none,
  removeEntry,
  unlist,
  valueOf,
} from './entry-table.ts';
import { createOrderedCache } from './eviction-order.ts';

/** Evicts what was used least recently: one list in the order of use. */
export function createLruCache(options: EntryTableOptions): EntryCache {
  const table = createEntryTable(options);
  const list = createEntryList();
  return createOrderedCache(table, {
    get: (high, low, nowUs) => {
      const row = findEntry(table, high, low);
      if (row === none) return -1;
      if (hasExpired(table, row, nowUs)) {
        unlist(table, list, row);
        removeEntry(table, row);
        return -1;
      }
      moveToNewest(table, list, row);
      return valueOf(table, row);
    },
    enter: (row) => listNewest(table, list, row),
    leave: (row) => unlist(table, list, row),
    victim: () => {
      const row = list.oldest;
      unlist(table, list, row);
      return row;
    },
    clear: () => Object.assign(list, createEntryList()),
  });
}
