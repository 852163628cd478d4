import type { Drill } from '@keelgate/model';
import { isUpdate } from '../sim/update/schedule.ts';

/**
 * Until when nothing goes wrong, from `nowUs` on; `nowUs` itself where something does, or has and may not be over: after a
 * fault it takes a while until everything serves again, and until names are what they were.
 */
export function stretchWithoutFaults({ faults, gateway }: Drill, nowUs: number): number {
  const { holdDownUs, dnsTtlUs, zoneDetectionUs, regionDetectionUs } = gateway;
  const aftermathUs = 2 * (holdDownUs + dnsTtlUs + zoneDetectionUs + regionDetectionUs);
  let untilUs = Infinity;
  for (const fault of faults) {
    const recoveryUs = 'recoveryUs' in fault ? fault.recoveryUs : 0;
    const updateUs = isUpdate(fault) ? gateway.updateUnitUs * 64 : 0;
    if (nowUs < fault.atUs) untilUs = Math.min(untilUs, fault.atUs);
    else if (nowUs < fault.untilUs + recoveryUs + updateUs + aftermathUs) return nowUs;
  }
  return untilUs;
}
