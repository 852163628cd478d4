import { type Fault, type Result, ok } from '@keelgate/model';
import { refused } from '../backup-fault.ts';
import { openKey } from './derivation.ts';
import type { Head } from './head.ts';
import { type Seal, keyedSeal, plainSeal } from './seal.ts';

/** What opens the blocks of a backup with this head. */
export async function sealOf(head: Head, passphrase: string | undefined): Promise<Result<Seal, Fault>> {
  if (head.derivation === null) {
    // Whoever gives a passphrase relies on it: that nobody without it has made this backup.
    return passphrase === undefined
      ? ok(plainSeal(head.digest))
      : refused('backup/not-encrypted', 'a passphrase was given, and the backup is not encrypted');
  }
  if (passphrase === undefined)
    return refused('backup/passphrase-needed', 'the backup is encrypted, and no passphrase was given');
  const key = await openKey(passphrase, head.derivation);
  return key.ok ? ok(keyedSeal(head.digest, key.value)) : key;
}
