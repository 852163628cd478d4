import { vmsOfUnit } from '../plan-region.ts';
import { failVms, restoreVms } from '../region-health.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** One unit dies, both its VMs at once. */
export const unitDown: FaultKind = defineFault('unitDown', (fault, { number, plan, hold }) => {
  const { region, unit, recoveryUs } = fault;
  const vms = vmsOfUnit(plan, region, unit);
  return hold(region, {
    begin: (shard) => failVms(shard, vms, number),
    end: (shard) => restoreVms(shard, vms, { fault: number, recoveryUs }),
  });
});
