import type { Backup } from '@keelgate/backup';
import { readBackup } from '@keelgate/backup';
import type { Fault, Result } from '@keelgate/model';
import { failed } from '@keelgate/model';
import type { BlobLocation } from './blob-location.ts';
import { blobLocation, fileLocation, isBlobUrl } from './blob-location.ts';

/** Where a backup is: its address, or the path of a file. */
export function backupLocation(text: string): Promise<Result<BlobLocation, Fault>> {
  return isBlobUrl(text) || /^[a-z]{2,}:\/\//i.test(text) ? blobLocation(text) : Promise.resolve(fileLocation(text));
}

/** Reads a backup, whole or not at all; what is wrong with it names it. */
export async function loadBackup(text: string, passphrase: string | undefined): Promise<Result<Backup, Fault>> {
  const located = await backupLocation(text);
  if (!located.ok) return located;
  const { store, name, shown } = located.value;
  const read = await readBackup(store.get(name), passphrase === undefined ? {} : { passphrase });
  return read.ok ? read : failed(faultOf(shown, read.failure));
}

/** A fault in the words of its package, with what it is about before it. */
export function faultOf(shown: string, { message, hint, ...fault }: Fault): Fault {
  const known = hints.get(fault.code) ?? hint;
  // What a system says of a file is in the words of the system.
  const said = message.includes('ENOENT') ? 'it does not exist' : message;
  const named = said.startsWith(shown) ? said : `${shown}: ${said}`;
  return { ...fault, message: named, ...(known === undefined ? {} : { hint: known }) };
}

/** What to do about it, in the words of the command line. */
const hints: ReadonlyMap<string, string> = new Map([
  ['backup/passphrase-needed', 'give --passphrase-file FILE, or set KEELGATE_PASSPHRASE'],
  ['backup/not-encrypted', 'leave --passphrase-file and KEELGATE_PASSPHRASE away, if you trust where it comes from'],
  ['backup/other-tier', 'restore onto a service of the same tier, or carry the configuration over with --any-tier'],
  ['backup/no-service', '--any-tier does it nevertheless, to carry a configuration over'],
  ['backup/tier-without-backups', '--any-tier does it nevertheless, to carry a configuration over'],
  ['backup/workspaces', '--any-tier does it nevertheless, to carry a configuration over'],
  ['backup/expired', '--accept-expired restores it nevertheless'],
  [
    'blob/denied',
    'give a SAS in the address or the key of the account in AZURE_STORAGE_KEY; is it the right one, and still valid?',
  ],
]);
