import type { Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import { crc32c } from '../checksum/crc32c.ts';
import { refused } from './log-fault.ts';
import { numberAt, putNumber, viewOf } from './number.ts';

/**
 * The beginning of every segment, 32 bytes: `KEELGLOG`, the version of the format, a salt of this file's own, the number of
 * its first change, four bytes of zero and a checksum of all that. It is on the disk before the file has its name, so it is
 * never torn: one that is wrong was damaged.
 */
export type SegmentHeader = { readonly version: number; readonly salt: number; readonly first: number };

export const segmentVersion = 1;
export const segmentHeaderBytes = 32;

const magic = new TextEncoder().encode('KEELGLOG');

export function writeSegmentHeader({ version, salt, first }: SegmentHeader): Uint8Array {
  const bytes = new Uint8Array(segmentHeaderBytes);
  const view = viewOf(bytes);
  bytes.set(magic);
  view.setUint32(8, version);
  view.setUint32(12, salt);
  putNumber(view, 16, first);
  view.setUint32(28, crc32c(bytes, 0, 28));
  return bytes;
}

export function readSegmentHeader(bytes: Uint8Array, name: string): Result<SegmentHeader, Fault> {
  const view = viewOf(bytes);
  if (bytes.length < segmentHeaderBytes || magic.some((byte, index) => bytes[index] !== byte))
    return refused('log/header-damaged', `${name} does not begin as a file of changes does`);
  if (view.getUint32(28) !== crc32c(bytes, 0, 28))
    return refused('log/header-damaged', `the header of ${name} is damaged: its checksum is another`);
  return ok({ version: view.getUint32(8), salt: view.getUint32(12), first: numberAt(view, 16) });
}
