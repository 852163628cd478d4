import type { Drill, ScalingResult } from '@keelgate/model';
import type { Autoscaler } from '../scaling/autoscaler.ts';
import { createAutoscaler } from '../scaling/autoscaler.ts';

/** Autoscale of the primary region, the same on every worker; `null` where the drill has none. */
export type AutoscaleState = { readonly autoscaler: Autoscaler; readonly done: ScalingResult[] } | null;

export function createAutoscale({ autoscale, snapshot }: Drill): AutoscaleState {
  if (autoscale === null) return null;
  return { autoscaler: createAutoscaler(autoscale, snapshot.service?.regions[0].units ?? autoscale.minimum), done: [] };
}
