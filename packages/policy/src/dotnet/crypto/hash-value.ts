import { createHash, createHmac } from 'node:crypto';
import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { ByteArray } from '../value.ts';
import { raiseCryptographic, raiseDisposed } from './failure.ts';

export type Digest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

/** A hash algorithm, with a key if it is an HMAC. */
export type HashAlgorithm = {
  readonly net: string;
  readonly digest: Digest;
  /** `null` of a plain hash. */
  key: Uint8Array | null;
  /** The last hash that was computed. */
  hash: Uint8Array | null;
  /** Blocks of a hash that is computed in steps. */
  readonly pending: Uint8Array[];
  disposed: boolean;
};

export const digestBits: { readonly [name in Digest]: number } = {
  md5: 128,
  sha1: 160,
  sha256: 256,
  sha384: 384,
  sha512: 512,
};

export function hashAlgorithm(net: string, digest: Digest, key: Uint8Array | null = null): HashAlgorithm {
  return { net, digest, key, hash: null, pending: [], disposed: false };
}

/** The hash of bytes, by an algorithm that must not have been disposed of. */
export function computeHash(rt: Runtime, self: HashAlgorithm, bytes: Uint8Array): Uint8Array {
  if (self.disposed) raiseDisposed();
  burn(rt, bytes.length);
  const work = self.key === null ? createHash(self.digest) : createHmac(self.digest, self.key);
  self.hash = new Uint8Array(work.update(bytes).digest());
  self.pending.length = 0;
  return self.hash.slice();
}

/** A stretch of an array; .NET's own words where it does not lie within. */
export function stretch(
  bytes: ByteArray | null,
  parameter: string,
  ...[offset, count]: readonly [number, number]
): Uint8Array {
  if (bytes === null) return raiseArgumentNull(parameter);
  if (offset < 0) raiseOutOfRange('offset', 'Non-negative number required.');
  if (count < 0 || count > bytes.bytes.length) raiseArgument('Value was invalid.');
  if (bytes.bytes.length - count < offset)
    raiseArgument(
      'Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection.',
    );
  return bytes.bytes.subarray(offset, offset + count);
}

/** Takes one more block of a hash that is computed in steps. */
export function addBlock(rt: Runtime, self: HashAlgorithm, block: Uint8Array): void {
  if (self.disposed) raiseDisposed();
  checkItems(
    rt,
    self.pending.reduce((sum, { length }) => sum + length, block.length),
  );
  burn(rt, block.length + self.pending.length);
  self.pending.push(block.slice());
}

/** The hash of all blocks that came before. */
export function finishBlocks(rt: Runtime, self: HashAlgorithm): void {
  const whole = new Uint8Array(self.pending.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const block of self.pending) {
    whole.set(block, at);
    at += block.length;
  }
  computeHash(rt, self, whole);
}

export function lastHash({ hash, disposed }: HashAlgorithm): Uint8Array {
  if (disposed) raiseDisposed();
  if (hash === null) return raiseCryptographic('Hash must be finalized before the hash value is retrieved.');
  return hash.slice();
}

/** The digest of a name as `HashAlgorithmName` and `HashAlgorithm.Create` know it. */
export function digestNamed(name: string): Digest | null {
  switch (name.replace('-', '').toUpperCase()) {
    case 'MD5':
      return 'md5';
    case 'SHA':
    case 'SHA1':
      return 'sha1';
    case 'SHA256':
      return 'sha256';
    case 'SHA384':
      return 'sha384';
    case 'SHA512':
      return 'sha512';
    default:
      return null;
  }
}
