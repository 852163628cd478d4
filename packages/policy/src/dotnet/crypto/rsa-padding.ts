import { createHash } from 'node:crypto';
import type { Runtime } from '../runtime.ts';
import type { Digest } from './hash-value.ts';
import { digestBits } from './hash-value.ts';
import { nonZeroBytes, randomBytes } from './random-bytes.ts';

/**
 * Paddings of RFC 8017. Those with randomness in them are made here, since the platform would take its own; `null` is a
 * message that does not fit or was not padded so.
 */

/** Bytes of a digest. */
export function digestBytes(digest: Digest): number {
  return digestBits[digest] / 8;
}

export function hashOf(digest: Digest, ...parts: readonly Uint8Array[]): Uint8Array {
  const work = createHash(digest);
  for (const part of parts) work.update(part);
  return new Uint8Array(work.digest());
}

/** MGF1: a mask of this length out of a seed. */
function mask(digest: Digest, seed: Uint8Array, length: number): Uint8Array {
  const whole = new Uint8Array(length);
  for (let index = 0, at = 0; at < length; index += 1) {
    const block = hashOf(digest, seed, Uint8Array.of(0, 0, index >>> 8, index & 255)).subarray(0, length - at);
    whole.set(block, at);
    at += block.length;
  }
  return whole;
}

function exclusiveOr(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((value, index) => value ^ (right[index] ?? 0));
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

/** EME-OAEP with an empty label, for a modulus of `size` bytes. */
export function padOaep(rt: Runtime, digest: Digest, size: number, message: Uint8Array): Uint8Array | null {
  const hashBytes = digestBytes(digest);
  const room = size - 2 * hashBytes - 2;
  if (message.length > room) return null;
  const block = new Uint8Array(size - hashBytes - 1);
  block.set(hashOf(digest));
  block[block.length - message.length - 1] = 1;
  block.set(message, block.length - message.length);
  const seed = randomBytes(rt, hashBytes);
  const maskedBlock = exclusiveOr(block, mask(digest, seed, block.length));
  const maskedSeed = exclusiveOr(seed, mask(digest, maskedBlock, hashBytes));
  return Uint8Array.from([0, ...maskedSeed, ...maskedBlock]);
}

export function unpadOaep(digest: Digest, padded: Uint8Array): Uint8Array | null {
  const hashBytes = digestBytes(digest);
  if (padded.length < 2 * hashBytes + 2 || padded[0] !== 0) return null;
  const maskedBlock = padded.subarray(1 + hashBytes);
  const seed = exclusiveOr(padded.subarray(1, 1 + hashBytes), mask(digest, maskedBlock, hashBytes));
  const block = exclusiveOr(maskedBlock, mask(digest, seed, maskedBlock.length));
  if (!sameBytes(block.subarray(0, hashBytes), hashOf(digest))) return null;
  const start = block.findIndex((value, index) => index >= hashBytes && value !== 0);
  return block[start] === 1 ? block.slice(start + 1) : null;
}

/** EME-PKCS1-v1_5. */
export function padPkcs1(rt: Runtime, size: number, message: Uint8Array): Uint8Array | null {
  if (message.length > size - 11) return null;
  return Uint8Array.from([0, 2, ...nonZeroBytes(rt, size - message.length - 3), 0, ...message]);
}

export function unpadPkcs1(padded: Uint8Array): Uint8Array | null {
  const end = padded.indexOf(0, 2);
  return padded[0] === 0 && padded[1] === 2 && end >= 10 ? padded.slice(end + 1) : null;
}

/** EMSA-PSS with a salt as long as the hash, which is the one that .NET takes. `bits` is the modulus' length. */
export function padPss(rt: Runtime, digest: Digest, bits: number, hash: Uint8Array): Uint8Array | null {
  const hashBytes = digestBytes(digest);
  const size = Math.ceil((bits - 1) / 8);
  if (hash.length !== hashBytes || size < 2 * hashBytes + 2) return null;
  const salt = randomBytes(rt, hashBytes);
  const seal = hashOf(digest, new Uint8Array(8), hash, salt);
  const block = new Uint8Array(size - hashBytes - 1);
  block[block.length - hashBytes - 1] = 1;
  block.set(salt, block.length - hashBytes);
  const masked = exclusiveOr(block, mask(digest, seal, block.length));
  masked[0] = (masked[0] ?? 0) & (255 >>> (8 * size - (bits - 1)));
  return Uint8Array.from([...masked, ...seal, 0xbc]);
}

/** Whether a padded message is one of this hash. */
export function isPss(digest: Digest, bits: number, ...[hash, whole]: readonly [Uint8Array, Uint8Array]): boolean {
  const hashBytes = digestBytes(digest);
  const size = Math.ceil((bits - 1) / 8);
  const padded = whole.subarray(whole.length - size);
  if (size < 2 * hashBytes + 2 || hash.length !== hashBytes || padded.at(-1) !== 0xbc) return false;
  const masked = padded.subarray(0, size - hashBytes - 1);
  const seal = padded.subarray(size - hashBytes - 1, size - 1);
  const block = exclusiveOr(masked, mask(digest, seal, masked.length));
  const unused = 8 * size - (bits - 1);
  if (((masked[0] ?? 0) & ~(255 >>> unused) & 255) !== 0) return false;
  block[0] = (block[0] ?? 0) & (255 >>> unused);
  const start = block.length - hashBytes - 1;
  if (block[start] !== 1 || block.subarray(0, start).some((value) => value !== 0)) return false;
  return sameBytes(seal, hashOf(digest, new Uint8Array(8), hash, block.subarray(start + 1)));
}

/** The DER of `DigestInfo` before the hash itself. */
const digestPrefix: { readonly [name in Digest]: readonly number[] } = {
  md5: [0x30, 0x20, 0x30, 0x0c, 0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x05, 0x05, 0x00, 0x04, 0x10],
  sha1: [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14],
  sha256: sha2Prefix(1, 32),
  sha384: sha2Prefix(2, 48),
  sha512: sha2Prefix(3, 64),
};

function sha2Prefix(which: number, bytes: number): readonly number[] {
  const oid = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, which];
  return [0x30, bytes + 17, 0x30, 0x0d, ...oid, 0x05, 0x00, 0x04, bytes];
}

/** EMSA-PKCS1-v1_5, which has no randomness. */
export function padSignature(digest: Digest, size: number, hash: Uint8Array): Uint8Array | null {
  const info = [...digestPrefix[digest], ...hash];
  if (hash.length !== digestBytes(digest) || size < info.length + 11) return null;
  return Uint8Array.from([0, 1, ...Array.from({ length: size - info.length - 3 }, () => 0xff), 0, ...info]);
}
