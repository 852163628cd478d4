import type { Pick } from './memory-disk.ts';

/** A file's content: as reading shows it, as the disk has it, and what lies between. */
export type Inode = { now: Uint8Array; kept: Uint8Array; waiting: FileChange[] };

export type FileChange =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'truncate'; readonly size: number };

/** Small, so that small files have many: a sector is written whole or not. */
const sectorBytes = 8;

export function emptyInode(): Inode {
  return { now: new Uint8Array(), kept: new Uint8Array(), waiting: [] };
}

export function write(inode: Inode, change: FileChange): void {
  inode.now = applied(inode.now, change);
  inode.waiting.push(change);
}

export function applied(bytes: Uint8Array, change: FileChange): Uint8Array {
  const size = change.kind === 'truncate' ? change.size : Math.max(bytes.length, change.at + change.bytes.length);
  const result = new Uint8Array(size);
  result.set(bytes.subarray(0, size));
  if (change.kind === 'write') result.set(change.bytes, change.at);
  return result;
}

/** What is left of a file after a crash: some writes in a row and a part of the next, or any sectors of any of them. */
export function remains(inode: Inode, pick: Pick): Uint8Array {
  return pick(2) === 0 ? sectorsOf(inode, pick) : prefixOf(inode, pick);
}

function prefixOf({ kept, waiting }: Inode, pick: Pick): Uint8Array {
  const whole = pick(waiting.length);
  const bytes = waiting.slice(0, whole).reduce(applied, kept);
  for (const torn of waiting.slice(whole, whole + 1))
    if (torn.kind === 'write') return applied(bytes, { ...torn, bytes: torn.bytes.slice(0, pick(torn.bytes.length)) });
  return bytes;
}

function sectorsOf({ kept, waiting }: Inode, pick: Pick): Uint8Array {
  let bytes = kept;
  for (const change of waiting) {
    if (change.kind === 'truncate') {
      if (pick(1) === 1) bytes = applied(bytes, change);
      continue;
    }
    for (let at = 0; at < change.bytes.length; at += sectorBytes) {
      const part = change.bytes.slice(at, at + sectorBytes);
      if (pick(1) === 1) bytes = applied(bytes, { kind: 'write', at: change.at + at, bytes: part });
    }
  }
  return bytes;
}
