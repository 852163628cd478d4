import { crc32c } from '../checksum/crc32c.ts';
import { numberAt, putNumber, viewOf } from './number.ts';

/**
 * What one write puts into a segment: the changes that share one fsync. A header of 24 bytes (marker, length of the body,
 * number of the first change, count, checksum), then for each change its length, its checksum and its bytes. The header
 * has a checksum of its own, so that a flipped bit in a length is not taken for the end of the file. Checksums are salted
 * by the file: a copy of a log inside a change is not taken for changes.
 */
export const frameHeaderBytes = 24;
export const recordHeaderBytes = 8;

const marker = 0x4b474652;

/** Where the changes of a frame are, or what is wrong with it. */
export type ReadFrame =
  | { readonly whole: true; readonly first: number; readonly count: number; readonly end: number }
  | {
      readonly whole: false;
      /** The first change that cannot be read. */
      readonly number: number;
      readonly why: string;
      /** From where on there may be other frames. */
      readonly resumeAt: number;
    };

export function frameBytes(payloads: readonly Uint8Array[]): number {
  return payloads.reduce((sum, { length }) => sum + recordHeaderBytes + length, frameHeaderBytes);
}

export function writeFrame(payloads: readonly Uint8Array[], first: number, salt: number): Uint8Array {
  const bytes = new Uint8Array(frameBytes(payloads));
  const view = viewOf(bytes);
  view.setUint32(0, marker);
  view.setUint32(4, bytes.length - frameHeaderBytes);
  putNumber(view, 8, first);
  view.setUint32(16, payloads.length);
  view.setUint32(20, crc32c(bytes, 0, 20, salt));
  let at = frameHeaderBytes;
  for (const [index, payload] of payloads.entries()) {
    view.setUint32(at, payload.length);
    bytes.set(payload, at + recordHeaderBytes);
    view.setUint32(at + 4, recordChecksum(bytes, at, payload.length, seedOf(salt, first + index)));
    at += recordHeaderBytes + payload.length;
  }
  return bytes;
}

/** Reads the frame at `at`, whose first change has to be number `first`. */
export function readFrame(bytes: Uint8Array, at: number, first: number, salt: number): ReadFrame {
  const header = readFrameHeader(bytes, at, salt);
  if (header === undefined)
    return { whole: false, number: first, why: 'what stands there is no beginning of changes', resumeAt: at + 1 };
  const end = at + frameHeaderBytes + header.length;
  if (header.first !== first)
    return { whole: false, number: first, why: `change ${header.first} stands there`, resumeAt: at };
  const view = viewOf(bytes);
  let next = at + frameHeaderBytes;
  for (let number = first; number < first + header.count; number += 1) {
    const damaged = (why: string): ReadFrame => ({ whole: false, number, why, resumeAt: Math.min(end, bytes.length) });
    if (end > bytes.length && next + recordHeaderBytes > bytes.length) return damaged('the file ends before it');
    const length = next + recordHeaderBytes > end ? Infinity : view.getUint32(next);
    if (next + recordHeaderBytes + length > end) return damaged('its length is more than there is');
    if (next + recordHeaderBytes + length > bytes.length) return damaged('the file ends within it');
    if (view.getUint32(next + 4) !== recordChecksum(bytes, next, length, seedOf(salt, number)))
      return damaged('its checksum is another');
    next += recordHeaderBytes + length;
  }
  return { whole: true, first, count: header.count, end };
}

/** The bytes of the changes in a frame that is known to be whole. */
export function payloadsOf(bytes: Uint8Array, at: number): readonly Uint8Array[] {
  const view = viewOf(bytes);
  const count = view.getUint32(at + 16);
  const payloads: Uint8Array[] = [];
  let next = at + frameHeaderBytes;
  for (let index = 0; index < count; index += 1) {
    const length = view.getUint32(next);
    payloads.push(bytes.slice(next + recordHeaderBytes, next + recordHeaderBytes + length));
    next += recordHeaderBytes + length;
  }
  return payloads;
}

/** Whether a frame with changes after `number` begins anywhere from `at` on. */
export function hasLaterFrame(bytes: Uint8Array, from: number, number: number, salt: number): boolean {
  const view = viewOf(bytes);
  for (let at = from; at + frameHeaderBytes <= bytes.length; at += 1) {
    if (view.getUint32(at) !== marker) continue;
    const header = readFrameHeader(bytes, at, salt);
    if (header !== undefined && header.first > number) return true;
  }
  return false;
}

type FrameHeader = { readonly length: number; readonly first: number; readonly count: number };

function readFrameHeader(bytes: Uint8Array, at: number, salt: number): FrameHeader | undefined {
  if (at + frameHeaderBytes > bytes.length) return undefined;
  const view = viewOf(bytes);
  if (view.getUint32(at) !== marker || view.getUint32(at + 20) !== crc32c(bytes, at, at + 20, salt)) return undefined;
  return { length: view.getUint32(at + 4), first: numberAt(view, at + 8), count: view.getUint32(at + 16) };
}

function seedOf(salt: number, number: number): number {
  return (salt ^ number) >>> 0;
}

/** Over the length and the bytes; what lies between them is the checksum itself. */
function recordChecksum(bytes: Uint8Array, at: number, length: number, seed: number): number {
  const start = at + recordHeaderBytes;
  return crc32c(bytes, start, start + length, crc32c(bytes, at, at + 4, seed));
}
