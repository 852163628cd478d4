import type { Runtime } from '../runtime.ts';
import type { CipherName, CipherSettings } from './cipher.ts';
import { blockBytes } from './cipher.ts';
import { randomBytes } from './random-bytes.ts';

/** A symmetric algorithm with its settings; key and vector are made when they are first asked for. */
export type Symmetric = {
  readonly net: string;
  readonly cipher: CipherName;
  key: Uint8Array | null;
  iv: Uint8Array | null;
  /** In bits. */
  keySize: number;
  mode: number;
  padding: number;
};

/** CBC with PKCS #7 padding, as .NET begins. */
export function symmetric(net: string, cipher: CipherName): Symmetric {
  const keySize = cipher === 'aes' ? 256 : cipher === 'des' ? 64 : 192;
  return { net, cipher, key: null, iv: null, keySize, mode: 1, padding: 2 };
}

const named: ReadonlyMap<string, () => Symmetric> = new Map([
  ['aes', () => symmetric('System.Security.Cryptography.Aes', 'aes')],
  ['aesmanaged', () => symmetric('System.Security.Cryptography.Aes', 'aes')],
  ['aescryptoserviceprovider', () => symmetric('System.Security.Cryptography.Aes', 'aes')],
  ['rijndael', () => symmetric('System.Security.Cryptography.Aes', 'aes')],
  ['rijndaelmanaged', () => symmetric('System.Security.Cryptography.Aes', 'aes')],
  ['des', () => symmetric('System.Security.Cryptography.DES', 'des')],
  ['descryptoserviceprovider', () => symmetric('System.Security.Cryptography.DES', 'des')],
  ['3des', () => symmetric('System.Security.Cryptography.TripleDES', '3des')],
  ['triple des', () => symmetric('System.Security.Cryptography.TripleDES', '3des')],
  ['tripledes', () => symmetric('System.Security.Cryptography.TripleDES', '3des')],
  ['tripledescryptoserviceprovider', () => symmetric('System.Security.Cryptography.TripleDES', '3des')],
]);

/** The algorithm of a name as `SymmetricAlgorithm.Create` takes it; `null` of an unknown one. */
export function symmetricNamed(name: string): Symmetric | null {
  return named.get(name.replace(/^System\.Security\.Cryptography\./i, '').toLowerCase())?.() ?? null;
}

export function keyOf(rt: Runtime, self: Symmetric): Uint8Array {
  self.key ??= randomBytes(rt, self.keySize / 8);
  return self.key;
}

export function ivOf(rt: Runtime, self: Symmetric): Uint8Array {
  self.iv ??= randomBytes(rt, blockBytes(self.cipher));
  return self.iv;
}

/** In bits. */
export function blockSizeOf({ cipher }: Symmetric): number {
  return blockBytes(cipher) * 8;
}

/** The settings with a key and a vector; with the algorithm's own where none are given. */
export function settingsOf(rt: Runtime, self: Symmetric, given?: Pick<CipherSettings, 'key' | 'iv'>): CipherSettings {
  const { cipher, mode, padding } = self;
  return { cipher, mode, padding, key: given?.key ?? keyOf(rt, self), iv: given?.iv ?? ivOf(rt, self) };
}

/** `Dispose` and `Clear`. */
export function forgetSecrets(_: Runtime, self: Symmetric): null {
  self.key = null;
  self.iv = null;
  return null;
}
