import { closeSync, createReadStream, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type BackupOptions, type Chunks, readBackup, writeBackup } from '@keelgate/backup';
import { type Snapshot, ok } from '@keelgate/model';
import { collector } from './collect.ts';
import { largeService, largest } from './large-service.ts';

/**
 * One way of writing or reading a backup, in a process of its own, so that its memory is that of nobody else:
 * `node backup-task.ts <task> <file> <thousandths of the largest service>`. Prints what it took as JSON.
 */
export type BackupTask = `${'JSON' | 'backup' | 'encrypted backup'}, ${'write' | 'read'}`;
export type Taken = { readonly seconds: number; readonly cpuSeconds: number; readonly peakBytes: number };

const plain: BackupOptions = { createdMs: 0, keelgateVersion: '0.1.0' };
const passphrase = 'correct horse battery staple';
const sealed: BackupOptions = { ...plain, passphrase, salt: new Uint8Array(16).fill(1) };

const tasks: { readonly [task in BackupTask]: (file: string, snapshot: Snapshot) => unknown } = {
  'JSON, write': (file, snapshot) => {
    writeFileSync(file, gzipSync(JSON.stringify(snapshot)));
  },
  'JSON, read': (file) => JSON.parse(gunzipSync(readFileSync(file)).toString()) as unknown,
  'backup, write': (file, snapshot) => write(file, snapshot, plain),
  'backup, read': (file) => read(file, {}),
  'encrypted backup, write': (file, snapshot) => write(file, snapshot, sealed),
  'encrypted backup, read': (file) => read(file, { passphrase }),
};

async function write(file: string, snapshot: Snapshot, options: BackupOptions): Promise<void> {
  const written = writeBackup(snapshot, options);
  if (!written.ok) throw new Error(written.failure.message);
  const descriptor = openSync(file, 'w');
  for await (const chunk of written.value) {
    if (!chunk.ok) throw new Error(chunk.failure.message);
    writeSync(descriptor, chunk.value);
  }
  closeSync(descriptor);
}

async function read(file: string, options: { readonly passphrase?: string }): Promise<Snapshot> {
  const backup = await readBackup(chunksOf(file), options);
  if (!backup.ok) throw new Error(backup.failure.message);
  return backup.value.snapshot;
}

async function* chunksOf(file: string): Chunks {
  for await (const chunk of createReadStream(file)) yield ok(chunk as Uint8Array);
}

/** What of memory is in use; a result that was read is the snapshot itself, and is not counted. */
async function take(task: BackupTask, file: string, thousandths: number): Promise<Taken> {
  const collect = collector();
  const part = (of: number): number => Math.max(1, Math.round((of * thousandths) / 1000));
  const snapshot = largeService({
    operations: part(task.endsWith('write') ? largest.operations : 0),
    subscriptions: part(task.endsWith('write') ? largest.subscriptions : 0),
    products: part(task.endsWith('write') ? largest.products : 0),
  });
  collect();
  resetPeak();
  const residentBefore = process.memoryUsage().rss;
  const heapBefore = process.memoryUsage().heapUsed;
  const cpuBefore = process.cpuUsage();
  const begin = process.hrtime.bigint();
  const result = await tasks[task](file, snapshot);
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peak = peakResident();
  collect();
  const kept = Math.max(0, process.memoryUsage().heapUsed - heapBefore);
  // Both are used here, so that neither is collected before.
  if (result === null || snapshot.service === null) throw new Error('nothing was done');
  return { seconds, cpuSeconds: (user + system) / 1e6, peakBytes: Math.max(1, peak - residentBefore - kept) };
}

/** Linux tells the peak since it was last asked to forget it; elsewhere it is that of the whole process. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // The peak of the whole process is no smaller.
  }
}

function peakResident(): number {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    if (kilobytes !== undefined) return Number(kilobytes) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}

const [task = '', file = '', thousandths = ''] = process.argv.slice(2);
if (Object.hasOwn(tasks, task))
  process.stdout.write(JSON.stringify(await take(task as BackupTask, file, Number(thousandths))));
