import type {
  BackupResult,
  ChangeResult,
  DisasterResult,
  DrillResult,
  RecoveryPoint,
  RestoreResult,
  ScheduledChange,
} from '@keelgate/model';
import { invariant } from '@keelgate/model';
import { headOf } from '../config/config-replicas.ts';
import type { Backup, Left, Restore } from './backups.ts';
import { round } from './round.ts';
import type { Simulation } from './simulation.ts';
import type { Configured } from './standby.ts';
import { vipRows } from './vip.ts';

/** What became of each change, of backups and restores, and of the configuration when the primary died. */
export function configFindings(simulation: Simulation): DrillResult['config'] {
  const { plan, management, replicas } = simulation;
  const lostBy = lossesOf(simulation);
  const disasters = management.state.disasters.map((disaster) => disasterRow(simulation, disaster));
  const points = disasters.map(({ recoveryPointSeconds }) => recoveryPointSeconds);
  return {
    changes: plan.drill.changes.map((change, number) => changeRow(simulation, { change, number, lostBy })),
    lostChanges: lostBy.size,
    staleSecondsMax: round(replicas.staleUsMax / 1e6),
    vipChanges: vipRows(simulation),
    backups: rowsOf(simulation, 'backup', backupRow),
    restores: rowsOf(simulation, 'restore', restoreRow),
    disasters,
    recoveryPointSeconds: points.includes(null) ? null : Math.max(0, ...points.map((point) => point ?? 0)),
  };
}

type Numbered<Change> = { readonly change: Change; readonly number: number };

function changeRow(
  simulation: Simulation,
  { change, number, lostBy }: Numbered<ScheduledChange> & { readonly lostBy: ReadonlyMap<number, string> },
): ChangeResult {
  const { plan, management } = simulation;
  const tookEffectUs = management.tookEffectUs.get(number) ?? Infinity;
  return {
    id: change.id,
    kind: change.kind,
    at: change.atUs / 1e6,
    accepted: management.accepted.has(number),
    refusedBecause: management.refused.get(number) ?? null,
    endedAt: tookEffectUs <= plan.drill.durationUs ? round(tookEffectUs / 1e6) : null,
    appliedAt: appliedAt(simulation, { change, number }),
    rejectedBy: rejectedBy(simulation, number),
    lost: lostBy.has(number),
    lostBy: lostBy.get(number) ?? null,
  };
}

/** In the order of regions, the standby's last. */
function rejectedBy({ plan, replicas, standby }: Simulation, number: number): readonly string[] {
  const regions = new Set([
    ...(replicas.rejected.get(number) ?? []),
    ...(standby?.replicas.rejected.get(number) ?? []),
  ]);
  return plan.regions.flatMap(({ index, name }) => (regions.has(index) ? [name] : []));
}

/** When each region had it: all that a policy reaches, the one that is scaled or switched. */
function appliedAt(
  { plan, management, replicas }: Simulation,
  { change, number }: Numbered<ScheduledChange>,
): ChangeResult['appliedAt'] {
  const regions = new Map(replicas.appliedUs.get(number));
  const tookEffectUs = management.tookEffectUs.get(number);
  if ('region' in change && tookEffectUs !== undefined) regions.set(change.region, tookEffectUs);
  const named = [...regions]
    .filter(([, atUs]) => atUs <= plan.drill.durationUs)
    .map(([region, atUs]) => [plan.regions[region]?.name ?? '', round(atUs / 1e6)] as const);
  return Object.fromEntries(named);
}

/**
 * Accepted changes that the service which names point at has not, each with what it was lost by. K5: in the service's own
 * log every accepted change is configured, or lost with the primary, or undone by a restore.
 */
function lossesOf({ plan, management, replicas, standby }: Simulation): ReadonlyMap<number, string> {
  const { lost, undone, acceptedUs } = replicas;
  const held = new Set(headOf(replicas).changes);
  for (const change of acceptedUs.keys()) {
    const states = [held.has(change), lost.has(change), undone.has(change)];
    invariant(states.filter(Boolean).length === 1, 'K5', () => `change ${change} is neither there nor lost, or both`);
  }
  const losses = new Map<number, string>([...lost].map((change) => [change, 'primary']));
  for (const [change, restore] of undone) losses.set(change, idOf(plan, restore));
  const { by } = management.serving;
  if (standby === null || by === null) return losses;
  const there = new Set(headOf(standby.replicas).changes);
  const missing = [...acceptedUs.keys()].filter((change) => !there.has(change));
  return new Map(missing.map((change) => [change, losses.get(change) ?? idOf(plan, by)]));
}

function idOf({ drill }: Simulation['plan'], change: number): string {
  return drill.changes[change]?.id ?? '';
}

type OfKind<Kind extends ScheduledChange['kind']> = Extract<ScheduledChange, { readonly kind: Kind }>;

/** A row for each change of the kind that came. */
function rowsOf<Kind extends ScheduledChange['kind'], Row>(
  simulation: Simulation,
  kind: Kind,
  row: (simulation: Simulation, of: Numbered<OfKind<Kind>>) => Row,
): readonly Row[] {
  return simulation.plan.drill.changes.flatMap((change, number) =>
    change.kind === kind ? [row(simulation, { change: change as OfKind<Kind>, number })] : [],
  );
}

function backupRow({ management }: Simulation, { change, number }: Numbered<OfKind<'backup'>>): BackupResult {
  const begun = management.state.backups.find((backup) => backup.change === number);
  return {
    id: change.id,
    name: change.backup,
    at: change.atUs / 1e6,
    usableAt: begun === undefined || begun.usableUs === Infinity ? null : round(begun.usableUs / 1e6),
    changes: begun?.changes.length ?? 0,
    whyNot: whyNot(management, number, begun),
  };
}

function restoreRow(simulation: Simulation, { change, number }: Numbered<OfKind<'restore'>>): RestoreResult {
  const { management, plan, standby } = simulation;
  const begun = management.state.restores.find((restore) => restore.change === number);
  const endedUs = management.tookEffectUs.get(number);
  const of: Configured = change.onto === 'standby' && standby !== null ? standby : simulation;
  const isLost = begun !== undefined && begun.version !== null && of.replicas.lostVersions.has(begun.version);
  return {
    id: change.id,
    name: change.backup,
    onto: change.onto,
    backup: begun === undefined ? null : idOf(plan, begun.backup.change),
    at: change.atUs / 1e6,
    endedAt: endedUs === undefined ? null : round(endedUs / 1e6),
    undone: (begun?.undone ?? []).map((undone) => idOf(plan, undone)),
    whyNot: isLost ? 'lost' : whyNot(management, number, begun),
  };
}

/** Why it has not done what it was for; `null` if it has. */
function whyNot(
  { refused, tookEffectUs }: Simulation['management'],
  number: number,
  begun: Backup | Restore | undefined,
): BackupResult['whyNot'] {
  if (begun === undefined) return refused.get(number) ?? 'unfinished';
  if (begun.killed) return 'killed';
  return tookEffectUs.has(number) ? null : 'unfinished';
}

function disasterRow(
  { plan }: Simulation,
  { atUs, changes, ...left }: Simulation['management']['state']['disasters'][number],
): DisasterResult {
  function pointOf(of: Left | null): RecoveryPoint | null {
    return of === null ? null : { seconds: round((atUs - of.asOfUs) / 1e6), lostChanges: of.lost.length };
  }
  function named(of: (Left & { readonly change: number }) | null): DisasterResult['backup'] {
    const point = pointOf(of);
    return of === null || point === null ? null : { id: idOf(plan, of.change), ...point };
  }
  const [replica, backup, standby] = [pointOf(left.replica), named(left.backup), named(left.standby)];
  const seconds = [replica, backup, standby].flatMap((point) => (point === null ? [] : [point.seconds]));
  return {
    at: round(atUs / 1e6),
    changes: changes.length,
    replica,
    backup,
    standby,
    recoveryPointSeconds: seconds.length === 0 ? null : Math.min(...seconds),
  };
}
