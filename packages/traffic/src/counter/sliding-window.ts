/**
 * Counts of the last period, by key, in 60 slots: what a slot counted expires whole when the window leaves it. So the count
 * covers between 59/60 of the period and all of it, and takes one small row of memory a key however busy the key is.
 *
 * A hot file: rows are mutated in place.
 */
export type SlidingWindow = {
  readonly periodUs: number;
  /** `key * 60 + slot number % 60`. */
  counts: Uint16Array | Uint32Array;
  sums: Uint32Array;
  /** The slot number up to which each key's row has been slid. */
  slots: Int32Array;
};

export const slotsPerWindow = 60;

/** `countMax` is the most that a key can ever count in one window: it decides how wide a slot is. */
export type SlidingWindowOptions = { readonly keys: number; readonly periodUs: number; readonly countMax: number };

export function createSlidingWindow({ keys, periodUs, countMax }: SlidingWindowOptions): SlidingWindow {
  const size = keys * slotsPerWindow;
  return {
    periodUs,
    counts: countMax <= 0xffff ? new Uint16Array(size) : new Uint32Array(size),
    sums: new Uint32Array(keys),
    slots: new Int32Array(keys),
  };
}

/** Makes room for `keys` keys. */
export function growWindow(window: SlidingWindow, keys: number): void {
  const { counts, sums, slots } = window;
  const size = keys * slotsPerWindow;
  window.counts = counts instanceof Uint16Array ? new Uint16Array(size) : new Uint32Array(size);
  window.counts.set(counts);
  window.sums = new Uint32Array(keys);
  window.sums.set(sums);
  window.slots = new Int32Array(keys);
  window.slots.set(slots);
}

/** The number of the slot that `atUs` falls in; times before the drill's start fall in slots below 0. */
export function slotOf(periodUs: number, atUs: number): number {
  return Math.floor((atUs * slotsPerWindow) / periodUs);
}

/** What `key` counted in the window that ends with slot `current`. */
export function countIn(window: SlidingWindow, key: number, current: number): number {
  const last = window.slots[key] as number;
  if (current > last) slide(window, key, current);
  return window.sums[key] as number;
}

/** Counts `amount` in slot `slot`, which is not after `current`; what has left the window already counts nothing. */
export function countInto(window: SlidingWindow, key: number, slot: number, amount: number): void {
  const current = window.slots[key] as number;
  if (slot > current) slide(window, key, slot);
  else if (slot <= current - slotsPerWindow) return;
  const at = key * slotsPerWindow + cellOf(slot);
  window.counts[at] = (window.counts[at] as number) + amount;
  window.sums[key] = (window.sums[key] as number) + amount;
}

export function clearWindow(window: SlidingWindow): void {
  window.counts.fill(0);
  window.sums.fill(0);
}

export function copyWindow(into: SlidingWindow, from: SlidingWindow): void {
  into.counts.set(from.counts);
  into.sums.set(from.sums);
  into.slots.set(from.slots);
}

/** How long until the oldest slot that counts anything leaves the window; 0 if none does. */
export function oldestLeavesIn(window: SlidingWindow, key: number, atUs: number): number {
  const current = slotOf(window.periodUs, atUs);
  if (countIn(window, key, current) === 0) return 0;
  const slotUs = window.periodUs / slotsPerWindow;
  for (let slot = current - slotsPerWindow + 1; slot <= current; slot += 1) {
    if (window.counts[key * slotsPerWindow + cellOf(slot)] !== 0) return (slot + slotsPerWindow) * slotUs - atUs;
  }
  return 0;
}

function slide(window: SlidingWindow, key: number, current: number): void {
  const { counts, sums, slots } = window;
  const last = slots[key] as number;
  const row = key * slotsPerWindow;
  slots[key] = current;
  if (sums[key] === 0) return;
  if (current - last >= slotsPerWindow) {
    counts.fill(0, row, row + slotsPerWindow);
    sums[key] = 0;
    return;
  }
  for (let slot = last + 1; slot <= current; slot += 1) {
    const at = row + cellOf(slot);
    sums[key] = (sums[key] as number) - (counts[at] as number);
    counts[at] = 0;
  }
}

/** A slot's cell in its row; right for slots below 0 too. */
function cellOf(slot: number): number {
  const cell = slot % slotsPerWindow;
  return cell < 0 ? cell + slotsPerWindow : cell;
}
