import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { FilePort, FolderLock, OpenFile } from '../file/port.ts';
import { append } from './append.ts';
import { compact, takeSnapshot } from './compact.ts';
import type { Inspection } from './inspect.ts';
import { inspect } from './inspect.ts';
import type { ConfigLog, OpenedLog } from './log.ts';
import { diskFailed, diskFault } from './log-fault.ts';
import { openMarker } from './mark.ts';
import { migrations } from './migrate/index.ts';
import type { Migration } from './migrate/migration.ts';
import { changesAfter } from './read-changes.ts';
import { repair } from './repair.ts';
import type { Segment } from './segment.ts';
import type { LogState } from './state.ts';
import { currentSegment, inTurn, limits } from './state.ts';

/** Where a log is, and how it is kept. */
export type LogOptions = {
  readonly files: FilePort;
  /** Of the port; it is made where it is not there. */
  readonly folder: string;
  /** A file of changes that has more is followed by another one: 16 MiB unless said otherwise. */
  readonly segmentBytes?: number;
  /** Steps from older formats; those that this package has unless said otherwise. */
  readonly migrations?: readonly Migration[];
};

/**
 * Opens a log for writing, and makes one where there is none. An unfinished end is cut and said; anything else that is not whole is
 * refused with a fault that names the change, and nothing is touched.
 */
export async function openLog(options: LogOptions): Promise<Result<OpenedLog, Fault>> {
  const { files, folder } = options;
  const made = await files.makeFolder(folder);
  if (!made.ok) return diskFailed(made.failure);
  const lock = await files.lock(folder);
  if (!lock.ok) return diskFailed(lock.failure);
  const opened = await openLocked(options, lock.value);
  if (!opened.ok) await lock.value.release();
  return opened;
}

async function openLocked(options: LogOptions, lock: FolderLock): Promise<Result<OpenedLog, Fault>> {
  const { files, folder } = options;
  const names = await files.list(folder);
  if (!names.ok) return diskFailed(names.failure);
  const steps = options.migrations ?? migrations;
  const found = await inspect({ files, folder, names: names.value, migrations: steps });
  if (!found.ok) return found;
  const repaired = await repair(files, folder, names.value, found.value);
  if (!repaired.ok) return repaired;
  const { segments, file, notices } = repaired.value;
  const state = await stateOf(options, lock, found.value, { segments, file });
  return ok({ log: logOf(state), snapshot: found.value.snapshot, notices: [...found.value.notices, ...notices] });
}

async function stateOf(
  { files, folder, segmentBytes = limits.segmentBytes }: LogOptions,
  lock: FolderLock,
  { snapshot, last }: Inspection,
  { segments, file }: { readonly segments: readonly Segment[]; readonly file: OpenFile },
): Promise<LogState> {
  const marker = await openMarker(files, folder, last);
  return {
    files,
    folder,
    segmentBytes,
    lock,
    marker,
    segments: [...segments],
    file,
    snapshot: snapshot?.number ?? -1,
    compactedTo: (segments[0]?.first ?? 1) - 1,
    waiting: [],
    waitingBytes: 0,
    stopped: null,
    open: 'open',
    jobs: Promise.resolve(),
    flushing: false,
  };
}

function logOf(state: LogState): ConfigLog {
  return {
    append: (bytes) => append(state, bytes),
    last: () => currentSegment(state).last,
    compactedTo: () => state.compactedTo,
    changesAfter: (number) => inTurn(state, () => changesAfter(state, number)),
    snapshot: (number, bytes) => inTurn(state, () => takeSnapshot(state, number, bytes)),
    compact: () => inTurn(state, () => compact(state)),
    close: () => {
      if (state.open === 'open') state.open = 'closing';
      return inTurn(state, () => close(state));
    },
  };
}

async function close(state: LogState): Promise<Result<void, Fault>> {
  if (state.open === 'closed') return ok(undefined);
  state.open = 'closed';
  await state.marker.finish(currentSegment(state).last);
  const closed = await state.file.close();
  const released = await state.lock.release();
  if (!closed.ok) return failed(diskFault(closed.failure));
  return released.ok ? ok(undefined) : failed(diskFault(released.failure));
}
