import type { Fault, Result } from '@keelgate/model';
import type { LogSnapshot } from './inspect.ts';

/** One change: its number and what it is, which only its writer knows. */
export type Change = { readonly number: number; readonly bytes: Uint8Array };

/** The config log while it is open. One process writes it. Nothing here throws for what a disk may do. */
export type ConfigLog = {
  /**
   * Adds a change and gives its number once it is on the disk. Changes that come while others are being brought there share the
   * next fsync. Where it fails with `log/disk-full` the change is not kept; with `log/stopped`, opening again tells whether it was.
   */
  readonly append: (bytes: Uint8Array) => Promise<Result<number, Fault>>;
  /** The number of the last change that is on the disk; 0 where there is none. */
  readonly last: () => number;
  /** The last change that is no longer kept by itself: everything up to it is in a snapshot only. */
  readonly compactedTo: () => number;
  /** Some of the changes after a number, in order: at least one where there is one. */
  readonly changesAfter: (number: number) => Promise<Result<readonly Change[], Fault>>;
  /** Keeps what all changes up to `number` come to. */
  readonly snapshot: (number: number, bytes: Uint8Array) => Promise<Result<void, Fault>>;
  /** Removes changes and snapshots that the newest snapshot makes superfluous. It is read back first. */
  readonly compact: () => Promise<Result<void, Fault>>;
  /** Waits for what is under way, and lets another writer in. */
  readonly close: () => Promise<Result<void, Fault>>;
};

/** A log that was opened, and what was found. */
export type OpenedLog = {
  readonly log: ConfigLog;
  /** The newest snapshot; the changes after it come from `changesAfter`. */
  readonly snapshot: LogSnapshot | null;
  /** What recovery did: an unfinished change that was cut, an unfinished file that was swept away. */
  readonly notices: readonly Fault[];
};
