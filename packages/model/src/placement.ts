import type { PlacementKind, Region } from './service.ts';
import { type TierName, tiers } from './tier.ts';

/** One virtual machine of a unit. Numbers run from 0 through the units of a region. */
export type Vm = {
  readonly unit: number;
  readonly zone: string;
};

export type Placement = {
  readonly kind: PlacementKind;
  /** In the order of the template; only zones with VMs. */
  readonly zones: readonly string[];
  readonly vms: readonly Vm[];
};

/** The zones that automatic placement spreads over: every zone-enabled region of Azure has three. */
export const automaticZones: readonly string[] = ['1', '2', '3'];

/**
 * Where the VMs of a region are. Units go through the zones in turn; a single automatic unit has its two VMs in two
 * zones. Where there are no zones (the tier or the region has none) everything stands in one, called `1`.
 */
export function place(region: Region, tier: TierName, regionHasZones: boolean): Placement {
  const { vmsPerUnit, zones: tierHasZones } = tiers[tier];
  const chosen = region.zones === 'automatic' ? automaticZones : region.zones;
  const kind = placementKind(region, tierHasZones && regionHasZones);
  const zones = kind === 'zonal' ? chosen.slice(0, 1) : chosen;
  const splitsOneUnit = kind === 'automatic' && region.units === 1;
  const vms: Vm[] = [];
  for (let unit = 0; unit < region.units; unit += 1) {
    for (let index = 0; index < vmsPerUnit; index += 1) {
      vms.push({ unit, zone: zones[(splitsOneUnit ? index : unit) % zones.length] ?? '1' });
    }
  }
  return { kind, zones: zones.filter((zone) => vms.some((vm) => vm.zone === zone)), vms };
}

function placementKind(region: Region, canSpread: boolean): PlacementKind {
  if (region.zones === 'automatic') return canSpread ? 'automatic' : 'zonal';
  return region.zones.length > 1 ? 'zoneRedundant' : 'zonal';
}
