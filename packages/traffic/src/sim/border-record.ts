import type { Newcomers } from './agreement.ts';
import type { Conserved } from './assert-laws.ts';
import type { QuotaRecord } from './quota-border.ts';
import type { ZoneEvent } from './region-health.ts';
import type { Moved } from './shard.ts';

/**
 * What one region has for the others at the end of a window. Nothing else crosses regions: whoever has the records of all
 * regions knows all there is to know of them.
 */
export type BorderRecord = {
  readonly region: number;
  /** It has something to do after this window. */
  readonly isBusy: boolean;
  readonly conserved: Conserved;
  /** Since when no VM has served; Infinity while one does. */
  readonly deadSinceUs: number;
  /** The capacity in use in the minute that ends now, where autoscale asks for it. */
  readonly load: number | null;
  readonly zoneEvents: readonly ZoneEvent[];
  readonly moved: readonly MovedCaller[];
  /** Calls in the window to each backend that has a capacity. */
  readonly calls: readonly { readonly backend: string; readonly calls: number }[];
  readonly quotas: readonly QuotaRecord[];
};

/** An attempt that goes to another region, with what its caller remembers; `runsAfter` where the caller is there already. */
export type MovedCaller = Moved & { readonly keptUntilUs: number };

export const runsAfter = -1;

/** What one worker says at a border. */
export type PartRecord = {
  readonly worker: number;
  readonly regions: readonly BorderRecord[];
  readonly newcomers: Newcomers | null;
  /** Why the worker cannot go on: the drill ends with it everywhere. */
  readonly failure: PartFailure | null;
};

export type PartFailure = {
  /** Where it happened. */
  readonly region: number;
  /** The invariant that was broken; `null` where something else was thrown. */
  readonly law: string | null;
  readonly message: string;
  readonly stack: string;
};
