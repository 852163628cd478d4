import type { Result } from '@keelgate/model';

/** Why an operation on a file did not work, in the kinds that callers tell apart. */
export type FileFailure = {
  /** `held`: another writer has the folder. `failed`: anything else that a disk may do. */
  readonly kind: 'absent' | 'exists' | 'full' | 'denied' | 'held' | 'failed';
  /** One sentence with the path and the reason. */
  readonly message: string;
};

export type FileResult<Value> = Promise<Result<Value, FileFailure>>;

/** A file that is open. Nothing that was written is sure to outlive a crash of the machine before `sync` has said yes. */
export type OpenFile = {
  readonly size: () => FileResult<number>;
  /** At most `length` bytes from `at`; fewer where the file ends. */
  readonly read: (at: number, length: number) => FileResult<Uint8Array>;
  /** Writes all of it or fails; a failure may leave any part of it behind. */
  readonly writeAt: (at: number, bytes: Uint8Array) => FileResult<void>;
  readonly truncate: (size: number) => FileResult<void>;
  /** Once this failed, what was written since the last success may be gone even though reading still shows it. */
  readonly sync: () => FileResult<void>;
  readonly close: () => FileResult<void>;
};

/** The right to write in a folder. It ends with `release` or with the process. */
export type FolderLock = { readonly release: () => FileResult<void> };

/**
 * All that the store asks of a file system. Paths are relative to the port's own root, with `/`. Whoever brings another
 * one (a memory file system, an encrypting one) keeps two promises: `rename` replaces its target at once or not at all,
 * and after `sync` and `syncFolder` said yes, what they cover outlives a crash.
 */
export type FilePort = {
  /** `create` makes an empty file whatever was there; `read` and `change` want one that is there. */
  readonly open: (path: string, how: 'read' | 'change' | 'create') => FileResult<OpenFile>;
  readonly rename: (from: string, to: string) => FileResult<void>;
  readonly remove: (path: string) => FileResult<void>;
  /** Names of the files in a folder, in no particular order. */
  readonly list: (folder: string) => FileResult<readonly string[]>;
  /** Makes a folder and those above it; one that is there is fine. */
  readonly makeFolder: (folder: string) => FileResult<void>;
  /** Makes new names, renames and removals in a folder outlive a crash. */
  readonly syncFolder: (folder: string) => FileResult<void>;
  /** One writer at a time; what a dead process held is free. */
  readonly lock: (folder: string) => FileResult<FolderLock>;
  /** Thirty-two bits that nobody could have foreseen. */
  readonly salt: () => number;
};
