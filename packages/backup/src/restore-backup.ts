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
  if (!selected.ok) return selected;
  const before = { taken: takenRuntimeData(backup.manifest, options), users: backup.snapshot.users };
  return ok(onto(target, selected.value, before));
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

function onto(target: Snapshot, configuration: Snapshot, before: Before): Snapshot {
  const { users, subscriptions } = before.taken;
  const restored: Snapshot = {
    ...configuration,
    version: target.version,
    service: target.service,
    users: users ? configuration.users : target.users,
    groups: users ? configuration.groups : withMembersOf(target, configuration),
    subscriptions: subscriptions ? configuration.subscriptions : target.subscriptions.filter(opens(configuration)),
    kept: keptResources(target, configuration),
  };
  return withoutThoseGone(restored, [...before.users, ...target.users]);
}

/** What was taken of the runtime data, and whose users there were in the backup. */
type Before = { readonly taken: Taken; readonly users: Snapshot['users'] };

/** The target's users stay members of the groups that are still there. */
function withMembersOf(target: Snapshot, { groups }: Snapshot): Snapshot['groups'] {
  const members = new Map(target.groups.map(({ id, userIds }) => [id, userIds]));
  return groups.map((group) => ({ ...group, userIds: members.get(group.id) ?? [] }));
}

/** The target's subscriptions go with the product or API that they open. */
function opens({ apis, products }: Snapshot): (subscription: Subscription) => boolean {
  const apiIds = new Set(apis.map(({ id }) => id));
  const productIds = new Set(products.map(({ id }) => id));
  return ({ scope }) =>
    scope.kind === 'all-apis' || (scope.kind === 'api' ? apiIds.has(scope.apiId) : productIds.has(scope.productId));
}

/** Users who are not there any more own nothing and are in no group. */
function withoutThoseGone(restored: Snapshot, known: Snapshot['users']): Snapshot {
  const there = new Set(restored.users.map(({ id }) => id));
  const gone = new Set(known.map(({ id }) => id).filter((id) => !there.has(id)));
  if (gone.size === 0) return restored;
  return {
    ...restored,
    groups: restored.groups.map((group) => ({ ...group, userIds: group.userIds.filter((id) => !gone.has(id)) })),
    subscriptions: restored.subscriptions.map((one) =>
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
