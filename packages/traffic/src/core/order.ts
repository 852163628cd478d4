import { mix, unit } from '@keelgate/model';
import { windowUs } from '../sim/window.ts';
import type { TrafficRecord } from './record.ts';

/** A record with its number, and its time from the core's beginning. */
export type Queued = { readonly record: TrafficRecord; readonly sequence: number; readonly atUs: number };

/**
 * Puts records that come nearly in the order of time in that order. A record counts as late when it is more than the bound
 * behind the newest that came before it: whether it does depends on nothing but the order of records.
 */
export type Order = {
  /** Records by the window that their time falls in. */
  readonly windows: Map<number, Queued[]>;
  readonly outOfOrderUs: number;
  /** The first window that is not complete yet. */
  openFrom: number;
  newestUs: number;
  queued: number;
};

/** So many records wait at most; with more the oldest window counts as complete. */
const queuedMax = 1 << 19;

export function createOrder(outOfOrderUs: number): Order {
  return { windows: new Map(), outOfOrderUs, openFrom: 0, newestUs: 0, queued: 0 };
}

/** Takes a record in; false where it comes too late. */
export function enqueue(order: Order, queued: Queued): boolean {
  const window = Math.floor(queued.atUs / windowUs);
  if (window < order.openFrom) return false;
  const list = order.windows.get(window);
  if (list === undefined) order.windows.set(window, [queued]);
  else list.push(queued);
  order.queued += 1;
  order.newestUs = Math.max(order.newestUs, queued.atUs);
  order.openFrom = Math.max(order.openFrom, Math.floor((order.newestUs - order.outOfOrderUs) / windowUs));
  if (order.queued > queuedMax) order.openFrom = Math.max(order.openFrom, Math.min(...order.windows.keys()) + 1);
  return true;
}

/** The records of a window in the order of time; those of one instant in the order in which they came. */
export function takeWindow(order: Order, window: number): readonly Queued[] {
  const list = order.windows.get(window);
  if (list === undefined) return [];
  order.windows.delete(window);
  order.queued -= list.length;
  return list.toSorted((left, right) => left.atUs - right.atUs || left.sequence - right.sequence);
}

/** When a record came, within what its time is known to. */
export function spreadTime({ atUs, resolutionUs }: TrafficRecord, sequence: number): number {
  return resolutionUs === undefined ? atUs : atUs + Math.floor(unit(mix(sequence)) * resolutionUs);
}
