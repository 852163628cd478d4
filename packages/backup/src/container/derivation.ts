import { scrypt, timingSafeEqual } from 'node:crypto';
import { type Fault, type Result, ok } from '@keelgate/model';
import { refused } from '../backup-fault.ts';
import { derivationBytesMax } from './limits.ts';

/** What scrypt costs: memory is 128 · 2^logN · r bytes, time goes with memory and p. */
export type DerivationCost = { readonly logN: number; readonly r: number; readonly p: number };

/** How a passphrase becomes a key, as a header says it. `check` tells a wrong passphrase from a damaged backup. */
export type Derivation = {
  readonly cost: DerivationCost;
  readonly salt: Uint8Array;
  readonly check: Uint8Array;
};

/** 128 MiB and a few tenths of a second: what OWASP recommends for scrypt. */
export const defaultCost: DerivationCost = { logN: 17, r: 8, p: 1 };
export const saltBytes = 16;
const keyBytes = 32;
const checkBytes = 16;

/** The key, and the value by which it is told whether a passphrase is the right one. Neither says anything of the other. */
export async function deriveKey(
  passphrase: string,
  salt: Uint8Array,
  cost: DerivationCost,
): Promise<{ readonly key: Uint8Array; readonly check: Uint8Array }> {
  const { logN, r, p } = cost;
  const settings = { N: 2 ** logN, r, p, maxmem: derivationBytesMax + 2 ** 24 };
  const derived = await new Promise<Uint8Array>((resolve, reject) => {
    // The same passphrase typed on another system may come in other code points.
    scrypt(passphrase.normalize('NFC'), salt, keyBytes + checkBytes, settings, (error, bytes) =>
      error === null ? resolve(bytes) : reject(error),
    );
  });
  return { key: derived.subarray(0, keyBytes), check: derived.subarray(keyBytes) };
}

/** The key of a backup that is there, if the passphrase is the right one. */
export async function openKey(passphrase: string, derivation: Derivation): Promise<Result<Uint8Array, Fault>> {
  if (!bearable(derivation.cost))
    return refused(
      'backup/corrupt',
      'the backup is corrupt: its header asks for a key derivation that nobody would write',
    );
  const { key, check } = await deriveKey(passphrase, derivation.salt, derivation.cost);
  if (!timingSafeEqual(check, derivation.check))
    return refused('backup/wrong-passphrase', 'the passphrase is not the one that the backup was encrypted with');
  return ok(key);
}

export function bearable({ logN, r, p }: DerivationCost): boolean {
  if (![logN, r, p].every(Number.isInteger) || logN < 1 || logN > 20 || r < 1 || p < 1 || p > 16) return false;
  return 128 * 2 ** logN * r * p <= derivationBytesMax;
}
