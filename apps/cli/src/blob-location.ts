import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Fault, Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { BlobStore } from '@keelgate/store';
import { checkBlobName, fileBlobs, nodeFiles } from '@keelgate/store';
import { shownPath } from './input-file.ts';

/** A blob by its name, in the store that has it. */
export type BlobLocation = {
  readonly store: BlobStore;
  readonly name: string;
  /** As messages name it, without what its address grants. */
  readonly shown: string;
};

/** Whether a text names a blob by its address. */
export function isBlobUrl(text: string): boolean {
  return /^(?:file|https?):\/\//i.test(text);
}

/** The blob at `file:///folder/name`, or at `https://account.blob.core.windows.net/container/name`, with a SAS or with the account's key. */
export function blobLocation(text: string): Promise<Result<BlobLocation, Fault>> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text))
    return Promise.resolve(wrong(text, 'it is no address'));
  const url = new URL(text);
  if (url.protocol === 'file:') return Promise.resolve(inFile(url, text));
  if (url.protocol === 'https:' || url.protocol === 'http:') return inContainer(url);
  return Promise.resolve(wrong(text, `nothing is kept by ${url.protocol.slice(0, -1)}`));
}

/** A blob that is a file of this machine, by its path. */
export function fileLocation(file: string): Result<BlobLocation, Fault> {
  const name = path.basename(file);
  const checked = checkBlobName(name);
  if (!checked.ok) return checked;
  const store = fileBlobs(nodeFiles(path.dirname(path.resolve(file))), '.');
  return ok({ store, name, shown: shownPath(file) });
}

function inFile(url: URL, text: string): Result<BlobLocation, Fault> {
  try {
    return fileLocation(fileURLToPath(url));
  } catch {
    return wrong(text, 'it names no file of this machine');
  }
}

/** Of Azurite, which has its account in the path. */
const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

async function inContainer(url: URL): Promise<Result<BlobLocation, Fault>> {
  const read = readAddress(url);
  if (!read.ok) return read;
  const { account, name, place } = read.value;
  const checked = checkBlobName(name);
  if (!checked.ok) return checked;
  const key = process.env['AZURE_STORAGE_KEY'] ?? '';
  const isShared = url.searchParams.has('sig');
  // The SDK takes a good while to load, and backups in files do not need it.
  const { azureBlobs } = await import('@keelgate/store/azure');
  const access = isShared || key === '' ? ({ kind: 'sas' } as const) : ({ kind: 'key', account, key } as const);
  const store = azureBlobs({ url: isShared ? place + url.search : place, access });
  return ok({ store, name, shown: shownAddress(url) });
}

type Address = { readonly account: string; readonly name: string; readonly place: string };

function readAddress(url: URL): Result<Address, Fault> {
  const shown = shownAddress(url);
  const isLocal = loopback.test(url.hostname);
  if (url.protocol === 'http:' && !isLocal)
    return wrong(shown, 'without https what it grants would be for everyone on the way');
  if (url.username !== '' || url.password !== '') return wrong(shown, 'it has a user in it');
  const segments = url.pathname.split('/').slice(1);
  const account = isLocal ? segments.shift() : url.hostname.split('.')[0];
  const [container = '', name = '', ...others] = segments;
  if (account === undefined || container === '' || name === '' || others.length > 0)
    return wrong(shown, 'it does not name a container and a blob in it');
  return ok({ account, name, place: `${url.origin}${url.pathname.slice(0, -(name.length + 1))}` });
}

/** Without what an address may grant. */
function shownAddress(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

function wrong(text: string, why: string): Result<never, Fault> {
  return failed({
    code: 'input/wrong-address',
    severity: 'error',
    message: `${text} is no place for a backup: ${why}`,
    hint: 'expected file:///folder/name or https://account.blob.core.windows.net/container/name',
  });
}
