import { allVms } from '../plan-region.ts';
import { failVms, restoreVms } from '../region-health.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** A whole region dies; if it is the primary, the management plane with it. */
export const regionDown: FaultKind = defineFault('regionDown', (fault, { number, plan, hold }) => {
  const { region, recoveryUs } = fault;
  const vms = allVms(plan, region);
  return hold(region, {
    begin: (shard) => failVms(shard, vms, number),
    end: (shard) => restoreVms(shard, vms, { fault: number, recoveryUs }),
  });
});
