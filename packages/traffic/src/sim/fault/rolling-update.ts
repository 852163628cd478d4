import type { Action } from '../action.ts';
import { clearInternal } from '../region-caches.ts';
import { setVmsAside, takeVmsBack } from '../region-health.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/**
 * A platform update: unit by unit, or VM by VM where there is one unit, taken out of service, left to finish what it has,
 * and brought back before the next one goes. It clears the region's internal cache.
 */
export const rollingUpdate: FaultKind = defineFault('rollingUpdate', (fault, { number, plan }) => {
  const { region } = fault;
  const planned = plan.regions[region] as (typeof plan.regions)[number];
  const { updateUnitUs } = plan.drill.gateway;
  const vms = Array.from({ length: planned.vmsAtStart }, (_, vm) => vm);
  const units = new Set(vms.map((vm) => planned.unitOfVm[vm]));
  const turns =
    units.size > 1
      ? [...units].map((unit) => vms.filter((vm) => planned.unitOfVm[vm] === unit))
      : vms.map((vm) => [vm]);
  const start: Action = { atUs: fault.atUs, region, act: (shard) => clearInternal(shard.caches, shard.nowUs) };
  return [
    start,
    ...turns.flatMap((turn, index): readonly Action[] => [
      { atUs: fault.atUs + index * updateUnitUs, region, act: (shard) => setVmsAside(shard, turn, number) },
      { atUs: fault.atUs + (index + 1) * updateUnitUs, region, act: (shard) => takeVmsBack(shard, turn, number) },
    ]),
  ];
});
