/** What stands before each block. Numbers are big-endian. */
export type FrameHeader = {
  /** The number of its section; `endSection` of the last block, which holds digests and counts. */
  readonly section: number;
  /** The last block of its section. */
  readonly last: boolean;
  /** Its place among all blocks, from 0. */
  readonly sequence: number;
  readonly contentBytes: number;
  readonly storedBytes: number;
};

export const frameHeaderBytes = 16;
export const tagBytes = 16;
export const endSection = 255;

const kind = 0xb1;

export function writeFrameHeader({ section, last, sequence, contentBytes, storedBytes }: FrameHeader): Uint8Array {
  const bytes = new Uint8Array(frameHeaderBytes);
  const view = new DataView(bytes.buffer);
  bytes.set([kind, section, last ? 1 : 0, 0]);
  view.setUint32(4, sequence);
  view.setUint32(8, contentBytes);
  view.setUint32(12, storedBytes);
  return bytes;
}

/** `null` where the bytes are none. */
export function readFrameHeader(bytes: Uint8Array): FrameHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, section = 0, flags = 0, zero] = bytes;
  if (first !== kind || flags > 1 || zero !== 0) return null;
  return {
    section,
    last: flags === 1,
    sequence: view.getUint32(4),
    contentBytes: view.getUint32(8),
    storedBytes: view.getUint32(12),
  };
}
