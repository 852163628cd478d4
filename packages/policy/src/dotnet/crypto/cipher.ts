import type { Cipheriv, Decipheriv } from 'node:crypto';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import { raiseCryptographic } from './failure.ts';
import { randomBytes } from './random-bytes.ts';

/** Block ciphers of .NET that the platform can run. */
export type CipherName = 'aes' | 'des' | '3des';

export type CipherSettings = {
  readonly cipher: CipherName;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  /** Numbers of `CipherMode` and `PaddingMode`. */
  readonly mode: number;
  readonly padding: number;
};

const modeCbc = 1;
const modeEcb = 2;
const paddingNone = 1;
const paddingPkcs7 = 2;
const paddingZeros = 3;
const paddingAnsi = 4;
const paddingIso = 5;

/** Key sizes in bits. */
export const keySizes: { readonly [name in CipherName]: readonly number[] } = {
  aes: [128, 192, 256],
  des: [64],
  '3des': [128, 192],
};

export function blockBytes(cipher: CipherName): number {
  return cipher === 'aes' ? 16 : 8;
}

export function encrypt(rt: Runtime, settings: CipherSettings, plain: Uint8Array): Uint8Array {
  const algorithm = nodeCipher(settings);
  burn(rt, plain.length + 64);
  checkItems(rt, plain.length + 16);
  const padded = pad(rt, settings, plain);
  return run(createCipheriv(algorithm, nodeKey(settings), nodeIv(settings)), padded);
}

export function decrypt(rt: Runtime, settings: CipherSettings, secret: Uint8Array): Uint8Array {
  const algorithm = nodeCipher(settings);
  burn(rt, secret.length + 64);
  if (secret.length % blockBytes(settings.cipher) !== 0)
    raiseCryptographic('Length of the data to decrypt is invalid.');
  const padded = run(createDecipheriv(algorithm, nodeKey(settings), nodeIv(settings)), secret);
  return unpad(settings, padded);
}

/** Padding is done here for every mode, since the platform knows PKCS #7 alone. */
function run(work: Cipheriv | Decipheriv, bytes: Uint8Array): Uint8Array {
  work.setAutoPadding(false);
  const [head, tail] = [work.update(bytes), work.final()];
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}

function nodeCipher({ cipher, key, iv, mode }: CipherSettings): string {
  if (!keySizes[cipher].includes(key.length * 8))
    return raiseCryptographic('Specified key is not a valid size for this algorithm.');
  if (mode !== modeCbc && mode !== modeEcb)
    return raiseCryptographic('Specified cipher mode is not valid for this algorithm.');
  if (mode === modeCbc && iv.length !== blockBytes(cipher))
    return raiseCryptographic('Specified initialization vector (IV) does not match the block size for this algorithm.');
  if (cipher === 'aes') return `aes-${key.length * 8}-${mode === modeEcb ? 'ecb' : 'cbc'}`;
  return mode === modeEcb ? 'des-ede3' : 'des-ede3-cbc';
}

/** DES is triple DES with one key three times; with two keys the first comes again. */
function nodeKey({ cipher, key }: CipherSettings): Uint8Array {
  if (cipher === 'aes' || key.length === 24) return key;
  const first = key.slice(0, 8);
  return Uint8Array.from([...first, ...(cipher === 'des' ? first : key.slice(8)), ...first]);
}

function nodeIv({ mode, iv }: CipherSettings): Uint8Array | null {
  return mode === modeEcb ? null : iv;
}

function pad(rt: Runtime, { cipher, padding }: CipherSettings, plain: Uint8Array): Uint8Array {
  const block = blockBytes(cipher);
  const over = plain.length % block;
  if (padding === paddingNone && over !== 0) return raiseCryptographic('Length of the data to encrypt is invalid.');
  if (padding === paddingNone || (padding === paddingZeros && over === 0)) return plain;
  const added = block - over;
  const whole = new Uint8Array(plain.length + added);
  whole.set(plain);
  if (padding === paddingPkcs7) whole.fill(added, plain.length);
  if (padding === paddingIso) whole.set(randomBytes(rt, added), plain.length);
  if (padding === paddingIso || padding === paddingAnsi) whole[whole.length - 1] = added;
  return whole;
}

function unpad({ cipher, padding }: CipherSettings, padded: Uint8Array): Uint8Array {
  if (padding === paddingNone || padding === paddingZeros) return padded;
  const added = padded.at(-1) ?? 0;
  const filling = padded.subarray(padded.length - added, padded.length - 1);
  const fits = added >= 1 && added <= blockBytes(cipher) && added <= padded.length;
  const filled = padding === paddingIso || filling.every((value) => value === (padding === paddingPkcs7 ? added : 0));
  if (!fits || !filled) return raiseCryptographic('Padding is invalid and cannot be removed.');
  return padded.slice(0, padded.length - added);
}
