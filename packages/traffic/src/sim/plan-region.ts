import type { Drill, Service } from '@keelgate/model';
import { findLocation, place, tiers } from '@keelgate/model';
import type { Plan, PlanRegion } from './plan.ts';
import { regionsOf } from './standby.ts';

/**
 * The regions of a drill's service with every VM that they have at any time: those of a change of scale are there from
 * the start and join when it takes effect. Units that join go on through the zones in turn. The standby's region comes last.
 */
export function planRegions(drill: Drill, service: Service): readonly PlanRegion[] {
  return regionsOf(drill).map((region, index) => {
    const hasZones = findLocation(region.location)?.zones ?? false;
    const placement = place(region, service.tier, hasZones);
    const { vmsPerUnit } = tiers[service.tier];
    const scalesTo = index === 0 ? (drill.autoscale?.maximum ?? 0) : 0;
    const units = drill.changes.reduce(
      (most, change) => (change.kind === 'scale' && change.region === index ? Math.max(most, change.units) : most),
      Math.max(region.units, scalesTo),
    );
    const turn = place({ ...region, units: Math.max(units, 2) }, service.tier, hasZones).vms;
    // A unit that joins later does not move those that are there.
    const vms = [...placement.vms, ...turn.slice(placement.vms.length, units * vmsPerUnit)];
    const zones = [...placement.zones, ...vms.map(({ zone }) => zone)].filter(
      (zone, at, all) => all.indexOf(zone) === at,
    );
    return {
      index,
      name: region.location,
      placement,
      zones,
      unitOfVm: Int32Array.from(vms, ({ unit }) => unit),
      zoneOfVm: Int32Array.from(vms, ({ zone }) => zones.indexOf(zone)),
      vmsAtStart: placement.vms.length,
    };
  });
}

export function allVms(plan: Plan, region: number): readonly number[] {
  return Array.from((plan.regions[region] as PlanRegion).zoneOfVm.keys());
}

export function vmsOfZone(plan: Plan, region: number, zone: string): readonly number[] {
  const number = zoneNumber(plan, region, zone);
  return allVms(plan, region).filter((vm) => plan.regions[region]?.zoneOfVm[vm] === number);
}

/** `unit` counts from 0. */
export function vmsOfUnit(plan: Plan, region: number, unit: number): readonly number[] {
  return allVms(plan, region).filter((vm) => plan.regions[region]?.unitOfVm[vm] === unit);
}

/** -1 where the service has no VM in that zone. */
export function zoneNumber(plan: Plan, region: number, zone: string): number {
  return (plan.regions[region] as PlanRegion).zones.indexOf(zone);
}
