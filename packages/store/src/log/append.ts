import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import { recordHeaderBytes, writeFrame } from './frame.ts';
import { diskFault, logFault, refused } from './log-fault.ts';
import { roll } from './new-segment.ts';
import { segmentHeaderBytes } from './segment-header.ts';
import type { LogState, Waiting } from './state.ts';
import { currentSegment, inTurn, limits } from './state.ts';

/** Group commit: whoever comes while an fsync is under way goes with the next one, all of them together. */
export function append(state: LogState, bytes: Uint8Array): Promise<Result<number, Fault>> {
  const refusal = whyNot(state, bytes);
  if (refusal !== null) return Promise.resolve(refusal);
  return new Promise((settle) => {
    // A copy: the caller may use its buffer again before the change is on the disk.
    state.waiting.push({ bytes: bytes.slice(), settle });
    state.waitingBytes += bytes.length;
    if (state.flushing) return;
    state.flushing = true;
    void inTurn(state, () => flushAll(state));
  });
}

/** Why nothing can be written now; `null` where it can. */
export function unwritable(state: LogState): Result<never, Fault> | null {
  if (state.open === 'closed') return refused('log/closed', 'the log is closed');
  if (state.stopped === null) return null;
  return refused(
    'log/stopped',
    `the log takes no more changes since ${state.stopped.message}`,
    'close it and open it again',
  );
}

function whyNot(state: LogState, bytes: Uint8Array): Result<never, Fault> | null {
  if (state.open === 'closing') return refused('log/closed', 'the log is being closed');
  const closed = unwritable(state);
  if (closed !== null) return closed;
  if (bytes.length > limits.recordBytes)
    return refused('log/too-big', `a change has ${bytes.length} bytes, and at most ${limits.recordBytes} are taken`);
  if (state.waiting.length >= limits.waitingRecords || state.waitingBytes + bytes.length > limits.waitingBytes)
    return refused('log/busy', `${state.waiting.length} changes wait for the disk already`, 'try again later');
  return null;
}

async function flushAll(state: LogState): Promise<void> {
  while (state.waiting.length > 0) {
    const batch = takeBatch(state);
    const first = currentSegment(state).last + 1;
    const written = await flush(state, batch);
    for (const [index, { settle }] of batch.entries()) settle(written.ok ? ok(first + index) : written);
    if (written.ok) state.marker.advance(currentSegment(state).last);
  }
  state.flushing = false;
}

function takeBatch(state: LogState): readonly Waiting[] {
  let bytes = 0;
  const end = state.waiting.findIndex((waiting, index) => {
    bytes += waiting.bytes.length + recordHeaderBytes;
    return index > 0 && bytes > limits.batchBytes;
  });
  const batch = state.waiting.slice(0, end === -1 ? state.waiting.length : end);
  state.waiting = state.waiting.slice(batch.length);
  state.waitingBytes -= batch.reduce((sum, waiting) => sum + waiting.bytes.length, 0);
  return batch;
}

async function flush(state: LogState, batch: readonly Waiting[]): Promise<Result<void, Fault>> {
  if (state.stopped !== null) return unwritable(state) ?? ok(undefined);
  if (currentSegment(state).end >= state.segmentBytes && currentSegment(state).end > segmentHeaderBytes) {
    const rolled = await roll(state);
    if (!rolled.ok) return rolled;
  }
  const segment = currentSegment(state);
  const first = segment.last + 1;
  const payloads = batch.map(({ bytes }) => bytes);
  const frame = writeFrame(payloads, first, segment.salt);
  const written = await state.file.writeAt(segment.end, frame);
  if (!written.ok) return takeBack(state, diskFault(written.failure));
  const synced = await state.file.sync();
  // After a failed fsync nobody can say what is on the disk, and a second one that succeeds does not say it either.
  if (!synced.ok) return stop(state, diskFault(synced.failure));
  segment.frames.push({ first, at: segment.end });
  segment.end += frame.length;
  segment.last += batch.length;
  return ok(undefined);
}

/**
 * A write that failed may have left a part of itself: it is cut off, and the log goes on. The cut has to be on the disk first:
 * a later file would make that part look like a change that was acknowledged and damaged.
 */
async function takeBack(state: LogState, fault: Fault): Promise<Result<void, Fault>> {
  const cut = await state.file.truncate(currentSegment(state).end);
  const synced = cut.ok ? await state.file.sync() : cut;
  return synced.ok ? failed(fault) : stop(state, fault);
}

function stop(state: LogState, fault: Fault): Result<void, Fault> {
  state.stopped = fault;
  return failed(
    logFault(
      'log/stopped',
      `whether the change was kept is not known: ${fault.message}`,
      'close the log and open it again',
    ),
  );
}
