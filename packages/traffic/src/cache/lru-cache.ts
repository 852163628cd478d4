import { invariant, mix } from '@keelgate/model';

/**
 * A cache with a byte limit that evicts what was used least recently, and forgets what has expired. Keys are two 32-bit
 * words, compared whole; entries are rows of typed arrays in a hash table with chains and a list in order of use.
 *
 * A hot file: rows are mutated in place and nothing is allocated but when the tables grow.
 */
export type LruCache = {
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

export type CacheEntry = {
  /** What the entry takes of the cache, its key and bookkeeping included. */
  readonly bytes: number;
  /** From then on it is no longer valid. */
  readonly expiresUs: number;
  /** A number of the caller's, at least 0. */
  readonly value: number;
};

type Table = {
  readonly bytesMax: number;
  capacity: number;
  /** Heads of the hash chains, a power of two of them; -1 of none. */
  heads: Int32Array;
  /** All of a row's integers side by side, so that a look at one of them brings the others along. */
  rows: Int32Array;
  bytes: Float64Array;
  expiresUs: Float64Array;
  newest: number;
  oldest: number;
  free: number;
  used: number;
  size: number;
  bytesUsed: number;
};

/** Integers to a row, and where each stands in it. `chain` is the next row of the hash chain, or of the free ones. */
const rowSize = 8;
const at = { high: 0, low: 1, chain: 2, newer: 3, older: 4, value: 5 } as const;

const none = -1;

export function createLruCache({ bytesMax }: { readonly bytesMax: number }): LruCache {
  const table = createTable(bytesMax);
  return {
    get: (high, low, nowUs) => get(table, high, low, nowUs),
    put: (high, low, entry) => put(table, high, low, entry),
    remove: (high, low) => {
      const row = find(table, high, low);
      if (row !== none) drop(table, row);
      return row !== none;
    },
    keep: (wanted) => keep(table, wanted),
    clear: (nowUs) => clear(table, nowUs),
    size: () => table.size,
    bytes: () => table.bytesUsed,
  };
}

function createTable(bytesMax: number): Table {
  return { bytesMax, ...columns(16), newest: none, oldest: none, free: none, used: 0, size: 0, bytesUsed: 0 };
}

function columns(capacity: number): Pick<Table, 'capacity' | 'heads' | 'rows' | 'bytes' | 'expiresUs'> {
  return {
    capacity,
    heads: new Int32Array(capacity).fill(none),
    rows: new Int32Array(capacity * rowSize),
    bytes: new Float64Array(capacity),
    expiresUs: new Float64Array(capacity),
  };
}

function get(table: Table, high: number, low: number, nowUs: number): number {
  const row = find(table, high, low);
  if (row === none) return -1;
  if ((table.expiresUs[row] as number) <= nowUs) {
    drop(table, row);
    return -1;
  }
  if (row !== table.newest) {
    unlist(table, row);
    listNewest(table, row);
  }
  return table.rows[row * rowSize + at.value] as number;
}

function put(table: Table, high: number, low: number, entry: CacheEntry): void {
  const known = find(table, high, low);
  if (known !== none) drop(table, known);
  if (entry.bytes > table.bytesMax) return;
  while (table.bytesUsed + entry.bytes > table.bytesMax) drop(table, table.oldest);
  const row = takeRow(table);
  const head = headOf(table, high, low);
  table.rows[row * rowSize + at.high] = high;
  table.rows[row * rowSize + at.low] = low;
  table.rows[row * rowSize + at.value] = entry.value;
  table.bytes[row] = entry.bytes;
  table.expiresUs[row] = entry.expiresUs;
  table.rows[row * rowSize + at.chain] = table.heads[head] as number;
  table.heads[head] = row;
  listNewest(table, row);
  table.size += 1;
  table.bytesUsed += entry.bytes;
}

function keep(table: Table, wanted: (high: number, low: number) => boolean): void {
  for (let row = table.newest; row !== none;) {
    const start = row * rowSize;
    const older = table.rows[start + at.older] as number;
    if (!wanted(table.rows[start + at.high] as number, table.rows[start + at.low] as number)) drop(table, row);
    row = older;
  }
}

function clear(table: Table, nowUs: number): number {
  let valid = 0;
  for (let row = table.newest; row !== none; row = table.rows[row * rowSize + at.older] as number) {
    if ((table.expiresUs[row] as number) > nowUs) valid += 1;
  }
  Object.assign(table, createTable(table.bytesMax));
  return valid;
}

function headOf(table: Table, high: number, low: number): number {
  return mix(high ^ Math.imul(low, 0x9e3779b1)) & (table.capacity - 1);
}

function find(table: Table, high: number, low: number): number {
  let row = table.heads[headOf(table, high, low)] as number;
  while (row !== none && (table.rows[row * rowSize + at.high] !== high || table.rows[row * rowSize + at.low] !== low))
    row = table.rows[row * rowSize + at.chain] as number;
  return row;
}

function drop(table: Table, row: number): void {
  invariant(row !== none, 'H1', 'the cache holds bytes without entries');
  const head = headOf(
    table,
    table.rows[row * rowSize + at.high] as number,
    table.rows[row * rowSize + at.low] as number,
  );
  if (table.heads[head] === row) {
    table.heads[head] = table.rows[row * rowSize + at.chain] as number;
  } else {
    let before = table.heads[head] as number;
    while (table.rows[before * rowSize + at.chain] !== row) before = table.rows[before * rowSize + at.chain] as number;
    table.rows[before * rowSize + at.chain] = table.rows[row * rowSize + at.chain] as number;
  }
  unlist(table, row);
  table.rows[row * rowSize + at.chain] = table.free;
  table.free = row;
  table.size -= 1;
  table.bytesUsed -= table.bytes[row] as number;
}

function unlist(table: Table, row: number): void {
  const newer = table.rows[row * rowSize + at.newer] as number;
  const older = table.rows[row * rowSize + at.older] as number;
  if (newer === none) table.newest = older;
  else table.rows[newer * rowSize + at.older] = older;
  if (older === none) table.oldest = newer;
  else table.rows[older * rowSize + at.newer] = newer;
}

function listNewest(table: Table, row: number): void {
  table.rows[row * rowSize + at.newer] = none;
  table.rows[row * rowSize + at.older] = table.newest;
  if (table.newest === none) table.oldest = row;
  else table.rows[table.newest * rowSize + at.newer] = row;
  table.newest = row;
}

function takeRow(table: Table): number {
  const row = table.free;
  if (row !== none) {
    table.free = table.rows[row * rowSize + at.chain] as number;
    return row;
  }
  if (table.used === table.capacity) grow(table);
  table.used += 1;
  return table.used - 1;
}

/** Twice the rows; chains are built anew over twice the heads. Only called when every row holds an entry. */
function grow(table: Table): void {
  const wider = columns(table.capacity * 2);
  wider.rows.set(table.rows);
  wider.bytes.set(table.bytes);
  wider.expiresUs.set(table.expiresUs);
  const { used } = table;
  Object.assign(table, wider);
  for (let row = 0; row < used; row += 1) {
    const head = headOf(
      table,
      table.rows[row * rowSize + at.high] as number,
      table.rows[row * rowSize + at.low] as number,
    );
    table.rows[row * rowSize + at.chain] = table.heads[head] as number;
    table.heads[head] = row;
  }
}
