import { type Result, failed, ok } from '@keelgate/model';
import type { FileFailure, FilePort, OpenFile } from '../file/port.ts';
import { type Inode, applied, emptyInode, remains, write } from './inode.ts';

/** One operation on the disk, as a plan of faults sees it. */
export type DiskOperation = {
  readonly index: number;
  readonly kind:
    | 'close'
    | 'create'
    | 'list'
    | 'lock'
    | 'open'
    | 'read'
    | 'remove'
    | 'rename'
    | 'sync'
    | 'syncFolder'
    | 'truncate'
    | 'write';
  readonly path: string;
  /** How much would be written. */
  readonly bytes: number;
};

/**
 * What befalls an operation. `after` is how many bytes of a write get through. `crash` ends the process: this operation and all
 * later ones of its port fail, and the caller restarts.
 */
export type DiskFault = { readonly kind: 'fail' | 'full' | 'crash'; readonly after: number };

/** Draws a number from 0 up to and including `max`. */
export type Pick = (max: number) => number;

/** A disk in memory that knows what an fsync has brought to it and what has not. */
export type MemoryDisk = {
  /** The file system as a new process sees it. What it locks is free once it is dead. */
  readonly process: (plan?: (operation: DiskOperation) => DiskFault | null) => FilePort;
  /** Ends all processes. What was written stays, as in the memory of the machine. */
  readonly kill: () => void;
  /** Ends all processes and the machine: of what was not brought to the disk a part remains. */
  readonly crash: (pick: Pick) => void;
  /** What an operator, or time, does to a file: in memory and on the disk. */
  readonly edit: (path: string, change: (bytes: Uint8Array) => Uint8Array) => void;
  readonly bytes: (path: string) => Uint8Array;
  readonly names: () => readonly string[];
  readonly copy: () => MemoryDisk;
  readonly operations: () => number;
};

type FolderChange =
  | { readonly kind: 'put'; readonly path: string; readonly inode: Inode }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string };

type Disk = {
  now: Map<string, Inode>;
  kept: Map<string, Inode>;
  waiting: FolderChange[];
  locks: Set<string>;
  /** Grows when processes end: ports of older ones are dead. */
  life: number;
  operations: number;
  salt: number;
};

export function memoryDisk(): MemoryDisk {
  return diskOf({ now: new Map(), kept: new Map(), waiting: [], locks: new Set(), life: 0, operations: 0, salt: 1 });
}

function diskOf(disk: Disk): MemoryDisk {
  const inodeAt = (path: string): Inode => {
    const inode = disk.now.get(path);
    if (inode === undefined) throw new Error(`no ${path}`);
    return inode;
  };
  return {
    process: (plan = () => null) => portOf(disk, plan),
    kill: () => end(disk),
    crash: (pick) => {
      end(disk);
      const names = new Map(disk.kept);
      for (const change of disk.waiting.slice(0, pick(disk.waiting.length))) changeFolder(names, change);
      for (const inode of new Set(names.values())) {
        inode.kept = remains(inode, pick);
        inode.now = inode.kept;
        inode.waiting = [];
      }
      disk.now = names;
      disk.kept = new Map(names);
      disk.waiting = [];
    },
    edit: (path, change) => {
      const inode = inodeAt(path);
      inode.now = change(inode.now.slice());
      inode.kept = inode.now;
      inode.waiting = [];
    },
    bytes: (path) => inodeAt(path).now.slice(),
    names: () => [...disk.now.keys()].toSorted(),
    copy: () => diskOf(copied(disk)),
    operations: () => disk.operations,
  };
}

function copied(disk: Disk): Disk {
  const inodes = new Map<Inode, Inode>();
  const own = (inode: Inode): Inode => {
    const copy = inodes.get(inode) ?? { now: inode.now, kept: inode.kept, waiting: [...inode.waiting] };
    inodes.set(inode, copy);
    return copy;
  };
  const map = (of: Map<string, Inode>): Map<string, Inode> =>
    new Map([...of].map(([path, inode]) => [path, own(inode)]));
  const waiting = disk.waiting.map((change) =>
    change.kind === 'put' ? { ...change, inode: own(change.inode) } : change,
  );
  return { ...disk, now: map(disk.now), kept: map(disk.kept), waiting, locks: new Set(disk.locks) };
}

function end(disk: Disk): void {
  disk.life += 1;
  disk.locks.clear();
}

function changeFolder(names: Map<string, Inode>, change: FolderChange): void {
  if (change.kind === 'put') names.set(change.path, change.inode);
  if (change.kind === 'remove') names.delete(change.path);
  if (change.kind !== 'rename') return;
  const inode = names.get(change.from);
  if (inode === undefined) return;
  names.delete(change.from);
  names.set(change.to, inode);
}

type Plan = (operation: DiskOperation) => DiskFault | null;
type Enter = (kind: DiskOperation['kind'], path: string, bytes?: number) => Promise<Entered>;
type Entered = { readonly failure: FileFailure | null; readonly after: number };

function portOf(disk: Disk, plan: Plan): FilePort {
  const { life } = disk;
  const enter: Enter = async (kind, path, bytes = 0) => {
    await Promise.resolve();
    if (disk.life !== life) return { failure: { kind: 'failed', message: 'this process has ended' }, after: 0 };
    const index = disk.operations;
    disk.operations += 1;
    const fault = plan({ index, kind, path, bytes });
    if (fault === null) return { failure: null, after: bytes };
    if (fault.kind === 'crash') end(disk);
    const message = `${path}: ${kind} ${fault.kind}`;
    return {
      failure: { kind: fault.kind === 'full' ? 'full' : 'failed', message },
      after: Math.min(fault.after, bytes),
    };
  };
  const change = async (
    kind: 'remove' | 'rename',
    path: string,
    made: FolderChange,
  ): Promise<Result<void, FileFailure>> => {
    const { failure, after } = await enter(kind, path, 1);
    if (failure !== null && after === 0) return failed(failure);
    if (!disk.now.has(path)) return failed({ kind: 'absent', message: `${path} is not there` });
    changeFolder(disk.now, made);
    disk.waiting.push(made);
    return failure === null ? ok(undefined) : failed(failure);
  };
  return {
    open: (path, how) => opened(disk, enter, path, how),
    rename: (from, to) => change('rename', from, { kind: 'rename', from, to }),
    remove: (path) => change('remove', path, { kind: 'remove', path }),
    list: async (folder) => {
      const { failure } = await enter('list', folder);
      const names = [...disk.now.keys()].filter((path) => path.startsWith(`${folder}/`));
      return failure === null ? ok(names.map((path) => path.slice(folder.length + 1))) : failed(failure);
    },
    makeFolder: async () => ok(undefined),
    syncFolder: async (folder) => {
      const { failure } = await enter('syncFolder', folder);
      if (failure !== null) return failed(failure);
      disk.kept = new Map(disk.now);
      disk.waiting = [];
      return ok(undefined);
    },
    lock: async (folder) => {
      const { failure } = await enter('lock', folder);
      if (failure !== null) return failed(failure);
      if (disk.locks.has(folder)) return failed({ kind: 'held', message: `${folder} is being written by another` });
      disk.locks.add(folder);
      return ok({
        release: async () => {
          if (disk.life === life) disk.locks.delete(folder);
          return ok(undefined);
        },
      });
    },
    salt: () => (disk.salt = (Math.imul(disk.salt, 1_664_525) + 1_013_904_223) >>> 0),
  };
}

async function opened(
  disk: Disk,
  enter: Enter,
  path: string,
  how: 'read' | 'change' | 'create',
): Promise<Result<OpenFile, FileFailure>> {
  const { failure } = await enter(how === 'create' ? 'create' : 'open', path);
  if (failure !== null) return failed(failure);
  if (how === 'create') {
    const there = disk.now.get(path);
    if (there === undefined) {
      const put = { kind: 'put', path, inode: emptyInode() } as const;
      changeFolder(disk.now, put);
      disk.waiting.push(put);
    } else write(there, { kind: 'truncate', size: 0 });
  }
  const inode = disk.now.get(path);
  return inode === undefined
    ? failed({ kind: 'absent', message: `${path} is not there` })
    : ok(fileOf(inode, enter, path));
}

function fileOf(inode: Inode, enter: Enter, path: string): OpenFile {
  return {
    size: async () => ok(inode.now.length),
    read: async (at, length) => {
      const { failure } = await enter('read', path);
      return failure === null ? ok(inode.now.slice(at, at + length)) : failed(failure);
    },
    writeAt: async (at, bytes) => {
      const { failure, after } = await enter('write', path, bytes.length);
      if (after > 0) write(inode, { kind: 'write', at, bytes: bytes.slice(0, after) });
      return failure === null ? ok(undefined) : failed(failure);
    },
    truncate: async (size) => {
      const { failure } = await enter('truncate', path);
      if (failure !== null) return failed(failure);
      write(inode, { kind: 'truncate', size });
      return ok(undefined);
    },
    sync: async () => {
      const { failure, after } = await enter('sync', path, inode.waiting.length);
      // What a failed fsync did not bring to the disk is never tried again, as on Linux.
      for (const change of inode.waiting.slice(0, after)) inode.kept = applied(inode.kept, change);
      inode.waiting = [];
      return failure === null ? ok(undefined) : failed(failure);
    },
    close: async () => {
      const { failure } = await enter('close', path);
      return failure === null ? ok(undefined) : failed(failure);
    },
  };
}
