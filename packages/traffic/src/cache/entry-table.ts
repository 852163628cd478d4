import { invariant, mix } from '@keelgate/model';

/**
 * The table that all cache policies keep their entries in. Keys are two 32-bit words, compared whole; entries are rows of
 * typed arrays in a hash table with chains, and stand in lists that a policy keeps in an order of its own.
 *
 * A hot file: rows are mutated in place and nothing is allocated but when the tables grow.
 */
export type EntryTable = {
  readonly bytesMax: number;
  readonly entriesMax: number;
  readonly onGone: ((value: number) => void) | null;
  /** Rows that there is room for. */
  capacity: number;
  /** Heads of the hash chains, a power of two of them; -1 of none. */
  heads: Int32Array;
  /** A row's integers side by side, so that a look at one of them brings the others along. */
  rows: Int32Array;
  /** The same memory, where a row's last two integers are one number: when it expires. */
  expiresUs: Float64Array;
  bytes: Float64Array;
  /** What a policy notes of a row: that it was asked for, how often, where it stands. */
  marks: Uint8Array;
  free: number;
  used: number;
  size: number;
  bytesUsed: number;
};

/** Rows in an order, from the newest to the oldest. */
export type EntryList = { newest: number; oldest: number; size: number; bytes: number };

export type CacheEntry = {
  /** What the entry takes of the cache, its key and bookkeeping included. */
  readonly bytes: number;
  /** From then on it is no longer valid. */
  readonly expiresUs: number;
  /** A number of the caller's, at least 0. */
  readonly value: number;
};

/** Integers to a row, and where each stands in it. `chain` is the next row of the hash chain, or of the free ones. */
export const rowSize = 8;
export const at = { high: 0, low: 1, chain: 2, newer: 3, older: 4, value: 5 } as const;
/** Where a row's expiry stands, in numbers of 8 bytes. */
const expirySize = 4;
const atExpiry = 3;

export const none = -1;

export type EntryTableOptions = {
  readonly bytesMax: number;
  readonly entriesMax?: number;
  /** Hears the value of every entry that goes, however it goes. */
  readonly onGone?: ((value: number) => void) | null;
};

export function createEntryTable({ bytesMax, entriesMax = Infinity, onGone = null }: EntryTableOptions): EntryTable {
  const { capacity, rows, expiresUs, bytes, marks } = columns(16);
  return {
    bytesMax,
    entriesMax,
    onGone,
    capacity,
    rows,
    expiresUs,
    bytes,
    marks,
    heads: new Int32Array(16).fill(none),
    free: none,
    used: 0,
    size: 0,
    bytesUsed: 0,
  };
}

export function createEntryList(): EntryList {
  return { newest: none, oldest: none, size: 0, bytes: 0 };
}

function columns(capacity: number): Pick<EntryTable, 'capacity' | 'rows' | 'expiresUs' | 'bytes' | 'marks'> {
  const rows = new Int32Array(capacity * rowSize);
  return {
    capacity,
    rows,
    expiresUs: new Float64Array(rows.buffer),
    bytes: new Float64Array(capacity),
    marks: new Uint8Array(capacity),
  };
}

/** The row of a key; -1 of none. */
export function findEntry({ heads, rows }: EntryTable, high: number, low: number): number {
  let row = heads[hashOf(high, low) & (heads.length - 1)] as number;
  while (row !== none && (rows[row * rowSize] !== high || rows[row * rowSize + at.low] !== low))
    row = rows[row * rowSize + at.chain] as number;
  return row;
}

/** What a lookup of a row says, once it has been found. */
export function valueOf({ rows }: EntryTable, row: number): number {
  return rows[row * rowSize + at.value] as number;
}

export function hasExpired(table: EntryTable, row: number, nowUs: number): boolean {
  return (table.expiresUs[row * expirySize + atExpiry] as number) <= nowUs;
}

/** Whether something has to go before an entry of so many bytes fits in. */
export function isTooFull({ bytesUsed, bytesMax, size, entriesMax }: EntryTable, bytes: number): boolean {
  return size > 0 && (bytesUsed + bytes > bytesMax || size >= entriesMax);
}

/** A row for a key that has none, in no list yet. */
export function addEntry(table: EntryTable, high: number, low: number, entry: CacheEntry): number {
  const row = takeRow(table);
  const { rows, heads } = table;
  const start = row * rowSize;
  const head = hashOf(high, low) & (heads.length - 1);
  rows[start] = high;
  rows[start + at.low] = low;
  rows[start + at.value] = entry.value;
  rows[start + at.chain] = heads[head] as number;
  heads[head] = row;
  table.expiresUs[row * expirySize + atExpiry] = entry.expiresUs;
  table.bytes[row] = entry.bytes;
  table.marks[row] = 0;
  table.size += 1;
  table.bytesUsed += entry.bytes;
  return row;
}

/** Takes a row out of the table; its list has let it go already. */
export function removeEntry(table: EntryTable, row: number): void {
  invariant(row !== none, 'H1', 'the cache holds bytes without entries');
  const { rows, heads } = table;
  const start = row * rowSize;
  const head = hashOf(rows[start] as number, rows[start + at.low] as number) & (heads.length - 1);
  const next = rows[start + at.chain] as number;
  if (heads[head] === row) {
    heads[head] = next;
  } else {
    let before = heads[head] as number;
    while (rows[before * rowSize + at.chain] !== row) before = rows[before * rowSize + at.chain] as number;
    rows[before * rowSize + at.chain] = next;
  }
  rows[start + at.chain] = table.free;
  table.free = row;
  table.size -= 1;
  table.bytesUsed -= table.bytes[row] as number;
  if (table.onGone !== null) table.onGone(rows[start + at.value] as number);
}

export function listNewest({ rows, bytes }: EntryTable, list: EntryList, row: number): void {
  const { newest } = list;
  rows[row * rowSize + at.newer] = none;
  rows[row * rowSize + at.older] = newest;
  if (newest === none) list.oldest = row;
  else rows[newest * rowSize + at.newer] = row;
  list.newest = row;
  list.size += 1;
  list.bytes += bytes[row] as number;
}

export function unlist({ rows, bytes }: EntryTable, list: EntryList, row: number): void {
  const newer = rows[row * rowSize + at.newer] as number;
  const older = rows[row * rowSize + at.older] as number;
  if (newer === none) list.newest = older;
  else rows[newer * rowSize + at.older] = older;
  if (older === none) list.oldest = newer;
  else rows[older * rowSize + at.newer] = newer;
  list.size -= 1;
  list.bytes -= bytes[row] as number;
}

/** What is listed becomes the newest. */
export function moveToNewest({ rows }: EntryTable, list: EntryList, row: number): void {
  const { newest } = list;
  if (row === newest) return;
  const start = row * rowSize;
  const newer = rows[start + at.newer] as number;
  const older = rows[start + at.older] as number;
  rows[newer * rowSize + at.older] = older;
  if (older === none) list.oldest = newer;
  else rows[older * rowSize + at.newer] = newer;
  rows[start + at.newer] = none;
  rows[start + at.older] = newest;
  rows[newest * rowSize + at.newer] = row;
  list.newest = row;
}

/** Hands every entry over, in no particular order; the one in hand may be removed meanwhile. */
export function forEachEntry(
  { heads, rows }: EntryTable,
  visit: (row: number, high: number, low: number) => void,
): void {
  for (const head of heads) {
    for (let row = head; row !== none;) {
      const next = rows[row * rowSize + at.chain] as number;
      visit(row, rows[row * rowSize] as number, rows[row * rowSize + at.low] as number);
      row = next;
    }
  }
}

/** Makes the table empty, and small again; returns how many entries were still valid. */
export function clearTable(table: EntryTable, nowUs: number): number {
  let valid = 0;
  forEachEntry(table, (row) => {
    if (!hasExpired(table, row, nowUs)) valid += 1;
    if (table.onGone !== null) table.onGone(table.rows[row * rowSize + at.value] as number);
  });
  Object.assign(table, createEntryTable(table));
  return valid;
}

function hashOf(high: number, low: number): number {
  return mix(high ^ Math.imul(low, 0x9e3779b1));
}

function takeRow(table: EntryTable): number {
  const row = table.free;
  if (row !== none) {
    table.free = table.rows[row * rowSize + at.chain] as number;
    return row;
  }
  if (table.used === table.capacity) grow(table);
  table.used += 1;
  return table.used - 1;
}

/** Half as many rows again, so that few stand empty. Only called when every row holds an entry. */
function grow(table: EntryTable): void {
  const wider = columns(Math.min(Math.ceil(table.capacity * 1.5), table.entriesMax));
  wider.rows.set(table.rows);
  wider.bytes.set(table.bytes);
  wider.marks.set(table.marks);
  Object.assign(table, wider);
  if (wider.capacity > table.heads.length) rechain(table);
}

/** Chains are built anew over twice the heads. */
function rechain(table: EntryTable): void {
  const heads = new Int32Array(table.heads.length * 2).fill(none);
  const { rows } = table;
  for (let row = 0; row < table.used; row += 1) {
    const head = hashOf(rows[row * rowSize] as number, rows[row * rowSize + at.low] as number) & (heads.length - 1);
    rows[row * rowSize + at.chain] = heads[head] as number;
    heads[head] = row;
  }
  table.heads = heads;
}
