import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Level 3. The bytes are the same for the same content on the same Node. */
const settings = { params: { [constants.ZSTD_c_compressionLevel]: 3 } } as const;

export function compress(content: Uint8Array): Uint8Array {
  return zstdCompressSync(content, settings);
}

/** `null` unless it is content of just so many bytes. */
export function decompress(stored: Uint8Array, contentBytes: number): Uint8Array | null {
  try {
    const content = zstdDecompressSync(stored, { maxOutputLength: Math.max(1, contentBytes) });
    return content.length === contentBytes ? content : null;
  } catch {
    return null;
  }
}
