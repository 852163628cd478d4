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
  high: Int32Array;
  low: Int32Array;
  value: Int32Array;
  bytes: Float64Array;
  expiresUs: Float64Array;
  /** Next row of the hash chain, or of the list of free rows. */
  chain: Int32Array;
  newer: Int32Array;
  older: Int32Array;
  newest: number;
  oldest: number;
  free: number;
  used: number;
  size: number;
  bytesUsed: number;
};

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
    clear: (nowUs) => clear(table, nowUs),
    size: () => table.size,
    bytes: () => table.bytesUsed,
  };
}

function createTable(bytesMax: number): Table {
  return { bytesMax, ...columns(16), newest: none, oldest: none, free: none, used: 0, size: 0, bytesUsed: 0 };
}

function columns(
  capacity: number,
): Omit<Table, 'bytesMax' | 'newest' | 'oldest' | 'free' | 'used' | 'size' | 'bytesUsed'> {
  return {
    capacity,
    heads: new Int32Array(capacity).fill(none),
    high: new Int32Array(capacity),
    low: new Int32Array(capacity),
    value: new Int32Array(capacity),
    bytes: new Float64Array(capacity),
    expiresUs: new Float64Array(capacity),
    chain: new Int32Array(capacity),
    newer: new Int32Array(capacity),
    older: new Int32Array(capacity),
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
  return table.value[row] as number;
}

function put(table: Table, high: number, low: number, entry: CacheEntry): void {
  const known = find(table, high, low);
  if (known !== none) drop(table, known);
  if (entry.bytes > table.bytesMax) return;
  while (table.bytesUsed + entry.bytes > table.bytesMax) drop(table, table.oldest);
  const row = takeRow(table);
  const head = headOf(table, high, low);
  table.high[row] = high;
  table.low[row] = low;
  table.value[row] = entry.value;
  table.bytes[row] = entry.bytes;
  table.expiresUs[row] = entry.expiresUs;
  table.chain[row] = table.heads[head] as number;
  table.heads[head] = row;
  listNewest(table, row);
  table.size += 1;
  table.bytesUsed += entry.bytes;
}

function clear(table: Table, nowUs: number): number {
  let valid = 0;
  for (let row = table.newest; row !== none; row = table.older[row] as number) {
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
  while (row !== none && (table.high[row] !== high || table.low[row] !== low)) row = table.chain[row] as number;
  return row;
}

function drop(table: Table, row: number): void {
  invariant(row !== none, 'H1', 'the cache holds bytes without entries');
  const head = headOf(table, table.high[row] as number, table.low[row] as number);
  if (table.heads[head] === row) {
    table.heads[head] = table.chain[row] as number;
  } else {
    let before = table.heads[head] as number;
    while (table.chain[before] !== row) before = table.chain[before] as number;
    table.chain[before] = table.chain[row] as number;
  }
  unlist(table, row);
  table.chain[row] = table.free;
  table.free = row;
  table.size -= 1;
  table.bytesUsed -= table.bytes[row] as number;
}

function unlist(table: Table, row: number): void {
  const newer = table.newer[row] as number;
  const older = table.older[row] as number;
  if (newer === none) table.newest = older;
  else table.older[newer] = older;
  if (older === none) table.oldest = newer;
  else table.newer[older] = newer;
}

function listNewest(table: Table, row: number): void {
  table.newer[row] = none;
  table.older[row] = table.newest;
  if (table.newest === none) table.oldest = row;
  else table.newer[table.newest] = row;
  table.newest = row;
}

function takeRow(table: Table): number {
  const row = table.free;
  if (row !== none) {
    table.free = table.chain[row] as number;
    return row;
  }
  if (table.used === table.capacity) grow(table);
  table.used += 1;
  return table.used - 1;
}

/** Twice the rows; chains are built anew over twice the heads. Only called when every row holds an entry. */
function grow(table: Table): void {
  const wider = columns(table.capacity * 2);
  for (const name of ['high', 'low', 'value', 'newer', 'older'] as const) wider[name].set(table[name]);
  wider.bytes.set(table.bytes);
  wider.expiresUs.set(table.expiresUs);
  const { used } = table;
  Object.assign(table, wider);
  for (let row = 0; row < used; row += 1) {
    const head = headOf(table, table.high[row] as number, table.low[row] as number);
    table.chain[row] = table.heads[head] as number;
    table.heads[head] = row;
  }
}
