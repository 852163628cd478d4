import type { ChangeEffect, RefusalCause, ScheduledChange } from '@keelgate/model';
import { invariant } from '@keelgate/model';
import type { ConfigVersion } from '../config/config-replicas.ts';
import { headOf, newestHeld, restoreChanges } from '../config/config-replicas.ts';
import type { Operation } from './operations.ts';
import { beginOperation, takeEnd } from './operations.ts';
import type { Simulation } from './simulation.ts';
import type { Configured } from './standby.ts';

/** Backups that were begun, restores that were, and what was left each time that the primary region died. */
export type BackupState = {
  readonly backups: Backup[];
  readonly restores: Restore[];
  readonly disasters: Disaster[];
};

export type Backup = {
  readonly change: number;
  readonly name: string;
  readonly atUs: number;
  /** The changes that were configured at its start, by number. */
  readonly changes: readonly number[];
  /** When it was done; Infinity if it is not, or was killed before. */
  usableUs: number;
  killed: boolean;
};

export type Restore = {
  readonly change: number;
  readonly backup: Backup;
  /** What it took away, and the version that it made; `null` as long as it has not. */
  undone: readonly number[];
  version: number | null;
  killed: boolean;
};

export type Disaster = {
  readonly atUs: number;
  readonly changes: readonly number[];
  readonly replica: Left | null;
  readonly backup: (Left & { readonly change: number }) | null;
  readonly standby: (Left & { readonly change: number }) | null;
};

/** As of when a configuration is that is left, and which changes it has not. */
export type Left = { readonly asOfUs: number; readonly lost: readonly number[] };

export function createBackupState(): BackupState {
  return { backups: [], restores: [], disasters: [] };
}

type BackupChange = Extract<ChangeEffect, { kind: 'backup' }> & ScheduledChange;
type RestoreChange = Extract<ChangeEffect, { kind: 'restore' }> & ScheduledChange;

export function beginBackup(
  simulation: Simulation,
  number: number,
  { backup: name, atUs, takesUs }: BackupChange,
): void {
  const { management, replicas } = simulation;
  const { changes } = headOf(replicas);
  management.state.backups.push({ change: number, name, atUs, changes, usableUs: Infinity, killed: false });
  beginOperation(simulation, { change: number, of: 'service', atUs, endUs: atUs + takesUs });
}

/** A backup can be restored for so long after its creation. */
export const expiryUs: number = 30 * 86_400e6;

/** Why no backup of the name can be restored now; `null` if one can. */
export function whyNoBackup({ backups }: BackupState, nowUs: number, name: string): RefusalCause | null {
  if (newestUsable(backups, nowUs, name) !== null) return null;
  return backups.some((backup) => backup.name === name && backup.usableUs <= nowUs) ? 'backupExpired' : 'noBackup';
}

/** Of the backups of that name, or of any; backups are in the order of time. */
function newestUsable(backups: readonly Backup[], nowUs: number, name?: string): Backup | null {
  const usable = backups.filter(
    (backup) =>
      (name === undefined || backup.name === name) && backup.usableUs <= nowUs && nowUs < backup.atUs + expiryUs,
  );
  return usable.at(-1) ?? null;
}

export function beginRestore(simulation: Simulation, number: number, change: RestoreChange): void {
  const { atUs, takesUs, onto } = change;
  const backup = newestUsable(simulation.management.state.backups, atUs, change.backup);
  invariant(backup !== null, 'K4', 'a restore was accepted that has no backup');
  simulation.management.state.restores.push({ change: number, backup, undone: [], version: null, killed: false });
  beginOperation(simulation, { change: number, of: onto, atUs, endUs: atUs + takesUs });
}

/** The operation that ends next does what it was for, or nothing at all if it was killed. */
export function endOperation(simulation: Simulation): void {
  const operation = takeEnd(simulation);
  const { state, tookEffectUs } = simulation.management;
  const backup = state.backups.find(({ change }) => change === operation.change);
  const restore = state.restores.find(({ change }) => change === operation.change);
  for (const ended of [backup, restore]) if (ended !== undefined) ended.killed = operation.killed;
  if (operation.killed) return;
  tookEffectUs.set(operation.change, operation.endUs);
  if (backup !== undefined) backup.usableUs = operation.endUs;
  if (restore !== undefined) endRestore(simulation, restore, operation);
}

/** K4: from now on the configuration is what the backup holds, no more and no less. */
function endRestore(simulation: Simulation, restore: Restore, { of, endUs }: Operation): void {
  const { replicas } = of === 'service' ? simulation : (simulation.standby as Configured);
  const { changes } = restore.backup;
  restore.undone = headOf(replicas).changes.filter((change) => !changes.includes(change));
  restore.version = restoreChanges(replicas, { changes, restore: restore.change }, endUs);
  const held = headOf(replicas).changes;
  invariant(
    held.length === changes.length && changes.every((change, at) => held[at] === change),
    'K4',
    'a restored configuration is not what the backup held',
  );
}

/** The primary region has just died, and the log has not been cut yet: what is left of the configuration, and where. */
export function noteDisaster(simulation: Simulation, nowUs: number): void {
  const { replicas, management, standby } = simulation;
  const { changes } = headOf(replicas);
  const lives = replicas.zones.some(({ live }) => live);
  const backup = newestUsable(management.state.backups, nowUs);
  const restored = standby === null ? null : restoredOn(simulation, standby);
  management.state.disasters.push({
    atUs: nowUs,
    changes,
    replica: lives ? leftOnReplicas(replicas, nowUs) : null,
    backup: backup === null ? null : leftIn(backup, changes),
    standby: restored === null ? null : leftIn(restored.backup, changes),
  });
}

function leftIn(
  { change, atUs, changes: held }: Backup,
  changes: readonly number[],
): Left & { readonly change: number } {
  return { change, asOfUs: atUs, lost: changes.filter((one) => !held.includes(one)) };
}

/** Up to the first version that none of them has. */
function leftOnReplicas(replicas: Simulation['replicas'], nowUs: number): Left {
  const newest = newestHeld(replicas);
  const { changes: held } = replicas.versions[newest] as ConfigVersion;
  const lost = headOf(replicas).changes.filter((change) => !held.includes(change));
  const missed = replicas.versions[newest + 1];
  return { asOfUs: missed === undefined || lost.length === 0 ? nowUs : missed.madeUs, lost };
}

/** What a live zone of the standby has, as far as a restore put it there. */
function restoredOn({ management }: Simulation, { replicas }: Configured): Restore | null {
  if (!replicas.zones.some(({ live }) => live)) return null;
  const newest = newestHeld(replicas);
  const restores = management.state.restores.filter(({ version, change }) => {
    const made = version === null ? undefined : replicas.versions[version];
    return version !== null && version <= newest && made?.restore === change;
  });
  return restores.at(-1) ?? null;
}
