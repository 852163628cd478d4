import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ok } from '@keelgate/model';
import { expect, it } from 'vitest';
import { nodeFiles } from '../file/node-files.ts';
import { type DiskOperation, memoryDisk } from '../testing/memory-disk.ts';
import { picker } from '../testing/workload.ts';
import type { BlobStore, Chunks } from './blob-store.ts';
import { fileBlobs } from './file-blobs.ts';

async function* chunks(text: string): Chunks {
  for (let at = 0; at < text.length; at += 7) yield ok(new TextEncoder().encode(text.slice(at, at + 7)));
}

async function textOf(store: BlobStore): Promise<string> {
  const parts: string[] = [];
  for await (const chunk of store.get('one'))
    parts.push(chunk.ok ? new TextDecoder().decode(chunk.value) : chunk.failure.code);
  return parts.join('');
}

const before = 'what was there before';
const after = 'what takes its place';

async function putUnder(kind: 'crash' | 'fail' | 'full', at: DiskOperation, bytes: number): Promise<void> {
  const disk = memoryDisk();
  await fileBlobs(disk.process(), 'blobs').put('one', chunks(before));
  const begin = disk.operations();
  const files = disk.process(({ index }) => (index - begin === at.index ? { kind, after: bytes } : null));
  const put = await fileBlobs(files, 'blobs').put('one', chunks(after));
  for (const seed of [0, 1, 2, 3]) {
    const left = disk.copy();
    if (seed === 0) left.kill();
    else left.crash(picker(seed));
    const store = fileBlobs(left.process(), 'blobs');
    expect(put.ok ? [after] : [before, after]).toContain(await textOf(store));
    expect(await store.list()).toEqual(ok([{ name: 'one', bytes: (await textOf(store)).length }]));
  }
}

it('a crash, a failure or a full disk at any operation leaves the old blob or the new one', async () => {
  const disk = memoryDisk();
  const operations: DiskOperation[] = [];
  const files = disk.process((operation) => {
    operations.push(operation);
    return null;
  });
  await fileBlobs(files, 'blobs').put('one', chunks(after));
  expect(operations.length).toBeGreaterThan(6);
  for (const operation of operations)
    for (const kind of ['crash', 'fail', 'full'] as const)
      for (let bytes = 0; bytes <= Math.max(1, operation.bytes); bytes += 1) await putUnder(kind, operation, bytes);
});

it('where a folder has the name nothing is written, and nothing is left over', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'keelgate-blobs-'));
  try {
    mkdirSync(path.join(root, 'one', 'inside'), { recursive: true });
    const put = await fileBlobs(nodeFiles(root), '.').put('one', chunks(after));
    expect(put).toMatchObject({ ok: false });
    expect(readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted()).toEqual([
      'one',
      path.join('one', 'inside'),
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
