import type { Drill, ScheduledChange } from '@keelgate/model';
import type { ConfigReplicas } from '../config/config-replicas.ts';
import { acceptChange } from '../config/config-replicas.ts';
import type { Action } from './action.ts';
import { inOrder } from './action.ts';
import { allVms } from './plan-region.ts';
import { joinVms, setVmsAside } from './region-health.ts';
import { shardOf } from './shard-of.ts';
import type { Simulation } from './simulation.ts';

/** The management plane: which changes came, which it accepted, and what is still to take effect. */
export type ManagementState = {
  /** Changes that have not come yet, in the order of time. */
  readonly ahead: number[];
  readonly accepted: Set<number>;
  /** Until when an infrastructure change holds the lock. */
  lockedUntilUs: number;
  /** Gateways that are switched off or on, and when that takes effect. */
  readonly switches: { readonly atUs: number; readonly region: number; readonly disabled: boolean }[];
  /** When a change that is not propagated took effect, by change. */
  readonly tookEffectUs: Map<number, number>;
};

export function createManagement({ changes }: Drill): ManagementState {
  const ahead = [...changes.keys()].toSorted((left, right) => (changes[left]?.atUs ?? 0) - (changes[right]?.atUs ?? 0));
  return { ahead, accepted: new Set(), lockedUntilUs: 0, switches: [], tookEffectUs: new Map() };
}

/** When the next change comes; Infinity if none does. */
export function nextChangeUs({ management, plan }: Simulation): number {
  const [next] = management.ahead;
  return next === undefined ? Infinity : (plan.drill.changes[next] as ScheduledChange).atUs;
}

/** The next change comes to the management plane, which accepts it if it is there. Gateways serve on whatever happens. */
export function takeChange(simulation: Simulation): void {
  const { management, plan, replicas } = simulation;
  const number = management.ahead.shift() as number;
  const change = plan.drill.changes[number] as ScheduledChange;
  if (change.atUs >= plan.drill.durationUs || !isUp(simulation, change.atUs)) return;
  switch (change.kind) {
    case 'policy':
      management.accepted.add(number);
      acceptChange(replicas, number, change.atUs);
      break;
    case 'gateway':
      management.accepted.add(number);
      management.switches.push({
        atUs: change.atUs + change.takesUs,
        region: change.region,
        disabled: change.disabled,
      });
      management.tookEffectUs.set(number, change.atUs + change.takesUs);
      break;
    case 'scale':
      // One infrastructure change at a time.
      if (change.atUs < management.lockedUntilUs) return;
      management.accepted.add(number);
      management.lockedUntilUs = change.atUs + change.takesUs;
      management.tookEffectUs.set(number, change.atUs + change.takesUs);
      scale(simulation, change);
      break;
  }
}

/** It lives in the primary region, and is up unless that has no zone left or a fault says otherwise. */
function isUp({ plan, replicas }: Simulation, nowUs: number): boolean {
  const faulty = plan.drill.faults.some(
    ({ kind, atUs, untilUs }) => kind === 'managementPlane' && nowUs >= atUs && nowUs < untilUs,
  );
  return !faulty && hasPrimary(replicas);
}

function hasPrimary(replicas: ConfigReplicas): boolean {
  return replicas.zones.some(({ region, live }) => region === 0 && live);
}

/** Units that join do so when the change is done; units that leave get nothing new from its start on. */
function scale(simulation: Simulation, change: ScheduledChange & { kind: 'scale' }): void {
  const { plan } = simulation;
  const shard = shardOf(simulation, change.region);
  if (shard === undefined) return;
  const { unitOfVm } = shard.region;
  const { view } = shard.health;
  const all = allVms(plan, change.region);
  const joining = all.filter((vm) => (unitOfVm[vm] as number) < change.units && view.vms[vm]?.causes.has(-1));
  const leaving = all.filter((vm) => (unitOfVm[vm] as number) >= change.units && view.alive[vm] === 1);
  const actions: Action[] = [
    {
      atUs: Math.max(change.atUs, shard.nowUs),
      region: change.region,
      act: (of) => setVmsAside(of, leaving, leftByScale),
    },
    {
      atUs: Math.max(change.atUs + change.takesUs, shard.nowUs),
      region: change.region,
      act: (of) => joinVms(of, joining),
    },
  ];
  const merged = inOrder([...shard.actions, ...actions.filter(({ atUs }) => atUs < plan.drill.durationUs)]);
  shard.actions.splice(0, shard.actions.length, ...merged);
}

/** Who has set aside the VMs that a change of scale took away. */
const leftByScale = -2;
