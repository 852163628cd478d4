import { type Fault, type Result, ok } from '@keelgate/model';
import type { Chunks } from '../container/byte-source.ts';

/** All of a backup's bytes. */
export async function bytesOf(chunks: Result<Chunks, Fault>): Promise<Uint8Array> {
  if (!chunks.ok) throw new Error(chunks.failure.message);
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks.value) {
    if (!chunk.ok) throw new Error(chunk.failure.message);
    parts.push(chunk.value);
  }
  return Buffer.concat(parts);
}

/** Bytes in pieces of these sizes, over and over. */
export async function* inPieces(bytes: Uint8Array, sizes: readonly number[] = [bytes.length + 1]): Chunks {
  let at = 0;
  for (let piece = 0; at < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? bytes.length;
    yield ok(bytes.subarray(at, at + size));
    at += size;
  }
}
