import { type Snapshot, type TierName, type User, tierNames, tiers } from '@keelgate/model';
import { expect, it } from 'vitest';
import { type BackupOptions, type RestoreOptions, readBackup, restoreBackup, writeBackup } from './index.ts';
import { bytesOf, inPieces } from './testing/chunks.ts';
import { createdMs, encrypted, passphrase, plain, smallSnapshot } from './testing/snapshots.ts';

const dayMs = 86_400_000;
const nowMs = createdMs;

/** The snapshot after a restore of a backup of another, or the message and the code of the refusal. */
async function restored(
  from: Snapshot,
  onto: Snapshot,
  options: Partial<RestoreOptions> = {},
  backup: Partial<BackupOptions> = {},
): Promise<Snapshot | readonly string[]> {
  const written = writeBackup(from, { ...plain, ...backup });
  if (!written.ok) return [written.failure.code, written.failure.message];
  const read = await readBackup(inPieces(await bytesOf(written)), {});
  const result = read.ok ? restoreBackup(read.value, onto, { nowMs, ...options }) : read;
  return result.ok ? result.value : [result.failure.code, result.failure.message];
}

function ofTier(tier: TierName, snapshot: Snapshot = smallSnapshot): Snapshot {
  return { ...snapshot, service: snapshot.service === null ? null : { ...snapshot.service, tier } };
}

it('a backup lasts 30 days, to the millisecond', async () => {
  expect(await restored(smallSnapshot, smallSnapshot, { nowMs: createdMs + 30 * dayMs })).toEqual(smallSnapshot);
  expect(await restored(smallSnapshot, smallSnapshot, { nowMs: createdMs + 30 * dayMs + 1 })).toEqual([
    'backup/expired',
    'Cannot restore: backup expired: it is of 2026-09-21, today is 2026-10-21, and a backup lasts 30 days',
  ]);
  const late = { nowMs: createdMs + 300 * dayMs, expired: 'accept' } as const;
  expect(await restored(smallSnapshot, smallSnapshot, late)).toEqual(smallSnapshot);
});

it('a backup is of one tier', async () => {
  expect(await restored(ofTier('Standard'), ofTier('Premium'))).toEqual([
    'backup/other-tier',
    "RestoreFailed: Cannot restore: current SKU is 'Premium', backup SKU is 'Standard'",
  ]);
  expect(await restored(ofTier('Standard'), ofTier('Premium'), { anyTier: true })).toEqual(ofTier('Premium'));
});

it.each(tierNames)(
  '%s is backed up and restored as Azure does, and otherwise where that is asked for',
  async (tier) => {
    const code = tiers[tier].backup ? null : 'backup/tier-without-backups';
    const result = await restored(ofTier(tier), ofTier(tier));
    expect(Array.isArray(result) ? result[0] : null).toBe(code);
    expect(await restored(ofTier(tier), ofTier(tier), { anyTier: true }, { anyTier: true })).toEqual(ofTier(tier));
  },
);

it('a tier that has no backups says both SKUs where the backup is of another', async () => {
  expect(await restored(ofTier('Standard'), ofTier('StandardV2'))).toEqual([
    'backup/other-tier',
    "RestoreFailed: Cannot restore: current SKU is 'StandardV2', backup SKU is 'Standard'",
  ]);
});

it('a partial configuration is neither backed up nor restored onto, but where that is asked for', async () => {
  const partial: Snapshot = { ...smallSnapshot, service: null };
  expect((await restored(partial, smallSnapshot)) as string[]).toContain('backup/no-service');
  expect((await restored(smallSnapshot, partial)) as string[]).toContain('backup/no-service');
  expect(await restored(partial, partial, { anyTier: true }, { anyTier: true })).toEqual(partial);
});

it('services with workspaces have no backups', async () => {
  const kept = [{ type: 'Microsoft.ApiManagement/service/workspaces', name: 'contoso/team', body: {} }];
  expect((await restored({ ...smallSnapshot, kept }, smallSnapshot)) as string[]).toContain('backup/workspaces');
  expect((await restored(smallSnapshot, { ...smallSnapshot, kept })) as string[]).toContain('backup/workspaces');
});

const user = (id: string): User => ({ id, email: `${id}@example.com`, firstName: id, lastName: '', state: 'active' });
const subscription = (id: string, ownerId: string | null, apiId: string): Snapshot['subscriptions'][number] => ({
  id,
  name: id,
  scope: { kind: 'api', apiId },
  state: 'active',
  ownerId,
  primaryKey: `${id}-1`,
  secondaryKey: `${id}-2`,
});
const group = (userIds: readonly string[]): Snapshot['groups'] => [
  { id: 'team', name: 'Team', kind: 'custom', userIds },
];

const production: Snapshot = {
  ...smallSnapshot,
  users: [user('ada')],
  groups: group(['ada']),
  subscriptions: [subscription('app', 'ada', 'orders')],
};
const test: Snapshot = {
  ...smallSnapshot,
  users: [user('tim')],
  groups: group(['tim']),
  subscriptions: [subscription('tests', 'tim', 'orders'), subscription('old', 'tim', 'gone')],
};

it('users and subscriptions come with a backup', async () => {
  expect(await restored(production, test)).toMatchObject({
    users: production.users,
    groups: production.groups,
    subscriptions: production.subscriptions,
  });
});

it.each([
  ['left out of the backup', {}, { runtimeData: false }],
  ['not restored', { users: false, subscriptions: false }, {}],
])(
  'users and subscriptions that are %s stay the target’s, as far as what they open is there',
  async (_, options, backup) => {
    expect(await restored(production, test, options, backup)).toMatchObject({
      users: test.users,
      groups: test.groups,
      subscriptions: [subscription('tests', 'tim', 'orders')],
    });
  },
);

it('a subscription without its owner is nobody’s', async () => {
  expect(await restored(production, test, { users: false })).toMatchObject({
    users: test.users,
    subscriptions: [subscription('app', null, 'orders')],
  });
  expect(await restored(production, test, { subscriptions: false })).toMatchObject({
    users: production.users,
    subscriptions: [subscription('tests', null, 'orders')],
  });
});

it('groups that come without their users are empty', async () => {
  expect(await restored(production, { ...test, groups: [] }, { only: ['groups'] })).toMatchObject({
    users: test.users,
    groups: group([]),
  });
});

it('resources that are kept take the name of the service they come to', async () => {
  const kept = [{ type: 'Microsoft.ApiManagement/service/loggers', name: 'contoso/log', body: { properties: {} } }];
  const { service } = smallSnapshot;
  if (service === null) throw new Error('there is a service');
  const standby: Snapshot = { ...smallSnapshot, service: { ...service, name: 'standby' } };
  expect(await restored({ ...smallSnapshot, kept }, standby)).toEqual({
    ...standby,
    kept: [{ type: 'Microsoft.ApiManagement/service/loggers', name: 'standby/log', body: { properties: {} } }],
  });
});

it('a passphrase is the right one, a wrong one, missing, or one too many', async () => {
  const bytes = await bytesOf(writeBackup(smallSnapshot, encrypted));
  const code = async (of: Uint8Array, given: { readonly passphrase?: string }): Promise<string> => {
    const read = await readBackup(inPieces(of), given);
    return read.ok ? 'read' : read.failure.code;
  };
  expect(await code(bytes, { passphrase })).toBe('read');
  expect(await code(bytes, { passphrase: `${passphrase} ` })).toBe('backup/wrong-passphrase');
  expect(await code(bytes, {})).toBe('backup/passphrase-needed');
  expect(await code(await bytesOf(writeBackup(smallSnapshot, plain)), { passphrase })).toBe('backup/not-encrypted');
  const empty = writeBackup(smallSnapshot, { ...encrypted, passphrase: '' });
  expect(empty.ok ? '' : empty.failure.code).toBe('backup/passphrase-needed');
  expect(() => writeBackup(smallSnapshot, { ...plain, passphrase })).toThrow('salt');
});

it('a passphrase is the same however its accents are typed', async () => {
  const bytes = await bytesOf(writeBackup(smallSnapshot, { ...encrypted, passphrase: 'caf\u00e9' }));
  expect((await readBackup(inPieces(bytes), { passphrase: 'cafe\u0301' })).ok).toBe(true);
});

it('what could not be read again is not written', async () => {
  const { service } = smallSnapshot;
  if (service === null) throw new Error('there is a service');
  const long = { ...smallSnapshot, service: { ...service, name: 'x'.repeat(70_000) } };
  for (const [snapshot, options] of [
    [long, plain],
    [smallSnapshot, { ...plain, createdMs: Number.NaN }],
    [smallSnapshot, { ...plain, createdMs: 0.5 }],
  ] as const) {
    const written = writeBackup(snapshot, options);
    if (!written.ok) throw new Error('it is refused as it is written');
    const codes = [];
    for await (const chunk of written.value) codes.push(chunk.ok ? 'written' : chunk.failure.code);
    expect(codes).toEqual(['backup/unfit']);
  }
});
