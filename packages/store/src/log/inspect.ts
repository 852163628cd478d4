import type { Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import type { FilePort } from '../file/port.ts';
import { type Current, toCurrent } from './format.ts';
import { diskFailed, notice, refused } from './log-fault.ts';
import type { Mark } from './mark.ts';
import { readMark } from './mark.ts';
import type { Migration } from './migrate/migration.ts';
import { markName, numbersIn, segmentName, snapshotName } from './names.ts';
import type { Damage, Segment } from './segment.ts';
import { scanSegment } from './segment.ts';
import { type SegmentHeader, readSegmentHeader, segmentVersion } from './segment-header.ts';
import { readSnapshot, snapshotVersion, snapshotVersionOf } from './snapshot-file.ts';
import { readWholeFile } from './whole-file.ts';

/** A snapshot as it was given, and the last change that is in it. */
export type LogSnapshot = { readonly number: number; readonly bytes: Uint8Array };

/** A log's folder as it was found. Nothing has been written yet: what is refused stays as it is. */
export type Inspection = {
  readonly snapshot: LogSnapshot | null;
  readonly segments: readonly Segment[];
  readonly last: number;
  /** What is wrong with the end of the last segment, and has to be cut. */
  readonly damage: Damage | null;
  /** The last frame's bytes, which may not be on the disk although they can be read. */
  readonly lastFrame: Uint8Array;
  readonly outdated: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly notices: readonly Fault[];
};

/** What the folder is read with. */
export type Reading = {
  readonly files: FilePort;
  readonly folder: string;
  readonly names: readonly string[];
  readonly migrations: readonly Migration[];
};

export async function inspect(reading: Reading): Promise<Result<Inspection, Fault>> {
  const marked = await readWholeFile(reading.files, `${reading.folder}/${markName}`);
  if (!marked.ok) return diskFailed(marked.failure);
  const mark = readMark(marked.value);
  const snapshot = await newestSnapshot(reading);
  if (!snapshot.ok) return snapshot;
  const changes = await readSegments(reading, snapshot.value.snapshot?.number ?? 0);
  if (!changes.ok) return changes;
  const { segments, damage, lastFrame } = changes.value;
  const last = segments.at(-1)?.last ?? snapshot.value.snapshot?.number ?? 0;
  const missing = missingAcknowledged(mark, last, damage);
  if (missing !== null) return missing;
  return ok({
    snapshot: snapshot.value.snapshot,
    segments,
    last,
    damage,
    lastFrame,
    outdated: [...snapshot.value.outdated, ...changes.value.outdated],
    notices: [...snapshot.value.notices, ...damageNotices(mark, damage)],
  });
}

type Outdated = Inspection['outdated'];
type FoundSnapshot = {
  readonly snapshot: LogSnapshot | null;
  readonly outdated: Outdated;
  readonly notices: readonly Fault[];
};

/** The newest snapshot that is whole. One that is damaged is passed over only where the changes since an older one are all there. */
async function newestSnapshot(reading: Reading): Promise<Result<FoundSnapshot, Fault>> {
  const notices: Fault[] = [];
  let damaged: Result<never, Fault> | undefined;
  for (const number of numbersIn(reading.names, 'snapshot').toReversed()) {
    const found = await snapshotOf(reading, number);
    if (found.ok) {
      const { snapshot, outdated } = found.value;
      return damaged === undefined || reaches(reading, number) ? ok({ snapshot, outdated, notices }) : damaged;
    }
    if (found.failure.code !== 'log/snapshot-damaged') return found;
    damaged ??= found;
    notices.push(notice('log/snapshot-damaged', `${found.failure.message}; changes are taken from before it`));
  }
  return damaged === undefined || reaches(reading, 0) ? ok({ snapshot: null, outdated: [], notices }) : damaged;
}

/** Whether the changes after `number` are still there, as far as names of files tell. */
function reaches({ names }: Reading, number: number): boolean {
  const [first = Infinity] = numbersIn(names, 'changes');
  return first <= number + 1;
}

async function snapshotOf(
  { files, folder, migrations }: Reading,
  number: number,
): Promise<Result<{ readonly snapshot: LogSnapshot; readonly outdated: Outdated }, Fault>> {
  const name = snapshotName(number);
  const read = await readWholeFile(files, `${folder}/${name}`);
  if (!read.ok) return diskFailed(read.failure);
  const bytes = read.value ?? new Uint8Array();
  const format = { name, kind: 'snapshot', current: snapshotVersion } as const;
  const current = toCurrent(bytes, snapshotVersionOf(bytes) ?? snapshotVersion, format, migrations);
  if (!current.ok) return current;
  const body = readSnapshot(current.value.bytes, name, number);
  if (!body.ok) return body;
  const outdated = current.value.migrated ? [{ name, bytes: current.value.bytes }] : [];
  return ok({ snapshot: { number, bytes: body.value }, outdated });
}

type FoundSegments = Pick<Inspection, 'segments' | 'damage' | 'lastFrame' | 'outdated'>;

/** The segments with changes after `base`, in a row without a gap. Only the last one may end badly. */
async function readSegments(reading: Reading, base: number): Promise<Result<FoundSegments, Fault>> {
  const firsts = numbersIn(reading.names, 'changes');
  const start = firsts.findLastIndex((first) => first <= base + 1);
  const segments: Segment[] = [];
  const outdated: Outdated[number][] = [];
  let ending: Ending = { damage: null, lastFrame: new Uint8Array() };
  let next = firsts[start] ?? base + 1;
  for (const first of firsts.slice(Math.max(0, start))) {
    if (first !== next) return gap(next, first);
    const read = await readSegment(reading, first, first === firsts.at(-1));
    if (!read.ok) return read;
    segments.push(read.value.segment);
    outdated.push(...read.value.outdated);
    ending = read.value;
    next = read.value.segment.last + 1;
  }
  if (segments.length > 0 && next <= base) return gap(next, base + 1);
  return ok({ ...ending, segments, outdated });
}

type Ending = { readonly damage: Damage | null; readonly lastFrame: Uint8Array };
type ReadSegment = Ending & { readonly segment: Segment; readonly outdated: Outdated };

async function readSegment(reading: Reading, first: number, isLast: boolean): Promise<Result<ReadSegment, Fault>> {
  const name = segmentName(first);
  const read = await readWholeFile(reading.files, `${reading.folder}/${name}`);
  if (!read.ok) return diskFailed(read.failure);
  const current = currentSegmentBytes(read.value ?? new Uint8Array(), name, reading.migrations);
  if (!current.ok) return current;
  const { bytes, migrated, header } = current.value;
  if (header.first !== first)
    return refused('log/header-damaged', `${name} begins with change ${header.first}: it has another file's name`);
  const { segment, damage } = scanSegment(bytes, name, header);
  if (damage !== null && (damage.followed || !isLast)) return damagedChange(name, damage);
  const lastFrame = bytes.slice(segment.frames.at(-1)?.at ?? segment.end, segment.end);
  return ok({ segment, damage, lastFrame, outdated: migrated ? [{ name, bytes }] : [] });
}

function currentSegmentBytes(
  read: Uint8Array,
  name: string,
  migrations: readonly Migration[],
): Result<Current & { readonly header: SegmentHeader }, Fault> {
  const found = readSegmentHeader(read, name);
  if (!found.ok) return found;
  const format = { name, kind: 'segment', current: segmentVersion } as const;
  const current = toCurrent(read, found.value.version, format, migrations);
  if (!current.ok) return current;
  const header = readSegmentHeader(current.value.bytes, name);
  return header.ok ? ok({ ...current.value, header: header.value }) : header;
}

function gap(from: number, to: number): Result<never, Fault> {
  const what = to - from === 1 ? `change ${from} is` : `changes ${from} to ${to - 1} are`;
  return refused(
    'log/changes-missing',
    `${what} missing: no file has them`,
    'bring the file back, or restore a backup',
  );
}

function damagedChange(name: string, { number, why }: Damage): Result<never, Fault> {
  return refused(
    'log/change-damaged',
    `change ${number} in ${name} is damaged: ${why}; it was acknowledged, so it is not left out`,
    'bring the file back, or restore a backup',
  );
}

function missingAcknowledged(mark: Mark, last: number, damage: Damage | null): Result<never, Fault> | null {
  if (mark.state !== 'whole' || mark.number <= last) return null;
  if (damage !== null) return damagedChange('the last file of changes', damage);
  return gap(last + 1, mark.number + 1);
}

function damageNotices(mark: Mark, damage: Damage | null): readonly Fault[] {
  const unbelieved =
    mark.state === 'damaged' ? [notice('log/mark-damaged', `the file ${markName} is damaged and was not used`)] : [];
  if (damage === null) return unbelieved;
  const { number, why, bytes } = damage;
  return [
    ...unbelieved,
    notice('log/tail-cut', `change ${number} was never finished and is gone (${why}): ${bytes} bytes were cut`),
  ];
}
