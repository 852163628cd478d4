import type { Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import { payloadsOf, readFrame } from './frame.ts';
import type { Change } from './log.ts';
import { diskFailed, refused } from './log-fault.ts';
import type { Segment } from './segment.ts';
import type { LogState } from './state.ts';
import { currentSegment, limits } from './state.ts';

/** Changes after a number, out of one file, about `pageBytes` of them. They are checked again: a disk may have changed since. */
export async function changesAfter(state: LogState, number: number): Promise<Result<readonly Change[], Fault>> {
  if (state.open === 'closed') return refused('log/closed', 'the log is closed');
  if (number < state.compactedTo)
    return refused(
      'log/compacted',
      `changes up to ${state.compactedTo} are in a snapshot only`,
      'begin with the snapshot',
    );
  const segment = state.segments.find(({ last }) => last > number);
  if (segment === undefined) return ok([]);
  const begin = Math.max(
    0,
    segment.frames.findLastIndex(({ first }) => first <= number + 1),
  );
  const page = pageOf(segment, begin);
  const bytes = await readPage(state, segment, page);
  return bytes.ok ? changesIn(segment, page, bytes.value, number) : bytes;
}

/** Frames of a segment that are read together: which, and where they are. */
type Page = { readonly begin: number; readonly end: number; readonly from: number; readonly to: number };

function pageOf({ frames, end }: Segment, begin: number): Page {
  const from = frames[begin]?.at ?? end;
  let next = begin + 1;
  while (next < frames.length && (frames[next + 1]?.at ?? end) - from <= limits.pageBytes) next += 1;
  return { begin, end: next, from, to: frames[next]?.at ?? end };
}

async function readPage(state: LogState, segment: Segment, { from, to }: Page): Promise<Result<Uint8Array, Fault>> {
  if (segment === currentSegment(state)) {
    const read = await state.file.read(from, to - from);
    return read.ok ? read : diskFailed(read.failure);
  }
  const file = await state.files.open(`${state.folder}/${segment.name}`, 'read');
  if (!file.ok) return diskFailed(file.failure);
  const read = await file.value.read(from, to - from);
  await file.value.close();
  return read.ok ? read : diskFailed(read.failure);
}

function changesIn(
  { name, salt, frames }: Segment,
  { begin, end, from }: Page,
  bytes: Uint8Array,
  after: number,
): Result<readonly Change[], Fault> {
  const changes: Change[] = [];
  for (const { first, at } of frames.slice(begin, end)) {
    const frame = readFrame(bytes, at - from, first, salt);
    if (!frame.whole)
      return refused('log/change-damaged', `change ${frame.number} in ${name} is damaged: ${frame.why}`);
    for (const [index, payload] of payloadsOf(bytes, at - from).entries())
      if (first + index > after) changes.push({ number: first + index, bytes: payload });
  }
  return ok(changes);
}
