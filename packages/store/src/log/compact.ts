import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { unwritable } from './append.ts';
import { diskFailed, diskFault, refused } from './log-fault.ts';
import { numbersIn, segmentName, snapshotName } from './names.ts';
import { roll } from './new-segment.ts';
import { readSnapshot, writeSnapshotHeader } from './snapshot-file.ts';
import type { LogState } from './state.ts';
import { currentSegment, limits } from './state.ts';
import { readWholeFile, writeWholeFile } from './whole-file.ts';

/** Keeps a snapshot, and lets later changes go into a new file, so that compaction can remove the old one whole. */
export async function takeSnapshot(state: LogState, number: number, bytes: Uint8Array): Promise<Result<void, Fault>> {
  const refusal = unwritable(state) ?? notPossible(state, number, bytes);
  if (refusal !== null) return refusal;
  const { files, folder } = state;
  const parts = [writeSnapshotHeader(number, bytes), bytes];
  const written = await writeWholeFile(files, folder, snapshotName(number), parts);
  if (!written.ok) return failed(diskFault(written.failure));
  state.snapshot = number;
  return currentSegment(state).frames.length === 0 ? ok(undefined) : roll(state);
}

function notPossible(state: LogState, number: number, bytes: Uint8Array): Result<never, Fault> | null {
  const { last } = currentSegment(state);
  if (!Number.isSafeInteger(number) || number > last)
    return refused('log/not-yet-written', `there is no change ${number} yet: the last one is ${last}`);
  if (number < Math.max(state.snapshot, state.compactedTo, 0))
    return refused('log/compacted', `there is a snapshot after change ${state.snapshot} already`);
  if (bytes.length > limits.snapshotBytes)
    return refused(
      'log/too-big',
      `a snapshot has ${bytes.length} bytes, and at most ${limits.snapshotBytes} are taken`,
    );
  return null;
}

/** What is removed goes oldest first: a crash leaves the newer part, which is all that is needed. */
export async function compact(state: LogState): Promise<Result<void, Fault>> {
  const refusal = unwritable(state);
  if (refusal !== null) return refusal;
  if (state.snapshot < 0) return ok(undefined);
  const { files, folder } = state;
  const whole = await readBack(state);
  if (!whole.ok) return whole;
  const names = await files.list(folder);
  if (!names.ok) return diskFailed(names.failure);
  for (const name of superfluousIn(state, names.value)) {
    const removed = await files.remove(`${folder}/${name}`);
    if (!removed.ok && removed.failure.kind !== 'absent') return diskFailed(removed.failure);
    forget(state, name);
  }
  const synced = await files.syncFolder(folder);
  return synced.ok ? ok(undefined) : diskFailed(synced.failure);
}

/** The snapshot as the disk has it: nothing is removed for one that cannot be read. */
async function readBack({ files, folder, snapshot }: LogState): Promise<Result<Uint8Array, Fault>> {
  const name = snapshotName(snapshot);
  const read = await readWholeFile(files, `${folder}/${name}`);
  return read.ok ? readSnapshot(read.value ?? new Uint8Array(), name, snapshot) : diskFailed(read.failure);
}

function forget(state: LogState, name: string): void {
  const at = state.segments.findIndex((segment) => segment.name === name);
  if (at === -1) return;
  const [gone] = state.segments.splice(at, 1);
  state.compactedTo = Math.max(state.compactedTo, gone?.last ?? 0);
}

function superfluousIn(state: LogState, names: readonly string[]): readonly string[] {
  const needed = new Set(state.segments.filter(({ last }) => last > state.snapshot).map((segment) => segment.name));
  needed.add(currentSegment(state).name);
  const segments = numbersIn(names, 'changes').map(segmentName);
  const snapshots = numbersIn(names, 'snapshot').filter((number) => number < state.snapshot);
  return [...snapshots.map(snapshotName), ...segments.filter((name) => !needed.has(name))];
}
