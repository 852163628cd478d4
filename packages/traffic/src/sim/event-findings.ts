import type { FaultResult, InjectedFault } from '@keelgate/model';
import { hasRecovery } from './expect.ts';
import type { Found, FoundRegion } from './found.ts';
import { round } from './round.ts';

/** What each fault did and cost, over all regions. */
export function faultRows(found: Found): readonly FaultResult[] {
  const { drill, regions } = found;
  return drill.faults.map((fault, number) => {
    const sum = { dropped: 0, unreachable: 0, shed: 0 };
    for (const { faults } of regions) {
      for (const name of ['dropped', 'unreachable', 'shed'] as const) sum[name] += faults[name][number] ?? 0;
    }
    return {
      id: fault.id,
      target: fault.target,
      at: fault.atUs / 1e6,
      until: fault.untilUs / 1e6,
      ...recoveryOf(found, fault, number),
      ...sum,
    };
  });
}

type Recovery = Pick<FaultResult, 'detectedAt' | 'servingAgainAt' | 'recoveredAt' | 'recoverySeconds'>;

const noRecovery: Recovery = { detectedAt: null, servingAgainAt: null, recoveredAt: null, recoverySeconds: null };

function recoveryOf(found: Found, fault: InjectedFault, number: number): Recovery {
  const { drill, regions, shared } = found;
  if (!hasRecovery(fault.kind) || !('region' in fault)) return noRecovery;
  const region = regions[fault.region] as FoundRegion;
  if (region.faults.vms[number] === 0) {
    // Nothing was lost, so serving never stopped.
    return { ...noRecovery, recoverySeconds: 0 };
  }
  const leftOutUs = shared.names[fault.region]?.leftOutUs ?? Infinity;
  // A zone or unit is noticed by the region's front door, a region by name resolution.
  const regionNoticedUs = leftOutUs >= fault.atUs ? leftOutUs : Infinity;
  const detectedUs = fault.kind === 'regionDown' ? regionNoticedUs : (region.faults.detectedUs[number] as number);
  const recoveredUs = region.faults.recoveredUs[number] as number;
  const { durationUs } = drill;
  const lastLossUs = region.faults.lastLossUs[number] as number;
  // A fault that was over before anyone noticed it is served through from its end on.
  const fromUs = detectedUs === Infinity ? recoveredUs : detectedUs;
  const servingUs = losesStill(found, region, number)
    ? Infinity
    : Math.max(fromUs, lastLossUs, configuredUs(found, region));
  function seconds(us: number): number | null {
    return us <= durationUs ? round(us / 1e6) : null;
  }
  const servingAgainAt = seconds(servingUs);
  return {
    detectedAt: seconds(detectedUs),
    servingAgainAt,
    recoveredAt: seconds(recoveredUs),
    recoverySeconds: servingAgainAt === null ? null : round(servingAgainAt - fault.atUs / 1e6),
  };
}

/** Callers that a failover leads to a standby with nothing on it are lost there. */
function configuredUs({ shared: { standby } }: Found, { isServing }: FoundRegion): number {
  return standby === null || !standby.serves || isServing ? -Infinity : standby.configuredUs;
}

/** Whether attempts would still be lost to the fault at the drill's end. */
function losesStill({ drill, shared }: Found, { faults, isServing, region }: FoundRegion, number: number): boolean {
  const { durationUs, gateway } = drill;
  if ((faults.recoveredUs[number] as number) <= durationUs) return false;
  if (isServing) return (faults.detectedUs[number] as number) > durationUs;
  const others = shared.names.filter(({ answered }) => answered);
  const leftUs = Math.min(shared.names[region]?.leftOutUs ?? Infinity, shared.names[region]?.awayUs ?? Infinity);
  // Where names were pointed elsewhere after that, callers had nowhere to go before.
  const elsewhereUs = Math.min(...others.map(({ takenBackUs }) => takenBackUs));
  return Math.max(leftUs, elsewhereUs) + gateway.dnsTtlUs > durationUs;
}
