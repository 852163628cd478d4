import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { FilePort, OpenFile } from '../file/port.ts';
import { diskFault } from './log-fault.ts';
import { segmentName } from './names.ts';
import type { Segment } from './segment.ts';
import { segmentHeaderBytes, segmentVersion, writeSegmentHeader } from './segment-header.ts';
import type { LogState } from './state.ts';
import { currentSegment } from './state.ts';
import { writeWholeFile } from './whole-file.ts';

export type NewSegment = { readonly segment: Segment; readonly file: OpenFile };

/** `named`: whether the file may be there although it could not be made. */
export async function newSegment(
  files: FilePort,
  folder: string,
  first: number,
): Promise<Result<NewSegment, { readonly fault: Fault; readonly named: boolean }>> {
  const name = segmentName(first);
  const salt = files.salt();
  const header = writeSegmentHeader({ version: segmentVersion, salt, first });
  const written = await writeWholeFile(files, folder, name, [header]);
  if (!written.ok) return failed({ fault: diskFault(written.failure), named: written.failure.named });
  const opened = await files.open(`${folder}/${name}`, 'change');
  if (!opened.ok) return failed({ fault: diskFault(opened.failure), named: true });
  const segment: Segment = { name, salt, first, last: first - 1, end: segmentHeaderBytes, frames: [] };
  return ok({ segment, file: opened.value });
}

/** Lets the next change go into a new file. Where that file may be there half, nothing more is written. */
export async function roll(state: LogState): Promise<Result<void, Fault>> {
  const { files, folder } = state;
  const made = await newSegment(files, folder, currentSegment(state).last + 1);
  if (!made.ok) {
    if (made.failure.named) state.stopped = made.failure.fault;
    return failed(made.failure.fault);
  }
  // Everything in it is on the disk: closing it can lose nothing.
  await state.file.close();
  state.file = made.value.file;
  state.segments.push(made.value.segment);
  return ok(undefined);
}
