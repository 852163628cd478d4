import { type Fault, type Result, failed, ok } from '@keelgate/model';
import { backupFault } from '../backup-fault.ts';
import type { ByteSource } from './byte-source.ts';
import { decompress } from './compression.ts';
import { type FrameHeader, endSection, frameHeaderBytes, readFrameHeader, tagBytes } from './frame.ts';
import { blockBytes } from './limits.ts';
import type { Seal } from './seal.ts';

/** A block with its content, or why it has none: it is damaged, and what follows may not be. */
export type Block = { readonly header: FrameHeader; readonly content: Result<Uint8Array, Fault> };

/**
 * The blocks of a backup up to its last one, each in its place. A failure means that nothing after it can be read. Without a seal
 * (there is no key) blocks have no content and are only counted.
 */
export async function* blocks(source: ByteSource, seal: Seal | null): AsyncGenerator<Result<Block, Fault>> {
  for (let sequence = 0; ; sequence += 1) {
    const start = await source.take(frameHeaderBytes);
    if (!start.ok) return yield start;
    const frame = Uint8Array.from(start.value);
    const header = readFrameHeader(frame);
    if (header === null || !inPlace(header, sequence))
      return yield failed(corrupt(`block ${sequence} is damaged or not in its place`));
    const body = await source.take(header.storedBytes + tagBytes);
    if (!body.ok) return yield body;
    const stored = body.value.subarray(0, header.storedBytes);
    yield ok({ header, content: opened(seal, { frame, header }, [stored, body.value.subarray(header.storedBytes)]) });
    if (header.section === endSection) return;
  }
}

export function corrupt(what: string): Fault {
  return backupFault('backup/corrupt', `the backup is corrupt: ${what}`);
}

function inPlace({ sequence, contentBytes, storedBytes }: FrameHeader, expected: number): boolean {
  return sequence === expected && contentBytes <= blockBytes && storedBytes <= contentBytes;
}

type Framed = { readonly frame: Uint8Array; readonly header: FrameHeader };

function opened(
  seal: Seal | null,
  { frame, header }: Framed,
  stored: readonly [Uint8Array, Uint8Array],
): Result<Uint8Array, Fault> {
  if (seal === null) return ok(new Uint8Array(0));
  const compressed = seal.open(frame, header.sequence, stored);
  const content = compressed === null ? null : decompress(compressed, header.contentBytes);
  return content === null ? failed(corrupt(`block ${header.sequence} is damaged`)) : ok(content);
}
