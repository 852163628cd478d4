import type { EntryCache } from './entry-cache.ts';
import type { EntryTableOptions } from './entry-table.ts';
import { createEntryList, createEntryTable, listNewest, unlist } from './entry-table.ts';
import { createOrderedCache } from './eviction-order.ts';

/** Evicts what was used least recently: one list in the order of use. */
export function createLruCache(options: EntryTableOptions): EntryCache {
  const table = createEntryTable(options);
  const list = createEntryList();
  return createOrderedCache(table, {
    hit: (row) => {
      if (row === list.newest) return;
      unlist(table, list, row);
      listNewest(table, list, row);
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
