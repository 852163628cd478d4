import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { FilePort, FileResult, OpenFile } from '../file/port.ts';
import type { Inspection } from './inspect.ts';
import { diskFailed, diskFault, notice } from './log-fault.ts';
import { unfinished } from './names.ts';
import { newSegment } from './new-segment.ts';
import type { Segment } from './segment.ts';
import { writeWholeFile } from './whole-file.ts';

export type Repaired = {
  readonly segments: readonly Segment[];
  /** The last segment's, ready to be written to. */
  readonly file: OpenFile;
  readonly notices: readonly Fault[];
};

/**
 * Makes what was found so that it can be gone on from: the unfinished end is cut, and what could be read but may only be in the
 * machine's memory is brought to the disk. Every step may be cut short by a crash and done again.
 */
export async function repair(
  files: FilePort,
  folder: string,
  names: readonly string[],
  found: Inspection,
): Promise<Result<Repaired, Fault>> {
  const notices: Fault[] = [];
  for (const name of names.filter((each) => /^(changes|snapshot)-/.test(each) && each.endsWith(unfinished))) {
    const removed = await files.remove(`${folder}/${name}`);
    if (!removed.ok && removed.failure.kind !== 'absent') return diskFailed(removed.failure);
    notices.push(notice('log/unfinished-file', `${name} was never finished and is gone`));
  }
  for (const { name, bytes } of found.outdated) {
    const written = await writeWholeFile(files, folder, name, [bytes]);
    if (!written.ok) return failed(diskFault(written.failure));
  }
  const segment = found.segments.at(-1);
  if (segment === undefined) {
    const made = await newSegment(files, folder, found.last + 1);
    return made.ok
      ? ok({ segments: [made.value.segment], file: made.value.file, notices })
      : failed(made.failure.fault);
  }
  const file = await reopened(files, `${folder}/${segment.name}`, segment, found.lastFrame);
  if (!file.ok) return diskFailed(file.failure);
  const synced = await files.syncFolder(folder);
  return synced.ok ? ok({ segments: found.segments, file: file.value, notices }) : diskFailed(synced.failure);
}

/**
 * After an fsync that failed, the machine may show bytes that are not on the disk and hold them for written. That can only be the
 * last frame. Writing it once more and syncing makes sure.
 */
async function reopened(files: FilePort, path: string, { end }: Segment, lastFrame: Uint8Array): FileResult<OpenFile> {
  const opened = await files.open(path, 'change');
  if (!opened.ok) return opened;
  const file = opened.value;
  let done = await file.truncate(end);
  if (done.ok && lastFrame.length > 0) done = await file.writeAt(end - lastFrame.length, lastFrame);
  if (done.ok) done = await file.sync();
  if (done.ok) return opened;
  await file.close();
  return done;
}
