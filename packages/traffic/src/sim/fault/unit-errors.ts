import { vmsOfUnit } from '../plan-region.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/** A unit goes grey: it lives, and breaks the connection on a share of its attempts. */
export const unitErrors: FaultKind = defineFault('unitErrors', ({ region, unit, share }, { number, plan, hold }) => {
  const vms = vmsOfUnit(plan, region, unit);
  return hold(region, {
    begin: (shard) => {
      for (const vm of vms) {
        shard.vms.errorShare[vm] = share;
        shard.vms.greyBy[vm] = number;
      }
    },
    end: (shard) => {
      for (const vm of vms) {
        if (shard.vms.greyBy[vm] !== number) continue;
        shard.vms.errorShare[vm] = 0;
        shard.vms.greyBy[vm] = -1;
      }
    },
  });
});
