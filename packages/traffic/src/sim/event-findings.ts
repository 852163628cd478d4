import type { ChangeResult, DrillResult, FaultResult, InjectedFault } from '@keelgate/model';
import { hasRecovery } from './expect.ts';
import type { Found, FoundRegion } from './found.ts';
import { round } from './round.ts';
import type { Simulation } from './simulation.ts';

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
  const servingUs = losesStill(found, region, number) ? Infinity : Math.max(fromUs, lastLossUs);
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

/** Whether attempts would still be lost to the fault at the drill's end. */
function losesStill({ drill, shared }: Found, { faults, isServing, region }: FoundRegion, number: number): boolean {
  const { durationUs, gateway } = drill;
  if ((faults.recoveredUs[number] as number) <= durationUs) return false;
  if (isServing) return (faults.detectedUs[number] as number) > durationUs;
  const name = shared.names[region];
  const elsewhere = shared.names.some(({ answered }) => answered);
  return name === undefined || name.leftOutUs === null || !elsewhere || name.leftOutUs + gateway.dnsTtlUs > durationUs;
}

/** What became of each change. */
export function changeFindings({ plan, management, replicas }: Simulation): DrillResult['config'] {
  const { durationUs, changes } = plan.drill;
  const rows = changes.map((change, number): ChangeResult => {
    const accepted = management.accepted.has(number);
    const applied: [string, number][] = [];
    const tookEffectUs = management.tookEffectUs.get(number) ?? Infinity;
    if (change.kind !== 'policy' && tookEffectUs <= durationUs) {
      applied.push([plan.regions[change.region]?.name ?? '', round(tookEffectUs / 1e6)]);
    }
    for (const [region, atUs] of replicas.appliedUs.get(number) ?? []) {
      if (atUs <= durationUs) applied.push([plan.regions[region]?.name ?? '', round(atUs / 1e6)]);
    }
    return {
      id: change.id,
      at: change.atUs / 1e6,
      accepted,
      appliedAt: Object.fromEntries(applied),
      lost: replicas.lost.has(number),
    };
  });
  return { changes: rows, lostChanges: replicas.lost.size, staleSecondsMax: round(replicas.staleUsMax / 1e6) };
}
