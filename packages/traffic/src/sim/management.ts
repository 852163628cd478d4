import type { Drill, RefusalCause, ScheduledChange } from '@keelgate/model';
import type { ConfigReplicas } from '../config/config-replicas.ts';
import { acceptChange } from '../config/config-replicas.ts';
import { absent } from '../health/health-view.ts';
import type { Action } from './action.ts';
import { inOrder } from './action.ts';
import type { AutoscaleState } from './autoscale-state.ts';
import { createAutoscale } from './autoscale-state.ts';
import type { BackupState } from './backups.ts';
import { beginBackup, beginRestore, createBackupState, whyNoBackup } from './backups.ts';
import type { Locks, Operation, ServiceName } from './operations.ts';
import { createLocks, isLocked, takeLock } from './operations.ts';
import { allVms } from './plan-region.ts';
import { joinVms, setVmsAside, takeVmsBack } from './region-health.ts';
import { shardOf } from './shard-of.ts';
import type { Simulation } from './simulation.ts';
import type { AddressMove } from './vip.ts';
import { beginMove } from './vip.ts';

/** The management plane: which changes came, which it accepted, and what is still to take effect. */
export type ManagementState = {
  /** Changes that have not come yet, in the order of time. */
  readonly ahead: number[];
  readonly accepted: Set<number>;
  /** Why changes were not accepted, by change. */
  readonly refused: Map<number, RefusalCause>;
  readonly locks: Locks;
  /** Operations that do something when they end. */
  readonly running: Operation[];
  readonly state: BackupState;
  /** Gateways that are switched off or on, and when that takes effect. */
  readonly switches: { readonly atUs: number; readonly region: number; readonly disabled: boolean }[];
  /** Regions that get another address. */
  readonly moves: AddressMove[];
  /** When names are pointed at the standby, or back. */
  readonly flips: { readonly atUs: number; readonly to: ServiceName }[];
  /** Where names point since the last of them. */
  serving: { readonly name: ServiceName; readonly by: number | null };
  /** When what a change began was done, by change. */
  readonly tookEffectUs: Map<number, number>;
  readonly autoscale: AutoscaleState;
};

export function createManagement(drill: Drill): ManagementState {
  const { changes } = drill;
  const ahead = [...changes.keys()].toSorted((left, right) => (changes[left]?.atUs ?? 0) - (changes[right]?.atUs ?? 0));
  return {
    ahead,
    accepted: new Set(),
    refused: new Map(),
    locks: createLocks(),
    running: [],
    state: createBackupState(),
    switches: [],
    moves: [],
    flips: [],
    serving: { name: 'service', by: null },
    tookEffectUs: new Map(),
    autoscale: createAutoscale(drill),
  };
}

/** When the next change comes; Infinity if none does. */
export function nextChangeUs({ management, plan }: Simulation): number {
  const [next] = management.ahead;
  return next === undefined ? Infinity : (plan.drill.changes[next] as ScheduledChange).atUs;
}

/** The next change comes to the management plane, which accepts it or not. Gateways serve on whatever happens. */
export function takeChange(simulation: Simulation): void {
  const { management, plan } = simulation;
  const number = management.ahead.shift() as number;
  const change = plan.drill.changes[number] as ScheduledChange;
  if (change.atUs >= plan.drill.durationUs) return;
  const cause = refusalOf(simulation, change);
  if (cause !== null) {
    management.refused.set(number, cause);
    return;
  }
  management.accepted.add(number);
  begin(simulation, number, change);
}

function refusalOf(simulation: Simulation, change: ScheduledChange): RefusalCause | null {
  const { management, standby } = simulation;
  const { atUs } = change;
  // Names are no business of the service's.
  if (change.kind === 'failover') return null;
  const of = change.kind === 'restore' ? change.onto : 'service';
  if (of === 'standby') {
    if (!(standby?.replicas.zones.some(({ live }) => live) ?? false)) return 'standbyDown';
  } else if (!hasManagementPlane(simulation, atUs)) {
    return 'managementPlaneDown';
  }
  // What changes the service itself goes one by one; policies are written beside it.
  if (change.kind !== 'policy' && isLocked(management.locks, of, atUs)) return 'locked';
  return change.kind === 'restore' ? whyNoBackup(management.state, atUs, change.backup) : null;
}

function begin(simulation: Simulation, number: number, change: ScheduledChange): void {
  const { management, replicas } = simulation;
  const { atUs } = change;
  switch (change.kind) {
    case 'policy':
      acceptChange(replicas, number, atUs);
      management.tookEffectUs.set(number, atUs);
      break;
    case 'gateway':
      lockFor(management, number, change);
      management.switches.push({ atUs: atUs + change.takesUs, region: change.region, disabled: change.disabled });
      break;
    case 'scale':
      lockFor(management, number, change);
      if (change.region === 0 && management.autoscale !== null) management.autoscale.autoscaler.units = change.units;
      scale(simulation, change);
      break;
    case 'zones':
      lockFor(management, number, change);
      beginMove(simulation, number, change);
      break;
    case 'backup':
      beginBackup(simulation, number, change);
      break;
    case 'restore':
      beginRestore(simulation, number, change);
      break;
    case 'failover':
      management.flips.push({ atUs, to: change.to });
      management.serving = { name: change.to, by: change.to === 'service' ? null : number };
      management.tookEffectUs.set(number, atUs);
      break;
  }
}

/** An infrastructure change that goes on to its end whatever becomes of the management plane. */
function lockFor(
  { locks, tookEffectUs }: ManagementState,
  number: number,
  { atUs, takesUs }: { readonly atUs: number; readonly takesUs: number },
): void {
  takeLock(locks, 'service', { atUs, endUs: atUs + takesUs });
  tookEffectUs.set(number, atUs + takesUs);
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
