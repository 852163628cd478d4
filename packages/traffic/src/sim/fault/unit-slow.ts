import { vmsOfUnit } from '../plan-region.ts';
import { setSpeed } from '../vm-table.ts';
import type { FaultKind } from './define-fault.ts';
import { defineFault } from './define-fault.ts';

/**
 * A unit goes grey: it answers, but everything takes it so many times as long. Only where the drill asks for outlier
 * ejection does the front door find out.
 */
export const unitSlow: FaultKind = defineFault('unitSlow', (fault, { number, plan, hold }) => {
  const { region, unit, factor } = fault;
  const vms = vmsOfUnit(plan, region, unit);
  return hold(region, {
    begin: (shard) => {
      shard.faults.active.add(number);
      for (const vm of vms) setSpeed(shard.vms, plan, { vm, factor });
    },
    end: (shard) => {
      shard.faults.active.delete(number);
      for (const vm of vms) setSpeed(shard.vms, plan, { vm, factor: 1 });
    },
  });
});
