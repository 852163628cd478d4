import type { Drill, InjectedFault, UpdateGroup, UpdateSettings } from '@keelgate/model';
import type { PlanRegion } from '../plan.ts';
import { turnsOf } from './turns-of.ts';

/** When one region is updated; it may begin, and end, after the drill's end. */
export type RegionUpdate = { readonly region: number; readonly atUs: number; readonly endUs: number };

type Update = InjectedFault & { readonly kind: 'rollingUpdate' | 'release' };

export function isUpdate(fault: InjectedFault): fault is Update {
  return fault.kind === 'rollingUpdate' || fault.kind === 'release';
}

/** When an update reaches each region that it reaches: one that is named at once, those of a release as the settings say. */
export function scheduleOf(drill: Drill, planned: readonly PlanRegion[], fault: Update): readonly RegionUpdate[] {
  const { updateUnitUs, updates } = drill.gateway;
  const lasting = (region: number): number => turnsOf(planned[region] as PlanRegion, fault.by).length * updateUnitUs;
  if (fault.kind === 'rollingUpdate') {
    const { region, atUs } = fault;
    return [{ region, atUs, endUs: atUs + lasting(region) }];
  }
  const { regions = [], tier = 'Premium' } = drill.snapshot.service ?? {};
  const schedule: RegionUpdate[] = [];
  let readyUs = fault.atUs + phase[updates.group] * updates.phaseUs + (tier === 'Premium' ? updates.premiumUs : 0);
  for (const region of regions.keys()) {
    const atUs = nextInWindow(readyUs, updates.window, drill.startMs * 1000);
    const endUs = atUs + lasting(region);
    schedule.push({ region, atUs, endUs });
    if (updates.regions === 'inTurn') readyUs = endUs;
  }
  return schedule;
}

const phase: { readonly [group in UpdateGroup]: number } = { early: 0, default: 1, late: 2 };

const dayUs = 86_400e6;

/** The first instant from `readyUs` on that is in the daily window. */
function nextInWindow(readyUs: number, { fromUs, forUs, offsetUs }: UpdateSettings['window'], startUs: number): number {
  const sinceFromUs = (((startUs + readyUs + offsetUs - fromUs) % dayUs) + dayUs) % dayUs;
  return sinceFromUs < forUs ? readyUs : readyUs + dayUs - sinceFromUs;
}
