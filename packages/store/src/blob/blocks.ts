import { ok } from '@keelgate/model';
import type { Chunks } from './blob-store.ts';

/** The same bytes in blocks of one size; the last one may be shorter. */
export async function* inBlocks(chunks: Chunks, blockBytes: number): Chunks {
  let block = new Uint8Array(blockBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    if (!chunk.ok) return yield chunk;
    for (let at = 0; at < chunk.value.length;) {
      const part = chunk.value.subarray(at, at + blockBytes - filled);
      block.set(part, filled);
      filled += part.length;
      at += part.length;
      if (filled < blockBytes) continue;
      yield ok(block);
      block = new Uint8Array(blockBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield ok(block.subarray(0, filled));
}
