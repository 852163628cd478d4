import type { EntryCache } from './entry-cache.ts';
import type { EntryTableOptions } from './entry-table.ts';
import {
  at,
  createEntryList,
  createEntryTable,
  findEntry,
  hasExpired,
  listNewest,
  none,
  removeEntry,
  rowSize,
  unlist,
  valueOf,
} from './entry-table.ts';
import { createOrderedCache } from './eviction-order.ts';

/**
 * Evicts the first entry that has not been asked for since the hand came by: a list in the order of arrival, in which a hand
 * goes from the oldest to the newest and round again. A hit moves nothing, it only leaves a mark.
 * Source: Zhang and others, "SIEVE is Simpler than LRU", NSDI 2024. That an entry which replaces another of its key keeps its
 * mark is our own.
 */
export function createSieveCache(options: EntryTableOptions): EntryCache {
  const table = createEntryTable(options);
  const list = createEntryList();
  let hand = none;
  function leave(row: number): void {
    if (hand === row) hand = table.rows[row * rowSize + at.newer] as number;
    unlist(table, list, row);
  }
  return createOrderedCache(table, {
    get: (high, low, nowUs) => {
      const row = findEntry(table, high, low);
      if (row === none) return -1;
      if (hasExpired(table, row, nowUs)) {
        leave(row);
        removeEntry(table, row);
        return -1;
      }
      table.marks[row] = 1;
      return valueOf(table, row);
    },
    enter: (row, _high, _low, marks) => {
      listNewest(table, list, row);
      if (marks > 0) table.marks[row] = 1;
    },
    leave,
    victim: () => {
      const { marks, rows } = table;
      let row = hand === none ? list.oldest : hand;
      while (marks[row] === 1) {
        marks[row] = 0;
        const newer = rows[row * rowSize + at.newer] as number;
        row = newer === none ? list.oldest : newer;
      }
      hand = row;
      leave(row);
      return row;
    },
    clear: () => {
      hand = none;
      Object.assign(list, createEntryList());
    },
  });
}
