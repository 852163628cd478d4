import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Format, currentFormat } from './format.ts';
import { formatVersion, readBackup, writeBackup } from './index.ts';
import { readBackupAs } from './read-backup.ts';
import type { Migration } from './migrate/migration.ts';
import { Unfit } from './record/unfit.ts';
import { bytesOf, inPieces } from './testing/chunks.ts';
import { everything } from './testing/everything.ts';
import { encrypted, passphrase, plain } from './testing/snapshots.ts';

const folder = path.join(import.meta.dirname, 'fixture');

function fixture(name: string): Uint8Array {
  return Buffer.from(readFileSync(path.join(folder, name), 'utf8').replaceAll(/\s/g, ''), 'hex');
}

/** What each version held when its fixture was made: a version that knows more reads it with what was not known left empty. */
const held = { 1: everything } as const;

it.each(Object.entries(held))(
  'a backup of version %s, as it was once written, is read, plain and encrypted',
  async (version, snapshot) => {
    const read = await readBackup(inPieces(fixture(`version-${version}.hex`)), {});
    expect(read.ok ? read.value.snapshot : read.failure).toEqual(snapshot);
    const sealed = await readBackup(inPieces(fixture(`version-${version}-encrypted.hex`)), { passphrase });
    expect(sealed.ok ? sealed.value.snapshot : sealed.failure).toEqual(snapshot);
    if (read.ok && sealed.ok) expect(sealed.value.digest).toBe(read.value.digest);
  },
);

it('there is a fixture of every version, and a step from each', () => {
  const versions = Array.from({ length: formatVersion }, (_, index) => index + 1);
  expect(readdirSync(folder).toSorted()).toEqual(
    versions.flatMap((version) => [`version-${version}-encrypted.hex`, `version-${version}.hex`]),
  );
  expect(Object.keys(held)).toEqual(versions.map(String));
  expect(currentFormat.migrations.map(({ from }) => from)).toEqual(versions.slice(0, -1));
});

it('the content that is written is that of the fixture', async () => {
  const before = await readBackup(inPieces(fixture(`version-${formatVersion}.hex`)), {});
  const now = await readBackup(inPieces(await bytesOf(writeBackup(everything, plain))), {});
  expect(before.ok && now.ok ? now.value.digest : before).toBe(before.ok ? before.value.digest : '');
});

it('the bytes are the same for equal snapshots, whatever the order of members', async () => {
  const turned = JSON.parse(JSON.stringify(everything), (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toReversed())
      : value,
  ) as typeof everything;
  for (const options of [plain, encrypted])
    expect(await bytesOf(writeBackup(turned, options))).toEqual(await bytesOf(writeBackup(everything, options)));
  const swapped = { ...everything, apis: everything.apis.toReversed() };
  expect(await bytesOf(writeBackup(swapped, plain))).not.toEqual(await bytesOf(writeBackup(everything, plain)));
});

/**
 * A version 2 and a version 3 that there are not: the second calls caches something else, the third has the members of users turned
 * round and drops gateways.
 */
const steps: readonly Migration[] = [
  {
    from: 1,
    sections: currentFormat.sections.map(({ name }) => name),
    records: ({ section, record }) => [{ section: section === 'caches' ? 'externalCaches' : section, record }],
  },
  {
    from: 2,
    sections: currentFormat.sections.map(({ name }) => (name === 'caches' ? 'externalCaches' : name)),
    records: ({ section, record }) => {
      if (section === 'gateways') return [];
      if (section !== 'users') return [{ section, record }];
      if (!Array.isArray(record)) throw new Unfit('a user was expected');
      return [{ section, record: record.toReversed() }];
    },
  },
];
const third: Format = {
  version: 3,
  migrations: steps,
  sections: currentFormat.sections
    .filter(({ name }) => name !== 'gateways')
    .map((section) => {
      if (section.name === 'caches') return { ...section, name: 'externalCaches' };
      if (section.name !== 'users') return section;
      return { ...section, add: (draft, record) => section.add(draft, (record as unknown[]).toReversed()) };
    }),
};

it('an older backup goes through every step on its way', async () => {
  const read = await readBackupAs(third, inPieces(fixture('version-1.hex')), {});
  expect(read.ok ? read.value.snapshot : read.failure).toEqual({ ...everything, gateways: [] });
});

it('a backup of a later version is refused by its number', async () => {
  const bytes = Uint8Array.from(await bytesOf(writeBackup(everything, plain)));
  bytes.set([0, 9], 8);
  const read = await readBackup(inPieces(bytes), {});
  expect(read.ok ? '' : read.failure.message).toBe(
    'the backup has format 9, and this version of Keelgate reads formats up to 1',
  );
});
