import { vmsOfZone } from '../plan-region.ts';
import { failVms, restoreVms } from '../region-health.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** A zone of a region dies: every VM in it, with the counters and the cache entries that live there. */
export const zoneDown: FaultKind = defineFault('zoneDown', (fault, { number, plan, hold }) => {
  const { region, zone, recoveryUs } = fault;
  const vms = vmsOfZone(plan, region, zone);
  if (vms.length === 0)
    plan.notes.add(`${fault.id}: ${fault.target} holds none of the service's VMs; the fault has no effect.`);
  return hold(region, {
    begin: (shard) => failVms(shard, vms, number),
    end: (shard) => restoreVms(shard, vms, { fault: number, recoveryUs }),
  });
});
