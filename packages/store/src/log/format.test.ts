import { expect, it } from 'vitest';
import { memoryDisk } from '../testing/memory-disk.ts';
import { crc32c } from '../checksum/crc32c.ts';
import { migrations } from './migrate/index.ts';
import type { Migration } from './migrate/migration.ts';
import { viewOf } from './number.ts';
import { openLog } from './open-log.ts';
import { segmentVersion } from './segment-header.ts';

/** A log as version 1 wrote it: a snapshot after change 1, and changes 1 (`first`) and 2 (`second`). It is read for ever. */
const version1 = {
  'changes-0000000000000001':
    '4b45454c474c4f4700000001deadbeef0000000000000001000000007f490b9a4b4746520000001b000000000000000100000002ba294e7400000005e3515eae666972737400000006c591a4c37365636f6e64',
  'snapshot-0000000000000001':
    '4b45454c534e415000000001c8b3dbfe0000000000000001000000000000000b00000000822ed7926166746572206669727374',
};

type Named = Readonly<Record<string, string>>;

async function disked(
  files: Named,
  change: (bytes: Buffer) => void = () => undefined,
): Promise<ReturnType<typeof memoryDisk>> {
  const disk = memoryDisk();
  for (const [name, hex] of Object.entries(files)) {
    const bytes = Buffer.from(hex, 'hex');
    change(bytes);
    const file = await disk.process().open(`log/${name}`, 'create');
    if (file.ok) await file.value.writeAt(0, bytes);
  }
  return disk;
}

/** Gives a file another version, with a header whose checksum is right. */
function toVersion(version: number): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const checksumAt = String.fromCodePoint(...bytes.subarray(0, 8)) === 'KEELGLOG' ? 28 : 36;
    viewOf(bytes).setUint32(8, version);
    viewOf(bytes).setUint32(checksumAt, crc32c(bytes, 0, checksumAt));
    return bytes;
  };
}

async function contentOf(
  disk: ReturnType<typeof memoryDisk>,
  steps?: readonly Migration[],
): Promise<readonly string[] | string> {
  const opened = await openLog({
    files: disk.process(),
    folder: 'log',
    ...(steps === undefined ? {} : { migrations: steps }),
  });
  if (!opened.ok) return opened.failure.code;
  const { log, snapshot } = opened.value;
  const page = await log.changesAfter(0);
  await log.close();
  const changes = page.ok ? page.value : [];
  return [snapshot?.bytes ?? new Uint8Array(), ...changes.map(({ bytes }) => bytes)].map((bytes) =>
    Buffer.from(bytes).toString(),
  );
}

it('there is a step from every older version', () => {
  expect(migrations.map(({ from }) => from)).toEqual(
    Array.from({ length: segmentVersion - 1 }, (_, index) => index + 1),
  );
});

it('a log of version 1 is read', async () => {
  expect(await contentOf(await disked(version1))).toEqual(['after first', 'first', 'second']);
});

it('files of an older version become files of this one, whole, and are so from then on', async () => {
  const disk = await disked(version1, toVersion(0));
  const older = disk.copy();
  expect(await contentOf(older)).toBe('log/older-format');
  const step = {
    from: 0,
    segment: (bytes: Uint8Array) => toVersion(1)(bytes.slice()),
    snapshot: (bytes: Uint8Array) => toVersion(1)(bytes.slice()),
  };
  expect(await contentOf(disk, [step])).toEqual(['after first', 'first', 'second']);
  expect(await contentOf(disk)).toEqual(['after first', 'first', 'second']);
});

it('a newer version is refused and left as it is', async () => {
  const disk = await disked(version1, toVersion(segmentVersion + 1));
  const before = disk.names().map((name) => disk.bytes(name));
  expect(await contentOf(disk)).toBe('log/newer-format');
  expect(disk.names().map((name) => disk.bytes(name))).toEqual(before);
});
