import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { failed, ok } from '@keelgate/model';
import { attempt } from './node-failure.ts';
import { lockFolder } from './node-lock.ts';
import type { FilePort, FileResult, OpenFile } from './port.ts';

/** The file system of the machine, below a folder of it. */
export function nodeFiles(root: string): FilePort {
  const at = (relative: string): string => path.join(root, relative);
  return {
    open: (relative, how) => opened(at(relative), how),
    rename: (from, to) => attempt(`${at(from)} cannot be renamed to ${at(to)}`, () => rename(at(from), at(to))),
    remove: (relative) => attempt(`${at(relative)} cannot be removed`, () => rm(at(relative))),
    list: (folder) => listed(at(folder)),
    makeFolder: (folder) => madeFolder(at(folder)),
    syncFolder: (folder) => syncedFolder(at(folder)),
    lock: (folder) => lockFolder(at(folder)),
    salt: () => randomBytes(4).readUInt32LE(),
  };
}

const flags = {
  read: constants.O_RDONLY,
  change: constants.O_RDWR,
  create: constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC,
};

async function opened(file: string, how: keyof typeof flags): FileResult<OpenFile> {
  const handle = await attempt(`${file} cannot be opened`, () => open(file, flags[how]));
  return handle.ok ? ok(openFile(file, handle.value)) : handle;
}

function openFile(file: string, handle: FileHandle): OpenFile {
  return {
    size: () => attempt(`the size of ${file} cannot be told`, async () => (await handle.stat()).size),
    read: (at, length) => attempt(`${file} cannot be read`, () => readAll(handle, at, length)),
    writeAt: (at, bytes) => attempt(`${file} cannot be written`, () => writeAll(handle, at, bytes)),
    truncate: (size) => attempt(`${file} cannot be cut`, () => handle.truncate(size)),
    // The length of a file is kept along; times are not, and nobody reads them.
    sync: () => attempt(`${file} cannot be brought to the disk`, () => handle.datasync()),
    close: () => attempt(`${file} cannot be closed`, () => handle.close()),
  };
}

async function readAll(handle: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let have = 0;
  while (have < length) {
    const { bytesRead } = await handle.read(bytes, have, length - have, at + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return bytes.subarray(0, have);
}

async function writeAll(handle: FileHandle, at: number, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

async function listed(folder: string): FileResult<readonly string[]> {
  const entries = await attempt(`${folder} cannot be listed`, () => readdir(folder, { withFileTypes: true }));
  return entries.ok ? ok(entries.value.filter((entry) => entry.isFile()).map(({ name }) => name)) : entries;
}

/** Each new folder is a name in the one above it, which has to be brought to the disk too. */
async function madeFolder(folder: string): FileResult<void> {
  const first = await attempt(`the folder ${folder} cannot be made`, () => mkdir(folder, { recursive: true }));
  if (!first.ok) return first;
  if (first.value === undefined) return ok(undefined);
  const topmost = path.dirname(first.value);
  for (let above = path.dirname(folder); above.length >= topmost.length; above = path.dirname(above)) {
    const synced = await syncedFolder(above);
    if (!synced.ok) return synced;
    if (above === topmost) break;
  }
  return ok(undefined);
}

async function syncedFolder(folder: string): FileResult<void> {
  // Windows opens no folders, and keeps names with its own journal.
  if (path.sep === '\\') return ok(undefined);
  const handle = await attempt(`the folder ${folder} cannot be opened`, () => open(folder, constants.O_RDONLY));
  if (!handle.ok) return handle;
  const synced = await attempt(`the folder ${folder} cannot be brought to the disk`, () => handle.value.sync());
  const closed = await attempt(`the folder ${folder} cannot be closed`, () => handle.value.close());
  if (!synced.ok) return synced;
  return closed.ok ? ok(undefined) : failed(closed.failure);
}
