import type { KeyObject } from 'node:crypto';
import { constants, privateDecrypt, privateEncrypt, publicDecrypt, publicEncrypt } from 'node:crypto';
import { notSupported, burn } from '../runtime.ts';
import type { Runtime } from '../runtime.ts';
import { raiseCryptographic } from './failure.ts';
import type { Digest } from './hash-value.ts';
import { isPss, padOaep, padPkcs1, padPss, padSignature, sameBytes, unpadOaep, unpadPkcs1 } from './rsa-padding.ts';
import type { RsaEncryptionPadding } from './rsa-encryption-padding.ts';
import type { RsaSignaturePadding } from './rsa-signature-padding.ts';

/** An RSA key, or the place for one. */
export type Rsa = { readonly net: 'System.Security.Cryptography.RSA'; key: KeyObject | null; keySize: number };

export function rsaOf(key: KeyObject | null): Rsa {
  return { net: 'System.Security.Cryptography.RSA', key, keySize: key === null ? 2048 : modulusBits(key) };
}

function modulusBits(key: KeyObject): number {
  return key.asymmetricKeyDetails?.modulusLength ?? 2048;
}

/** Work with a key costs what some thousand steps do, more with longer ones. */
function payForKey(rt: Runtime, key: KeyObject): void {
  burn(rt, modulusBits(key) * 4);
}

function keyOf({ key }: Rsa): KeyObject {
  return key ?? notSupported('An RSA key has to be imported: keys are not generated here.');
}

function privateKeyOf(rsa: Rsa): KeyObject {
  const key = keyOf(rsa);
  return key.type === 'private' ? key : raiseCryptographic('Key does not exist.\r\n');
}

const raw = { padding: constants.RSA_NO_PADDING };

export function encryptRsa(
  rt: Runtime,
  rsa: Rsa,
  ...[data, padding]: readonly [Uint8Array, RsaEncryptionPadding]
): Uint8Array {
  const key = keyOf(rsa);
  payForKey(rt, key);
  const size = modulusBits(key) / 8;
  const padded = padding.oaep === null ? padPkcs1(rt, size, data) : padOaep(rt, padding.oaep, size, data);
  if (padded === null) return raiseCryptographic('The parameter is incorrect.\r\n');
  return new Uint8Array(publicEncrypt({ key, ...raw }, padded));
}

export function decryptRsa(
  rt: Runtime,
  rsa: Rsa,
  ...[data, padding]: readonly [Uint8Array, RsaEncryptionPadding]
): Uint8Array {
  const key = privateKeyOf(rsa);
  payForKey(rt, key);
  if (data.length !== modulusBits(key) / 8) return raiseCryptographic('The parameter is incorrect.\r\n');
  const padded = unlessRefused(() => new Uint8Array(privateDecrypt({ key, ...raw }, data)));
  const plain = padded && (padding.oaep === null ? unpadPkcs1(padded) : unpadOaep(padding.oaep, padded));
  return plain ?? raiseCryptographic('The parameter is incorrect.\r\n');
}

/** The platform throws at numbers beyond the modulus. */
function unlessRefused<Value>(work: () => Value): Value | null {
  try {
    return work();
  } catch {
    return null;
  }
}

export type Signing = { readonly digest: Digest; readonly padding: RsaSignaturePadding };

export function signHash(
  rt: Runtime,
  rsa: Rsa,
  ...[hash, { digest, padding }]: readonly [Uint8Array, Signing]
): Uint8Array {
  const key = privateKeyOf(rsa);
  payForKey(rt, key);
  const bits = modulusBits(key);
  const padded = padding.mode === 'Pss' ? padPss(rt, digest, bits, hash) : padSignature(digest, bits / 8, hash);
  if (padded === null) return raiseCryptographic('The parameter is incorrect.\r\n');
  const whole = new Uint8Array(bits / 8);
  whole.set(padded, whole.length - padded.length);
  return new Uint8Array(privateEncrypt({ key, ...raw }, whole));
}

export function verifyHash(
  rt: Runtime,
  rsa: Rsa,
  ...[hash, signature, { digest, padding }]: readonly [Uint8Array, Uint8Array, Signing]
): boolean {
  const key = keyOf(rsa);
  payForKey(rt, key);
  const bits = modulusBits(key);
  if (signature.length !== bits / 8) return false;
  const padded = unlessRefused(() => new Uint8Array(publicDecrypt({ key, ...raw }, signature)));
  if (padded === null) return false;
  if (padding.mode === 'Pss') return isPss(digest, bits, hash, padded);
  const expected = padSignature(digest, bits / 8, hash);
  return expected !== null && sameBytes(expected, padded);
}
