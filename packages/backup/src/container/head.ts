import { createHash } from 'node:crypto';
import { type Fault, type Result, ok } from '@keelgate/model';
import { refused } from '../backup-fault.ts';
import { type BackupManifest, parseManifest, printManifest } from '../manifest.ts';
import { Unfit } from '../record/unfit.ts';
import type { ByteSource } from './byte-source.ts';
import type { Derivation } from './derivation.ts';
import { manifestBytesMax } from './limits.ts';

/**
 * The start of a backup, which says how to read the rest: eight bytes that no text has and that a transfer as text breaks, the
 * version, how blocks are compressed and sealed, and the manifest. It is never encrypted, and a digest of it is part of
 * what every block is sealed with.
 */
export type Head = {
  readonly version: number;
  readonly derivation: Derivation | null;
  readonly manifest: BackupManifest;
  /** SHA-256 of the bytes. */
  readonly digest: Uint8Array;
};

export const formatVersion = 1;

const magic = Uint8Array.of(0x89, 0x4b, 0x47, 0x42, 0x0d, 0x0a, 0x1a, 0x0a);
const fixedBytes = 64;
const compressionZstd = 1;
const sealedPlain = 0;
const sealedByPassphrase = 1;
/** Where the fields of the fixed part are. */
const at = { version: 8, compression: 10, sealed: 11, cost: 12, manifest: 16, salt: 20, check: 36, zero: 52 } as const;

/** Throws `Unfit` where the manifest could not be read again. */
export function writeHead(manifest: BackupManifest, derivation: Derivation | null): Uint8Array {
  const printed = printManifest(manifest);
  const text = new TextEncoder().encode(printed);
  if (text.length > manifestBytesMax || parseManifest(printed) === null)
    throw new Unfit('its name, its time or its version is not one that a manifest can say');
  const bytes = new Uint8Array(fixedBytes + text.length + 32);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint16(at.version, formatVersion);
  bytes[at.compression] = compressionZstd;
  bytes[at.sealed] = derivation === null ? sealedPlain : sealedByPassphrase;
  view.setUint32(at.manifest, text.length);
  if (derivation !== null) {
    bytes.set([derivation.cost.logN, derivation.cost.r, derivation.cost.p], at.cost);
    bytes.set(derivation.salt, at.salt);
    bytes.set(derivation.check, at.check);
  }
  bytes.set(text, fixedBytes);
  bytes.set(sha256(bytes.subarray(0, fixedBytes + text.length)), fixedBytes + text.length);
  return bytes;
}

/** The digest that blocks are sealed with, of a head as it was written. */
export function headDigest(head: Uint8Array): Uint8Array {
  return head.subarray(head.length - 32);
}

export async function readHead(source: ByteSource, newest: number = formatVersion): Promise<Result<Head, Fault>> {
  const start = await source.take(at.compression);
  if (!start.ok) return start;
  const known = checkStart(Uint8Array.from(start.value), newest);
  if (!known.ok) return known;
  const others = await source.take(fixedBytes - at.compression);
  if (!others.ok) return others;
  const fixed = new Uint8Array(fixedBytes);
  fixed.set(known.value);
  fixed.set(others.value, at.compression);
  const size = new DataView(fixed.buffer).getUint32(at.manifest);
  if (size > manifestBytesMax) return damaged();
  const read = await source.take(size + 32);
  if (!read.ok) return read;
  const text = read.value.subarray(0, size);
  const digest = Uint8Array.from(read.value.subarray(size));
  if (!same(sha256(fixed, text), digest)) return damaged();
  return understood(fixed, text, digest);
}

function checkStart(start: Uint8Array, newest: number): Result<Uint8Array, Fault> {
  if (!same(start.subarray(0, magic.length), magic))
    return refused('backup/not-a-backup', 'this is no backup: it does not begin as one');
  const version = new DataView(start.buffer).getUint16(at.version);
  if (version === 0) return damaged();
  if (version > newest)
    return refused(
      'backup/newer-format',
      `the backup has format ${version}, and this version of Keelgate reads formats up to ${newest}`,
      'restore it with the version that wrote it, or a later one',
    );
  return ok(start);
}

function understood(fixed: Uint8Array, text: Uint8Array, digest: Uint8Array): Result<Head, Fault> {
  const sealed = fixed[at.sealed] ?? 0;
  const known = fixed[at.compression] === compressionZstd && sealed <= sealedByPassphrase;
  if (!known || fixed.subarray(at.zero).some((byte) => byte !== 0)) return damaged();
  const manifest = parseManifest(new TextDecoder().decode(text));
  if (manifest === null) return damaged();
  const [logN = 0, r = 0, p = 0] = fixed.subarray(at.cost, at.cost + 3);
  const derivation: Derivation | null =
    sealed === sealedPlain
      ? null
      : { cost: { logN, r, p }, salt: fixed.slice(at.salt, at.check), check: fixed.slice(at.check, at.zero) };
  return ok({ version: new DataView(fixed.buffer).getUint16(at.version), derivation, manifest, digest });
}

function damaged(): Result<never, Fault> {
  return refused('backup/corrupt', 'the backup is corrupt: its header is damaged');
}

function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
