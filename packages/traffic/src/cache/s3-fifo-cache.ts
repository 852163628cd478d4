import type { EntryCache } from './entry-cache.ts';
import type { EntryTableOptions } from './entry-table.ts';
import {
  at,
  createEntryList,
  createEntryTable,
  findEntry,
  hasExpired,
  listNewest,
  moveToNewest,
  none,
  removeEntry,
  rowSize,
  unlist,
  valueOf,
} from './entry-table.ts';
import { createOrderedCache } from './eviction-order.ts';
import { createGhostKeys } from './ghost-keys.ts';

/**
 * Evicts by three queues of which none is ever reordered: what is new waits in a small one, and comes into the main one if it
 * was asked for twice meanwhile; else its key alone is remembered, and goes straight into the main queue if it comes back.
 * In the main queue an entry goes round once more for each time it was asked for, three at most.
 * Source: Yang and others, "FIFO Queues are All You Need for Cache Eviction", SOSP 2023: a tenth for the small queue, as many
 * ghosts as nine tenths of the entries. That an entry which replaces another of its key keeps its queue and its count is
 * our own.
 */
export function createS3FifoCache(options: EntryTableOptions): EntryCache {
  const table = createEntryTable(options);
  const small = createEntryList();
  const main = createEntryList();
  const ghosts = createGhostKeys();

  function leave(row: number): void {
    unlist(table, ((table.marks[row] as number) & inMain) === 0 ? small : main, row);
  }

  /** Empties the small queue from its old end until one goes; -1 where all of them move into the main one. */
  function smallVictim(): number {
    const { marks, rows } = table;
    for (let row = small.oldest; row !== none; row = small.oldest) {
      unlist(table, small, row);
      if ((marks[row] as number) < 2) {
        const most = Math.ceil(table.size * 0.9);
        ghosts.add(rows[row * rowSize] as number, rows[row * rowSize + at.low] as number, most);
        return row;
      }
      marks[row] = inMain;
      listNewest(table, main, row);
    }
    return none;
  }

  function mainVictim(): number {
    const { marks } = table;
    let row = main.oldest;
    while ((marks[row] as number) > inMain) {
      marks[row] = (marks[row] as number) - 1;
      moveToNewest(table, main, row);
      row = main.oldest;
    }
    unlist(table, main, row);
    return row;
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
      const mark = table.marks[row] as number;
      if ((mark & askedFor) < 3) table.marks[row] = mark + 1;
      return valueOf(table, row);
    },
    enter: (row, high, low, marks) => {
      const mark = marks >= 0 ? marks : ghosts.take(high, low) ? inMain : 0;
      table.marks[row] = mark;
      listNewest(table, mark < inMain ? small : main, row);
    },
    leave,
    victim: () => {
      const smallIsFull = small.bytes * 10 >= table.bytesMax || small.size * 10 >= table.entriesMax;
      const row = smallIsFull || main.size === 0 ? smallVictim() : none;
      return row === none ? mainVictim() : row;
    },
    clear: () => {
      Object.assign(small, createEntryList());
      Object.assign(main, createEntryList());
      ghosts.clear();
    },
  });
}

/** A row's marks: how often it was asked for, three at most, and whether it is in the main queue. */
const askedFor = 3;
const inMain = 4;
