import type { EntryCache } from './entry-cache.ts';
import type { EntryTable } from './entry-table.ts';
import { addEntry, clearTable, findEntry, forEachEntry, isTooFull, none, removeEntry } from './entry-table.ts';

/** What a policy adds to the table: which entry goes next. Rows are in its lists from `enter` to `leave` or `victim`. */
export type EvictionOrder = {
  /** The whole of a lookup: a function of the policy's own, so that no two policies share its compiled code. */
  readonly get: EntryCache['get'];
  /** A new entry; `marks` are those of the entry that it replaces, -1 where it replaces none. */
  readonly enter: (row: number, high: number, low: number, marks: number) => void;
  readonly leave: (row: number) => void;
  /** Chooses the entry that goes, and lets it go. There is one. */
  readonly victim: () => number;
  readonly clear: () => void;
};

/** The cache that a table and an order of eviction make. */
export function createOrderedCache(table: EntryTable, order: EvictionOrder): EntryCache {
  function drop(row: number): void {
    order.leave(row);
    removeEntry(table, row);
  }
  return {
    get: order.get,
    put: (high, low, entry) => {
      const known = findEntry(table, high, low);
      const marks = known === none ? -1 : (table.marks[known] as number);
      if (known !== none) drop(known);
      if (entry.bytes > table.bytesMax) return;
      while (isTooFull(table, entry.bytes)) removeEntry(table, order.victim());
      order.enter(addEntry(table, high, low, entry), high, low, marks);
    },
    remove: (high, low) => {
      const row = findEntry(table, high, low);
      if (row !== none) drop(row);
      return row !== none;
    },
    keep: (wanted) =>
      forEachEntry(table, (row, high, low) => {
        if (!wanted(high, low)) drop(row);
      }),
    clear: (nowUs) => {
      order.clear();
      return clearTable(table, nowUs);
    },
    size: () => table.size,
    bytes: () => table.bytesUsed,
  };
}
