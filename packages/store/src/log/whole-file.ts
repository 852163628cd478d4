import type { Result } from '@keelgate/model';
import { ok } from '@keelgate/model';
import type { FileFailure, FilePort, FileResult } from '../file/port.ts';
import { unfinished } from './names.ts';

/** Whether a file that could not be written may have its name all the same. */
export type Unwritten = FileFailure & { readonly named: boolean };

/**
 * Writes a file that is there whole or not at all: under another name first, brought to the disk, renamed, and the new
 * name brought to the disk.
 */
export async function writeWholeFile(
  files: FilePort,
  folder: string,
  name: string,
  parts: readonly Uint8Array[],
): Promise<Result<void, Unwritten>> {
  const path = `${folder}/${name}`;
  const written = await writeParts(files, path + unfinished, parts);
  if (!written.ok) {
    await files.remove(path + unfinished);
    return { ok: false, failure: { ...written.failure, named: false } };
  }
  const renamed = await files.rename(path + unfinished, path);
  const synced = renamed.ok ? await files.syncFolder(folder) : renamed;
  return synced.ok ? synced : { ok: false, failure: { ...synced.failure, named: true } };
}

async function writeParts(files: FilePort, path: string, parts: readonly Uint8Array[]): FileResult<void> {
  const opened = await files.open(path, 'create');
  if (!opened.ok) return opened;
  const file = opened.value;
  let at = 0;
  let done: Result<void, FileFailure> = ok(undefined);
  for (const part of parts) {
    if (done.ok) done = await file.writeAt(at, part);
    at += part.length;
  }
  if (done.ok) done = await file.sync();
  const closed = await file.close();
  return done.ok ? closed : done;
}

/** All of a file; `undefined` where there is none. */
export async function readWholeFile(files: FilePort, path: string): FileResult<Uint8Array | undefined> {
  const opened = await files.open(path, 'read');
  if (!opened.ok) return opened.failure.kind === 'absent' ? ok(undefined) : opened;
  const size = await opened.value.size();
  const read = size.ok ? await opened.value.read(0, size.value) : size;
  await opened.value.close();
  return read;
}
