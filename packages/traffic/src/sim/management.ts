import type { Drill, ScheduledChange } from '@keelgate/model';
import type { ConfigReplicas } from '../config/config-replicas.ts';
import { acceptChange } from '../config/config-replicas.ts';
import { absent } from '../health/health-view.ts';
import type { Action } from './action.ts';
import { inOrder } from './action.ts';
import type { AutoscaleState } from './autoscale-state.ts';
import { createAutoscale } from './autoscale-state.ts';
import { allVms } from './plan-region.ts';
import { joinVms, setVmsAside, takeVmsBack } from './region-health.ts';
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
  readonly autoscale: AutoscaleState;
};

export function createManagement(drill: Drill): ManagementState {
  const { changes } = drill;
  const ahead = [...changes.keys()].toSorted((left, right) => (changes[left]?.atUs ?? 0) - (changes[right]?.atUs ?? 0));
  return {
    ahead,
    accepted: new Set(),
    lockedUntilUs: 0,
    switches: [],
    tookEffectUs: new Map(),
    autoscale: createAutoscale(drill),
  };
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
  if (change.atUs >= plan.drill.durationUs || !hasManagementPlane(simulation, change.atUs)) return;
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
      if (change.region === 0 && management.autoscale !== null) management.autoscale.autoscaler.units = change.units;
      scale(simulation, change);
      break;
  }
}

/** It lives in the primary region, and is up unless that has no zone left or a fault says otherwise. */
export function hasManagementPlane({ plan, replicas }: Simulation, nowUs: number): boolean {
  const faulty = plan.drill.faults.some(
    ({ kind, atUs, untilUs }) => kind === 'managementPlane' && nowUs >= atUs && nowUs < untilUs,
  );
  return !faulty && hasPrimary(replicas);
}

function hasPrimary(replicas: ConfigReplicas): boolean {
  return replicas.zones.some(({ region, live }) => region === 0 && live);
}

export type ScaleChange = {
  readonly region: number;
  readonly units: number;
  readonly atUs: number;
  readonly takesUs: number;
};

/** Units that join do so when the change is done; units that leave get nothing new from its start on. */
export function scale(simulation: Simulation, change: ScaleChange): void {
  const { plan } = simulation;
  const shard = shardOf(simulation, change.region);
  if (shard === undefined) return;
  const { unitOfVm } = shard.region;
  const { view } = shard.health;
  const all = allVms(plan, change.region);
  const joining = all.filter((vm) => (unitOfVm[vm] as number) < change.units);
  // One that is down now leaves too: it must not come back later.
  const leaving = all.filter(
    (vm) => (unitOfVm[vm] as number) >= change.units && !(view.vms[vm]?.causes.has(absent) ?? true),
  );
  const actions: Action[] = [
    {
      atUs: Math.max(change.atUs, shard.nowUs),
      region: change.region,
      act: (of) => setVmsAside(of, leaving, leftByScale),
    },
    {
      atUs: Math.max(change.atUs + change.takesUs, shard.nowUs),
      region: change.region,
      act: (of) => {
        joinVms(of, joining);
        takeVmsBack(of, joining, leftByScale);
      },
    },
  ];
  const merged = inOrder([...shard.actions, ...actions.filter(({ atUs }) => atUs < plan.drill.durationUs)]);
  shard.actions.splice(0, shard.actions.length, ...merged);
}

/** Who has set aside the VMs that a change of scale took away. */
const leftByScale = -2;
