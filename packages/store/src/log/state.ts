import type { Fault, Result } from '@keelgate/model';
import type { FilePort, FolderLock, OpenFile } from '../file/port.ts';
import type { Marker } from './mark.ts';
import type { Segment } from './segment.ts';

/** Bounds of a log. All but `segmentBytes` are fixed. */
export const limits: Limits = {
  /** One change. */
  recordBytes: 64 * 2 ** 20,
  /** What one fsync brings to the disk; a single change may be more. */
  batchBytes: 8 * 2 ** 20,
  /** Changes that wait for the disk, and their bytes. */
  waitingRecords: 65_536,
  waitingBytes: 128 * 2 ** 20,
  /** What `changesAfter` gives at a time. */
  pageBytes: 4 * 2 ** 20,
  /** A file of changes that has more is followed by another one. */
  segmentBytes: 16 * 2 ** 20,
  snapshotBytes: 2 ** 30,
};

type Limits = Readonly<
  Record<
    'batchBytes' | 'pageBytes' | 'recordBytes' | 'segmentBytes' | 'snapshotBytes' | 'waitingBytes' | 'waitingRecords',
    number
  >
>;

/** A change that waits for the disk. */
export type Waiting = { readonly bytes: Uint8Array; readonly settle: (result: Result<number, Fault>) => void };

/** What an open log knows. Everything in it changes, and only in jobs that run one after the other, but `waiting`. */
export type LogState = {
  readonly files: FilePort;
  readonly folder: string;
  readonly segmentBytes: number;
  readonly lock: FolderLock;
  readonly marker: Marker;
  /** In order; the last one is written to. */
  readonly segments: Segment[];
  file: OpenFile;
  /** The newest snapshot that is on the disk; `-1` where there is none. */
  snapshot: number;
  /** The last change that is in no file of changes any more. */
  compactedTo: number;
  waiting: Waiting[];
  waitingBytes: number;
  /** Why nothing more is written. */
  stopped: Fault | null;
  /** `closing` from the moment that somebody asked for it: what came before is still done. */
  open: 'open' | 'closing' | 'closed';
  /** The end of the jobs so far. */
  jobs: Promise<unknown>;
  flushing: boolean;
};

export function currentSegment(state: LogState): Segment {
  const segment = state.segments.at(-1);
  if (segment === undefined) throw new Error('an open log has a segment');
  return segment;
}

/** Runs jobs one after the other. They do not throw for what a disk may do. */
export function inTurn<Value>(state: LogState, job: () => Promise<Value>): Promise<Value> {
  const done = state.jobs.then(job);
  state.jobs = done.catch(() => undefined);
  return done;
}
