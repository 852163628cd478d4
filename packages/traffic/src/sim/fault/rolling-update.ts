import type { Action } from '../action.ts';
import { clearInternal } from '../region-caches.ts';
import { setVmsAside, takeVmsBack } from '../region-health.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** VMs that are away together; each by itself where they would all be. */
function turnsOf(vms: readonly number[], partOfVm: Int32Array): readonly (readonly number[])[] {
  const parts = new Set(vms.map((vm) => partOfVm[vm]));
  return parts.size > 1 ? [...parts].map((part) => vms.filter((vm) => partOfVm[vm] === part)) : vms.map((vm) => [vm]);
}

/**
 * A platform update: unit by unit or zone by zone, or VM by VM where there is one unit, taken out of service, left to finish what it has,
 * and brought back before the next one goes. It clears the region's internal cache.
 */
export const rollingUpdate: FaultKind = defineFault('rollingUpdate', (fault, { number, plan }) => {
  const { region } = fault;
  const planned = plan.regions[region] as (typeof plan.regions)[number];
  const { updateUnitUs } = plan.drill.gateway;
  const vms = Array.from({ length: planned.vmsAtStart }, (_, vm) => vm);
  const zones = new Set(vms.map((vm) => planned.zoneOfVm[vm]));
  // Where all VMs stand in one zone, that does not go as a whole.
  const turns = turnsOf(vms, fault.by === 'zone' && zones.size > 1 ? planned.zoneOfVm : planned.unitOfVm);
  const start: Action = { atUs: fault.atUs, region, act: (shard) => clearInternal(shard.caches, shard.nowUs) };
  return [
    start,
    ...turns.flatMap((turn, index): readonly Action[] => [
      { atUs: fault.atUs + index * updateUnitUs, region, act: (shard) => setVmsAside(shard, turn, number) },
      { atUs: fault.atUs + (index + 1) * updateUnitUs, region, act: (shard) => takeVmsBack(shard, turn, number) },
    ]),
  ];
});
