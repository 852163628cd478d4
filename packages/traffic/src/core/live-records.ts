import type { CoreClass } from './classes.ts';
import type { TrafficRecord } from './record.ts';
import type { Route } from './route.ts';

/** How the cache had a part in a request. */
export const cachePart = { none: 0, hit: 1, miss: 2, stored: 3 } as const;

/** A record on its way, and what is known of it so far. A hot record: mutated as its policies run. */
export type LiveRecord = {
  readonly sequence: number;
  readonly record: TrafficRecord;
  readonly route: Route;
  readonly of: CoreClass;
  /** From the core's beginning. */
  readonly atUs: number;
  readonly subscription: number;
  readonly unmatched: number;
  /** The counter that was asked last; -1 of none. */
  counter: number;
  allowed: boolean;
  retryAfterSeconds: number;
  /** The key that it counted under. */
  counterKey: number;
  cache: number;
};

/** Records in flight by number: as many as there are at a time, never as many as have passed. */
export type LiveRecords = { readonly rows: (LiveRecord | null)[]; readonly free: number[] };

export function createLiveRecords(): LiveRecords {
  return { rows: [], free: [] };
}

export function beginRecord({ rows, free }: LiveRecords, live: LiveRecord): number {
  const row = free.pop() ?? rows.length;
  rows[row] = live;
  return row;
}

export function endRecord({ rows, free }: LiveRecords, row: number): LiveRecord | null {
  const live = rows[row] ?? null;
  if (live === null) return null;
  rows[row] = null;
  free.push(row);
  return live;
}
