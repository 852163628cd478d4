import { type Fault, type Result, failed, ok } from '@keelgate/model';
import type { FileFailure, FilePort, OpenFile } from '../file/port.ts';
import { blobFailed } from './blob-fault.ts';
import { checkBlobName } from './blob-name.ts';
import type { BlobInfo, BlobStore, Chunks } from './blob-store.ts';

/** What is read at a time. */
const chunkBytes = 2 ** 20;
const unfinished = '.part';

/** Blobs as files of one folder. A name is given once all of it is on the disk. */
export function fileBlobs(files: FilePort, folder: string): BlobStore {
  return {
    put: async (name, chunks) => {
      const checked = checkBlobName(name);
      return checked.ok ? put(files, folder, name, chunks) : checked;
    },
    get: (name) => get(files, `${folder}/${name}`, name),
    list: () => list(files, folder),
    exists: async (name) => {
      const checked = checkBlobName(name);
      const size = checked.ok ? await sizeOf(files, `${folder}/${name}`) : checked;
      if (size.ok) return ok(true);
      return size.failure.code === 'blob/absent' ? ok(false) : failed(size.failure);
    },
    remove: async (name) => {
      const checked = checkBlobName(name);
      if (!checked.ok) return checked;
      const removed = await files.remove(`${folder}/${name}`);
      const synced = removed.ok ? await files.syncFolder(folder) : removed;
      return synced.ok ? ok(undefined) : diskFailed(synced.failure);
    },
  };
}

async function put(files: FilePort, folder: string, name: string, chunks: Chunks): Promise<Result<BlobInfo, Fault>> {
  const made = await files.makeFolder(folder);
  if (!made.ok) return diskFailed(made.failure);
  // Two who write the same name at the same time do not meet: the later one wins, whole.
  const path = `${folder}/${name}.${files.salt().toString(16)}${unfinished}`;
  const written = await writeChunks(files, path, chunks);
  if (!written.ok) {
    await files.remove(path);
    return written;
  }
  const renamed = await files.rename(path, `${folder}/${name}`);
  // A folder may have the name.
  if (!renamed.ok) await files.remove(path);
  const synced = renamed.ok ? await files.syncFolder(folder) : renamed;
  return synced.ok ? ok({ name, bytes: written.value }) : diskFailed(synced.failure);
}

async function writeChunks(files: FilePort, path: string, chunks: Chunks): Promise<Result<number, Fault>> {
  const opened = await files.open(path, 'create');
  if (!opened.ok) return diskFailed(opened.failure);
  const written = await writeInto(opened.value, chunks);
  const synced = written.ok ? await opened.value.sync() : ok(undefined);
  const closed = await opened.value.close();
  if (!written.ok) return written;
  if (!synced.ok) return diskFailed(synced.failure);
  return closed.ok ? written : diskFailed(closed.failure);
}

async function writeInto(file: OpenFile, chunks: Chunks): Promise<Result<number, Fault>> {
  let at = 0;
  for await (const chunk of chunks) {
    if (!chunk.ok) return chunk;
    const written = await file.writeAt(at, chunk.value);
    if (!written.ok) return diskFailed(written.failure);
    at += chunk.value.length;
  }
  return ok(at);
}

async function* get(files: FilePort, path: string, name: string): Chunks {
  const checked = checkBlobName(name);
  if (!checked.ok) return yield checked;
  const opened = await files.open(path, 'read');
  if (!opened.ok) return yield diskFailed(opened.failure);
  try {
    for (let at = 0; ; at += chunkBytes) {
      const read = await opened.value.read(at, chunkBytes);
      if (!read.ok) return yield diskFailed(read.failure);
      if (read.value.length > 0) yield read;
      if (read.value.length < chunkBytes) return;
    }
  } finally {
    await opened.value.close();
  }
}

async function list(files: FilePort, folder: string): Promise<Result<readonly BlobInfo[], Fault>> {
  const names = await files.list(folder);
  if (!names.ok) return names.failure.kind === 'absent' ? ok([]) : diskFailed(names.failure);
  const blobs: BlobInfo[] = [];
  for (const name of names.value.toSorted()) {
    if (!checkBlobName(name).ok) continue;
    const size = await sizeOf(files, `${folder}/${name}`);
    if (size.ok) blobs.push({ name, bytes: size.value });
    else if (size.failure.code !== 'blob/absent') return size;
  }
  return ok(blobs);
}

async function sizeOf(files: FilePort, path: string): Promise<Result<number, Fault>> {
  const opened = await files.open(path, 'read');
  if (!opened.ok) return diskFailed(opened.failure);
  const size = await opened.value.size();
  await opened.value.close();
  return size.ok ? size : diskFailed(size.failure);
}

function diskFailed({ kind, message }: FileFailure): Result<never, Fault> {
  if (kind === 'absent') return blobFailed('blob/absent', message);
  if (kind === 'full') return blobFailed('blob/full', message, 'free some space and try again');
  return kind === 'denied' ? blobFailed('blob/denied', message) : blobFailed('blob/failed', message);
}
