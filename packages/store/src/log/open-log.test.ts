import { fc, test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { type DiskOperation, memoryDisk } from '../testing/memory-disk.ts';
import { limits } from './state.ts';
import type { OpenedLog } from './log.ts';
import { openLog } from './open-log.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (of: Uint8Array): string => new TextDecoder().decode(of);

async function opened(disk = memoryDisk(), options: { readonly segmentBytes?: number } = {}): Promise<OpenedLog> {
  const result = await openLog({ files: disk.process(), folder: 'log', ...options });
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function codeOf(
  result: Promise<{ readonly ok: boolean; readonly failure?: { readonly code: string } }>,
): Promise<string> {
  return (await result).failure?.code ?? '';
}

it('a hundred changes that come at once share one write and one fsync', async () => {
  const disk = memoryDisk();
  const operations: DiskOperation[] = [];
  const files = disk.process((operation) => {
    operations.push(operation);
    return null;
  });
  const result = await openLog({ files, folder: 'log' });
  if (!result.ok) throw new Error(result.failure.message);
  operations.length = 0;
  const numbers = await Promise.all(Array.from({ length: 100 }, () => result.value.log.append(bytes('x'))));
  expect(numbers.map((one) => one.ok && one.value)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  const onChanges = operations.filter(({ path }) => path.includes('/changes-')).map(({ kind }) => kind);
  expect(onChanges).toEqual(['write', 'sync']);
});

it('a change is not acknowledged before the fsync after it is done', async () => {
  const disk = memoryDisk();
  let acknowledged = false;
  const files = disk.process(({ kind, path }) => {
    if (kind === 'sync' && path.includes('/changes-')) expect(acknowledged).toBe(false);
    return null;
  });
  const result = await openLog({ files, folder: 'log' });
  if (!result.ok) throw new Error(result.failure.message);
  await result.value.log.append(bytes('x')).then(() => (acknowledged = true));
  expect(acknowledged).toBe(true);
});

it('what a caller does with its buffer afterwards changes nothing', async () => {
  const { log } = await opened();
  const buffer = bytes('before');
  const appended = log.append(buffer);
  buffer.fill(0);
  await appended;
  const page = await log.changesAfter(0);
  expect(page.ok && page.value.map((change) => text(change.bytes))).toEqual(['before']);
});

it('a second writer is refused, until the first one is closed or dead', async () => {
  const disk = memoryDisk();
  const { log } = await opened(disk);
  expect(await codeOf(openLog({ files: disk.process(), folder: 'log' }))).toBe('log/held');
  await log.close();
  await opened(disk);
  disk.kill();
  await opened(disk);
});

it('what is asked before closing is done, what is asked afterwards is refused', async () => {
  const disk = memoryDisk();
  const { log } = await opened(disk);
  const before = [log.append(bytes('a')), log.snapshot(0, bytes('')), log.compact()];
  const closing = log.close();
  expect(await codeOf(log.append(bytes('b')))).toBe('log/closed');
  expect(await Promise.all(before)).toEqual([{ ok: true, value: 1 }, { ok: true }, { ok: true }]);
  expect(await closing).toEqual({ ok: true });
  expect(await codeOf(log.changesAfter(0))).toBe('log/closed');
  expect(await codeOf(log.snapshot(0, bytes('')))).toBe('log/closed');
  expect(await log.close()).toEqual({ ok: true });
  const again = await opened(disk);
  expect(again.log.last()).toBe(1);
});

it('a full disk is said, and once there is room the log goes on with the same number', async () => {
  let full = true;
  const files = memoryDisk().process(({ kind, path }) =>
    full && kind === 'write' && path.includes('/changes-') && !path.endsWith('.part')
      ? { kind: 'full', after: 7 }
      : null,
  );
  const result = await openLog({ files, folder: 'log' });
  if (!result.ok) throw new Error(result.failure.message);
  const { log } = result.value;
  expect(await codeOf(log.append(bytes('lost')))).toBe('log/disk-full');
  full = false;
  expect(await log.append(bytes('kept'))).toEqual({ ok: true, value: 1 });
});

it('after an fsync that failed nothing more is taken before the log is opened again', async () => {
  const disk = memoryDisk();
  const files = disk.process(({ kind, path }) =>
    kind === 'sync' && path === 'log/changes-0000000000000001' ? { kind: 'fail', after: 0 } : null,
  );
  const result = await openLog({ files, folder: 'log' });
  if (!result.ok) throw new Error(result.failure.message);
  const { log } = result.value;
  expect(await codeOf(log.append(bytes('x')))).toBe('log/stopped');
  expect(await codeOf(log.append(bytes('y')))).toBe('log/stopped');
  await log.close();
  const again = await opened(disk);
  expect(await again.log.append(bytes('z'))).toEqual({ ok: true, value: again.log.last() });
});

it('everything has a bound', async () => {
  const { log } = await opened();
  expect(await codeOf(log.append(new Uint8Array(limits.recordBytes + 1)))).toBe('log/too-big');
  const waiting = Array.from({ length: limits.waitingRecords }, () => log.append(new Uint8Array()));
  expect(await codeOf(log.append(new Uint8Array()))).toBe('log/busy');
  expect((await Promise.all(waiting)).every(({ ok }) => ok)).toBe(true);
  expect((await log.append(new Uint8Array())).ok).toBe(true);
});

it('snapshots do not go back or ahead, and what they hold alone is asked of them', async () => {
  const { log } = await opened(memoryDisk(), { segmentBytes: 10 });
  for (const one of ['a', 'b', 'c', 'd']) await log.append(bytes(one));
  expect(await codeOf(log.snapshot(5, bytes('')))).toBe('log/not-yet-written');
  expect((await log.snapshot(3, bytes('abc'))).ok).toBe(true);
  expect(await codeOf(log.snapshot(2, bytes('ab')))).toBe('log/compacted');
  expect((await log.compact()).ok).toBe(true);
  expect(log.compactedTo()).toBe(3);
  expect(await codeOf(log.changesAfter(2))).toBe('log/compacted');
  const page = await log.changesAfter(3);
  expect(page.ok && page.value.map((change) => text(change.bytes))).toEqual(['d']);
});

it('nothing is compacted for a snapshot that cannot be read', async () => {
  const disk = memoryDisk();
  const { log } = await opened(disk, { segmentBytes: 10 });
  await log.append(bytes('a'));
  await log.snapshot(1, bytes('a'));
  disk.edit('log/snapshot-0000000000000001', (of) => of.fill(0, 40));
  expect(await codeOf(log.compact())).toBe('log/snapshot-damaged');
  expect(disk.names()).toContain('log/changes-0000000000000001');
});

it('a damaged snapshot is passed over and said where the changes are all still there', async () => {
  const disk = memoryDisk();
  const { log } = await opened(disk);
  await log.append(bytes('a'));
  await log.snapshot(1, bytes('a'));
  await log.close();
  disk.edit('log/snapshot-0000000000000001', (of) => of.fill(0, 40));
  const again = await opened(disk);
  expect([again.snapshot, again.log.last(), again.notices.map(({ code }) => code)]).toEqual([
    null,
    1,
    ['log/snapshot-damaged'],
  ]);
});

test.prop([
  fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 30 }),
  fc.integer({ min: 1, max: 600 }),
  fc.nat(30),
])(
  'what is read after a number is what was appended after it, over all files',
  async (payloads, segmentBytes, from) => {
    const { log } = await opened(memoryDisk(), { segmentBytes });
    for (const payload of payloads) await log.append(payload);
    const read: Uint8Array[] = [];
    const start = Math.min(from, payloads.length);
    for (let at = start; at < log.last(); at = start + read.length) {
      const page = await log.changesAfter(at);
      if (!page.ok) throw new Error(page.failure.message);
      read.push(...page.value.map((change) => change.bytes));
    }
    expect(read).toEqual(payloads.slice(start));
  },
);
