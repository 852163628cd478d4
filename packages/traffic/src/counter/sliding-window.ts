/**
 * Counts of the last period, by key, in 60 slots: what a slot counted expires whole when the window leaves it. So the count
 * covers between 59/60 of the period and all of it, and takes one small row of memory a key however busy the key is.
 *
 * A row is the number of the slot up to which it has been slid, the sum, and the 60 counts, side by side: a look at a key is a
 * look at one place of memory. Counts begin as bytes; when one no longer fits all become twice as wide.
 *
 * A hot file: rows are mutated in place.
 */
export type SlidingWindow = {
  readonly periodUs: number;
  keys: number;
  /** Bytes to a count. */
  width: CountWidth;
  /** The memory as 32-bit integers, `rowSize` to a key: the slot, the sum, counts. */
  rows: Int32Array;
  rowSize: number;
  /** The same memory as counts, `cellsPerRow` to a key, the first of them at `firstCell`. */
  cells: Uint8Array | Uint16Array | Uint32Array;
  cellsPerRow: number;
  firstCell: number;
  countMax: number;
};

type CountWidth = 1 | 2 | 4;

export const slotsPerWindow = 60;

/** The largest count of so many bytes. */
const largest = { 1: 0xff, 2: 0xffff, 4: 0xffffffff } as const;

/** What stands before the counts of a row, in bytes: two integers. */
const headBytes = 8;

export type SlidingWindowOptions = { readonly keys: number; readonly periodUs: number };

export function createSlidingWindow({ keys, periodUs }: SlidingWindowOptions): SlidingWindow {
  const { width, rows, rowSize, cells, cellsPerRow, firstCell, countMax } = memoryFor(keys, 1);
  return { periodUs, keys, width, rows, rowSize, cells, cellsPerRow, firstCell, countMax };
}

function memoryFor(keys: number, width: CountWidth): Omit<SlidingWindow, 'periodUs'> {
  const rowBytes = headBytes + slotsPerWindow * width;
  const rows = new Int32Array((keys * rowBytes) / 4);
  return {
    keys,
    width,
    rows,
    rowSize: rowBytes / 4,
    cells: cellsOf(rows.buffer, width),
    cellsPerRow: rowBytes / width,
    firstCell: headBytes / width,
    countMax: largest[width],
  };
}

function cellsOf(memory: ArrayBuffer, width: CountWidth): SlidingWindow['cells'] {
  if (width === 1) return new Uint8Array(memory);
  return width === 2 ? new Uint16Array(memory) : new Uint32Array(memory);
}

/** Makes room for `keys` keys. */
export function growWindow(window: SlidingWindow, keys: number): void {
  const { rows } = window;
  Object.assign(window, memoryFor(keys, window.width));
  window.rows.set(rows);
}

/** The number of the slot that `atUs` falls in; times before the drill's start fall in slots below 0. */
export function slotOf(periodUs: number, atUs: number): number {
  return Math.floor((atUs * slotsPerWindow) / periodUs);
}

/** What `key` counted in the window that ends with slot `current`. */
export function countIn(window: SlidingWindow, key: number, current: number): number {
  const row = key * window.rowSize;
  if (current > (window.rows[row] as number)) slide(window, key, current);
  return window.rows[row + 1] as number;
}

/** What `key` counted in the window that it was last looked at in. */
export function countHeld({ rows, rowSize }: SlidingWindow, key: number): number {
  return rows[key * rowSize + 1] as number;
}

/** Counts `amount` in slot `slot`, which is not after `current`; what has left the window already counts nothing. */
export function countInto(window: SlidingWindow, key: number, slot: number, amount: number): void {
  const current = window.rows[key * window.rowSize] as number;
  if (slot > current) slide(window, key, slot);
  else if (slot <= current - slotsPerWindow) return;
  const count = (window.cells[cellOf(window, key, slot)] as number) + amount;
  if (count > window.countMax) widen(window, count);
  window.cells[cellOf(window, key, slot)] = count;
  const sum = key * window.rowSize + 1;
  window.rows[sum] = (window.rows[sum] as number) + amount;
}

/** Counts one in the slot that the key was last looked at in. */
export function addNow(window: SlidingWindow, key: number, slot: number): void {
  const at = cellOf(window, key, slot);
  if (window.cells[at] === window.countMax) countInto(window, key, slot, 1);
  else {
    window.cells[at] = (window.cells[at] as number) + 1;
    const sum = key * window.rowSize + 1;
    window.rows[sum] = (window.rows[sum] as number) + 1;
  }
}

export function clearWindow(window: SlidingWindow): void {
  window.rows.fill(0);
}

export function copyWindow(into: SlidingWindow, from: SlidingWindow): void {
  const { rows, ...rest } = memoryFor(from.keys, from.width);
  rows.set(from.rows);
  Object.assign(into, { rows, ...rest });
}

/** How long until the oldest slot that counts anything leaves the window; 0 if none does. */
export function oldestLeavesIn(window: SlidingWindow, key: number, atUs: number): number {
  const current = slotOf(window.periodUs, atUs);
  if (countIn(window, key, current) === 0) return 0;
  const slotUs = window.periodUs / slotsPerWindow;
  for (let slot = current - slotsPerWindow + 1; slot <= current; slot += 1) {
    if (window.cells[cellOf(window, key, slot)] !== 0) return (slot + slotsPerWindow) * slotUs - atUs;
  }
  return 0;
}

function slide(window: SlidingWindow, key: number, current: number): void {
  const { rows, cells, rowSize } = window;
  const row = key * rowSize;
  const last = rows[row] as number;
  rows[row] = current;
  let sum = rows[row + 1] as number;
  if (sum === 0) return;
  if (current - last >= slotsPerWindow) {
    rows.fill(0, row + 1, row + rowSize);
    return;
  }
  for (let slot = last + 1; slot <= current; slot += 1) {
    const at = cellOf(window, key, slot);
    sum -= cells[at] as number;
    cells[at] = 0;
  }
  rows[row + 1] = sum;
}

/** Where a slot's count stands; right for slots below 0 too. */
function cellOf({ cellsPerRow, firstCell }: SlidingWindow, key: number, slot: number): number {
  const cell = slot % slotsPerWindow;
  return key * cellsPerRow + firstCell + (cell < 0 ? cell + slotsPerWindow : cell);
}

/** Makes counts wide enough for `count`. */
function widen(window: SlidingWindow, count: number): void {
  const { keys, rows, rowSize, cells, cellsPerRow, firstCell } = window;
  const wider = memoryFor(keys, count <= 0xffff ? 2 : 4);
  for (let key = 0; key < keys; key += 1) {
    wider.rows[key * wider.rowSize] = rows[key * rowSize] as number;
    wider.rows[key * wider.rowSize + 1] = rows[key * rowSize + 1] as number;
    const from = key * cellsPerRow + firstCell;
    wider.cells.set(cells.subarray(from, from + slotsPerWindow), key * wider.cellsPerRow + wider.firstCell);
  }
  Object.assign(window, wider);
}
