import { type Hash, createHash } from 'node:crypto';
import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { refused } from '../backup-fault.ts';

/** A backup in pieces, or why there are no more of them: what a blob store gives. They may be cut anywhere. */
export type Chunks = AsyncIterable<Result<Uint8Array, Fault>>;

/** Bytes of chunks by number, however they were cut. What was taken is in the running digest. */
export type ByteSource = {
  /** So many bytes, or that the backup ends before, or why there are no more. They are good until the next `take`. */
  readonly take: (bytes: number) => Promise<Result<Uint8Array, Fault>>;
  /** Whether there is nothing left. */
  readonly atEnd: () => Promise<Result<boolean, Fault>>;
  /** SHA-256 of all that was taken. */
  readonly digest: () => Uint8Array;
  readonly taken: () => number;
  /** Lets go of what is behind the chunks. */
  readonly close: () => Promise<void>;
};

export function byteSource(chunks: Chunks): ByteSource {
  const pieces = chunks[Symbol.asyncIterator]();
  const hash = createHash('sha256');
  let waiting: Uint8Array = new Uint8Array(0);
  let taken = 0;
  let ended = false;

  async function more(): Promise<Result<boolean, Fault>> {
    while (!ended) {
      const next = await pieces.next();
      if (next.done === true) ended = true;
      else if (!next.value.ok) return failed(next.value.failure);
      else if (next.value.value.length > 0) {
        waiting = next.value.value;
        return ok(true);
      }
    }
    return ok(false);
  }

  async function take(bytes: number): Promise<Result<Uint8Array, Fault>> {
    if (waiting.length >= bytes) return ok(counted(hash, first(bytes)));
    // What is asked for is bounded by those who ask; it is put together piece by piece.
    const whole = new Uint8Array(bytes);
    for (let filled = 0; filled < bytes;) {
      if (waiting.length === 0) {
        const came = await more();
        if (!came.ok) return came;
        if (!came.value) return refused('backup/truncated', truncated(taken + filled));
      }
      const part = first(Math.min(bytes - filled, waiting.length), false);
      whole.set(part, filled);
      filled += part.length;
    }
    taken += bytes;
    return ok(counted(hash, whole));
  }

  function first(bytes: number, count: boolean = true): Uint8Array {
    const part = waiting.subarray(0, bytes);
    waiting = waiting.subarray(bytes);
    if (count) taken += bytes;
    return part;
  }

  return {
    take,
    atEnd: async () => {
      if (waiting.length > 0) return ok(false);
      const came = await more();
      return came.ok ? ok(!came.value) : came;
    },
    digest: () => hash.copy().digest(),
    taken: () => taken,
    close: async () => {
      if (!ended) await pieces.return?.();
      ended = true;
    },
  };
}

function counted(hash: Hash, bytes: Uint8Array): Uint8Array {
  hash.update(bytes);
  return bytes;
}

function truncated(bytes: number): string {
  return bytes === 0 ? 'the backup is empty' : `the backup is truncated: it ends after ${bytes} bytes`;
}
