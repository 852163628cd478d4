import type { Fault, Result } from '@keelgate/model';

/** A blob in pieces, or why there are no more of them. A failure is the last. */
export type Chunks = AsyncIterable<Result<Uint8Array, Fault>>;

export type BlobInfo = { readonly name: string; readonly bytes: number };

/**
 * Where whole things are kept by name: backups. Whoever brings another store keeps two promises: a name has the old blob or the
 * new one, never a part, and what `put` said yes to is there. Names are checked by `checkBlobName`. Nothing throws for what a
 * disk or a network may do.
 */
export type BlobStore = {
  /** Takes the place of what had the name. Where the source fails, or the store, nothing changes. */
  readonly put: (name: string, chunks: Chunks) => Promise<Result<BlobInfo, Fault>>;
  /** Gives the pieces as they come; memory holds a few of them. */
  readonly get: (name: string) => Chunks;
  /** In the order of their names. */
  readonly list: () => Promise<Result<readonly BlobInfo[], Fault>>;
  readonly exists: (name: string) => Promise<Result<boolean, Fault>>;
  readonly remove: (name: string) => Promise<Result<void, Fault>>;
};
