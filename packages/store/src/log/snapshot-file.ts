import type { Fault, Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import { crc32c } from '../checksum/crc32c.ts';
import { refused } from './log-fault.ts';
import { numberAt, putNumber, viewOf } from './number.ts';

/**
 * A snapshot's file: a header of 40 bytes (`KEELSNAP`, the version of the format, the checksum of the body, the number of the
 * last change that is in it, the length of the body, four bytes of zero, a checksum of all that), then the body as it was given.
 */
export const snapshotVersion = 1;
const headerBytes = 40;
const magic = new TextEncoder().encode('KEELSNAP');

export function writeSnapshotHeader(number: number, body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  const view = viewOf(bytes);
  bytes.set(magic);
  view.setUint32(8, snapshotVersion);
  view.setUint32(12, crc32c(body));
  putNumber(view, 16, number);
  putNumber(view, 24, body.length);
  view.setUint32(36, crc32c(bytes, 0, 36));
  return bytes;
}

export function readSnapshot(bytes: Uint8Array, name: string, number: number): Result<Uint8Array, Fault> {
  const damaged = (why: string): Result<never, Fault> => refused('log/snapshot-damaged', `${name} is damaged: ${why}`);
  if (bytes.length < headerBytes) return damaged('it ends within its header');
  const view = viewOf(bytes);
  if (view.getUint32(36) !== crc32c(bytes, 0, 36) || magic.some((byte, index) => bytes[index] !== byte))
    return damaged('the checksum of its header is another');
  if (numberAt(view, 16) !== number) return damaged(`it is the snapshot after change ${numberAt(view, 16)}`);
  const body = bytes.subarray(headerBytes);
  if (numberAt(view, 24) !== body.length)
    return damaged(`it holds ${body.length} bytes where ${numberAt(view, 24)} were written`);
  return view.getUint32(12) === crc32c(body) ? ok(body) : damaged('its checksum is another');
}

/** The version of the format that a snapshot says it has; `undefined` where it cannot be believed. */
export function snapshotVersionOf(bytes: Uint8Array): number | undefined {
  if (bytes.length < headerBytes) return undefined;
  const view = viewOf(bytes);
  return view.getUint32(36) === crc32c(bytes, 0, 36) ? view.getUint32(8) : undefined;
}
