import { type Fault, type Result, type Snapshot, type Subscription, failed, ok } from '@keelgate/model';
import { backupFault } from './backup-fault.ts';
import { isKeptOut } from './excluded.ts';
import { type BackupManifest, expiryMs } from './manifest.ts';
import type { Backup } from './read-backup.ts';
import type { RestoreOptions } from './restore-options.ts';
import { select } from './select/select.ts';
import { unfitService } from './tier-rule.ts';

/**
 * The target as it stands after the restore, or why there is none: all or nothing. What backups do not hold (`excluded`) stays the
 * target's own, its whole service resource among it, and so does its `version`: who appends the change gives it a number.
 */
export function restoreBackup(
  backup: Pick<Backup, 'manifest' | 'snapshot'>,
  target: Snapshot,
  options: RestoreOptions,
): Result<Snapshot, Fault> {
  const refusal =
    expired(backup.manifest, options) ??
    (options.anyTier === true ? null : (otherTier(backup.manifest, target) ?? unfitService(target, 'restore')));
  if (refusal !== null) return failed(refusal);
  const selected = select(backup.snapshot, target, options);
  return selected.ok ? ok(onto(target, selected.value, takenRuntimeData(backup.manifest, options))) : selected;
}

function expired({ createdMs }: BackupManifest, { nowMs, expired: whenExpired }: RestoreOptions): Fault | null {
  if (whenExpired === 'accept' || nowMs - createdMs <= expiryMs) return null;
  const [created, now] = [createdMs, nowMs].map((ms) => new Date(ms).toISOString().slice(0, 10));
  return backupFault(
    'backup/expired',
    `Cannot restore: backup expired: it is of ${created}, today is ${now}, and a backup lasts 30 days`,
  );
}

function otherTier({ tier }: BackupManifest, { service }: Snapshot): Fault | null {
  if (service === null || service.tier === tier) return null;
  return backupFault(
    'backup/other-tier',
    `RestoreFailed: Cannot restore: current SKU is '${service.tier}', backup SKU is '${tier ?? 'none'}'`,
    'restore onto a service of the same tier; anyTier carries the configuration over nevertheless',
  );
}

type Taken = { readonly users: boolean; readonly subscriptions: boolean };

function takenRuntimeData({ runtimeData }: BackupManifest, options: RestoreOptions): Taken {
  return {
    users: runtimeData && options.users !== false,
    subscriptions: runtimeData && options.subscriptions !== false,
  };
}

function onto(target: Snapshot, configuration: Snapshot, taken: Taken): Snapshot {
  const restored: Snapshot = {
    ...configuration,
    version: target.version,
    service: target.service,
    kept: keptResources(target, configuration),
  };
  const owners = taken.subscriptions ? configuration.users : target.users;
  return subscriptionsOf(target, usersOf(target, restored, taken), { taken, owners });
}

/** Whose subscriptions they may be: the users of where the subscriptions come from. */
type OwnUsers = { readonly taken: Taken; readonly owners: Snapshot['users'] };

/** The target's users stay members of the groups that are still there. */
function usersOf(target: Snapshot, restored: Snapshot, { users }: Taken): Snapshot {
  if (users) return restored;
  const groupsBefore = new Map(target.groups.map(({ id, userIds }) => [id, userIds]));
  const groups = restored.groups.map((group) => ({ ...group, userIds: groupsBefore.get(group.id) ?? [] }));
  return { ...restored, users: target.users, groups };
}

/** The target's subscriptions go with the product or API that they open. Any loses an owner who is not there any more. */
function subscriptionsOf(target: Snapshot, restored: Snapshot, from: OwnUsers): Snapshot {
  const { taken, owners } = from;
  const apis = new Set(restored.apis.map(({ id }) => id));
  const products = new Set(restored.products.map(({ id }) => id));
  const opens = ({ scope }: Subscription): boolean =>
    scope.kind === 'all-apis' || (scope.kind === 'api' ? apis.has(scope.apiId) : products.has(scope.productId));
  const subscriptions = taken.subscriptions ? restored.subscriptions : target.subscriptions.filter(opens);
  const users = new Set(restored.users.map(({ id }) => id));
  const gone = new Set(owners.map(({ id }) => id).filter((id) => !users.has(id)));
  return {
    ...restored,
    subscriptions: subscriptions.map((one) =>
      one.ownerId !== null && gone.has(one.ownerId) ? { ...one, ownerId: null } : one,
    ),
  };
}

/** Names begin with that of the service; those of the backup are called by the target's. */
function keptResources(target: Snapshot, configuration: Snapshot): Snapshot['kept'] {
  const service = target.service?.name;
  const restored = configuration.kept.map((resource) =>
    service === undefined ? resource : { ...resource, name: resource.name.replace(/^[^/]*/, () => service) },
  );
  return [...target.kept.filter(({ type }) => isKeptOut(type)), ...restored];
}
