import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { memoryDisk } from '../testing/memory-disk.ts';
import { nodeFiles } from './node-files.ts';
import type { FilePort } from './port.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'keelgate-files-'));
});

afterEach(() => rmSync(root, { recursive: true }));

const ports: readonly (readonly [string, () => FilePort])[] = [
  ['the machine’s files', () => nodeFiles(root)],
  ['files in memory', () => memoryDisk().process()],
];

async function value<Value>(
  result: Promise<{ ok: true; value: Value } | { ok: false; failure: { kind: string } }>,
): Promise<Value | string> {
  const settled = await result;
  return settled.ok ? settled.value : settled.failure.kind;
}

it.each(ports)('%s: what is written, cut, renamed and removed is so', async (_, make) => {
  const files = make();
  await files.makeFolder('a/b');
  const opened = await files.open('a/b/one', 'create');
  if (!opened.ok) throw new Error(opened.failure.message);
  const file = opened.value;
  await file.writeAt(0, Uint8Array.of(1, 2, 3, 4));
  await file.writeAt(2, Uint8Array.of(9, 9, 9));
  expect(await value(file.read(1, 100))).toEqual(Uint8Array.of(2, 9, 9, 9));
  await file.truncate(2);
  expect(await value(file.size())).toBe(2);
  expect(await value(file.sync())).toBe(undefined);
  await file.close();
  expect(await value(files.rename('a/b/one', 'a/b/two'))).toBe(undefined);
  expect(await value(files.syncFolder('a/b'))).toBe(undefined);
  expect(await value(files.list('a/b'))).toEqual(['two']);
  expect(await value(files.open('a/b/one', 'read'))).toBe('absent');
  expect(await value(files.open('a/b/one', 'change'))).toBe('absent');
  expect(await value(files.rename('a/b/one', 'a/b/two'))).toBe('absent');
  expect(await value(files.remove('a/b/two'))).toBe(undefined);
  expect(await value(files.remove('a/b/two'))).toBe('absent');
});

it.each(ports)('%s: one lock at a time, free again when released', async (_, make) => {
  const files = make();
  await files.makeFolder('a');
  const first = await files.lock('a');
  if (!first.ok) throw new Error(first.failure.message);
  expect(await value(files.lock('a'))).toBe('held');
  await first.value.release();
  expect((await files.lock('a')).ok).toBe(true);
});

it('a process that is gone holds nothing, and what it put up is swept away', async () => {
  const gone = spawnSync(process.execPath, ['-e', '']);
  const boot = spawnSync('cat', ['/proc/sys/kernel/random/boot_id'], { encoding: 'utf8' }).stdout;
  writeFileSync(path.join(root, 'lock-1'), JSON.stringify({ host: hostname(), boot, pid: gone.pid, started: '1' }));
  // The number of this process, but an older start: it has been given out twice.
  writeFileSync(path.join(root, 'lock-2'), JSON.stringify({ host: hostname(), boot, pid: process.pid, started: '1' }));
  writeFileSync(path.join(root, 'lock-3'), JSON.stringify({ host: hostname(), boot: 'before', pid: 1, started: '1' }));
  expect((await nodeFiles(root).lock('.')).ok).toBe(true);
  expect(readdirSync(root).filter((name) => /^lock-[123]$/.test(name))).toEqual(
    process.platform === 'linux' ? [] : ['lock-2'],
  );
});

it.each([
  [
    'on another machine',
    JSON.stringify({ host: 'elsewhere', boot: '', pid: 1, started: '1' }),
    'process 1 on elsewhere',
  ],
  ['that nobody can read', 'by hand', 'an unknown machine'],
])('a lock %s counts, and the message says whose it is', async (_, content, owner) => {
  writeFileSync(path.join(root, 'lock-1'), content);
  const lock = await nodeFiles(root).lock('.');
  expect(lock.ok ? '' : lock.failure.kind).toBe('held');
  expect(lock.ok ? '' : lock.failure.message).toContain(owner);
  expect(readdirSync(root)).toEqual(['lock-1']);
});

it('of many who lock at the same time at most one succeeds', async () => {
  const files = nodeFiles(root);
  const locks = await Promise.all(Array.from({ length: 20 }, () => files.lock('.')));
  expect(locks.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
  if (locks.every(({ ok }) => !ok)) expect((await files.lock('.')).ok).toBe(true);
});
