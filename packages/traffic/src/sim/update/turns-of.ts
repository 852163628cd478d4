import type { PlanRegion } from '../plan.ts';

/**
 * VMs that an update has away together, in its order: those of a unit or of a zone; each by itself where they would all be.
 * VMs that join later come with the new version.
 */
export function turnsOf(planned: PlanRegion, by: 'unit' | 'zone'): readonly (readonly number[])[] {
  const vms = Array.from({ length: planned.vmsAtStart }, (_, vm) => vm);
  const zones = new Set(vms.map((vm) => planned.zoneOfVm[vm]));
  // Where all VMs stand in one zone, that does not go as a whole.
  const partOfVm = by === 'zone' && zones.size > 1 ? planned.zoneOfVm : planned.unitOfVm;
  const parts = new Set(vms.map((vm) => partOfVm[vm]));
  return parts.size > 1 ? [...parts].map((part) => vms.filter((vm) => partOfVm[vm] === part)) : vms.map((vm) => [vm]);
}
