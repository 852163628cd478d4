import { link, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { type Result, failed, ok } from '@keelgate/model';
import { attempt } from './node-failure.ts';
import type { FileFailure, FileResult, FolderLock } from './port.ts';

/**
 * A lock that needs nothing but a folder: whoever wants to write first puts up a file with its name, *then* looks for
 * others. Of two who come at the same time at least one sees the other, so never do both go on; it may be that neither
 * does. Files of processes that are gone are swept away, which is safe for anybody to do: a name is never used again.
 */
export async function lockFolder(folder: string): FileResult<FolderLock> {
  const own = await whoIAm();
  const name = `lock-${own.pid}-${own.started}-${nextTicket()}`;
  const file = path.join(folder, name);
  const put = await attempt(`${folder} cannot be locked`, () => putUp(file, JSON.stringify(own)));
  // A worker thread of this process counts its tickets for itself.
  if (!put.ok && put.failure.kind === 'exists') return held(folder, `another thread of process ${own.pid}`);
  if (!put.ok) return put;
  const others = await attempt(`${folder} cannot be listed`, () => liveOthers(folder, name, own));
  const holder = others.ok ? others.value[0] : undefined;
  if (others.ok && holder === undefined) return ok({ release: () => released(file) });
  await released(file);
  if (!others.ok) return others;
  return held(folder, holder ?? 'somebody');
}

function held(folder: string, by: string): Result<never, FileFailure> {
  return failed({ kind: 'held', message: `${folder} is being written by ${by}; there is one writer at a time` });
}

/** Who holds a lock. Numbers of processes come again; together with when they began they do not. */
type Holder = { readonly host: string; readonly boot: string; readonly pid: number; readonly started: string };

const tickets = { last: 0 };

function nextTicket(): number {
  tickets.last += 1;
  return tickets.last;
}

async function whoIAm(): Promise<Holder> {
  return {
    host: hostname(),
    boot: await textOf('/proc/sys/kernel/random/boot_id'),
    pid: process.pid,
    started: await startOf(process.pid),
  };
}

/** A name stands only once its content does: others may read it at any moment. */
async function putUp(file: string, content: string): Promise<void> {
  const unready = `${file}.part`;
  await writeFile(unready, content);
  try {
    await link(unready, file);
  } finally {
    await rm(unready, { force: true });
  }
}

async function liveOthers(folder: string, ownName: string, own: Holder): Promise<readonly string[]> {
  const live: string[] = [];
  for (const name of await readdir(folder)) {
    if (name === ownName || !/^lock-[^.]*$/.test(name)) continue;
    const holder = readHolder(await textOf(path.join(folder, name)));
    // Gone since the folder was listed.
    if (holder === undefined) continue;
    if (await isAlive(holder, own)) live.push(`process ${holder.pid} on ${holder.host} (${path.join(folder, name)})`);
    else await rm(path.join(folder, name), { force: true });
  }
  return live;
}

function readHolder(text: string): Holder | undefined {
  if (text === '') return undefined;
  try {
    const { host, boot, pid, started } = JSON.parse(text) as Partial<Holder>;
    return { host: String(host), boot: String(boot), pid: Number(pid), started: String(started) };
  } catch {
    // Not written by us: nobody can say that its owner is gone.
    return { host: 'an unknown machine', boot: '', pid: 0, started: '' };
  }
}

/** Processes of other machines cannot be seen from here: they count as alive. */
async function isAlive(holder: Holder, own: Holder): Promise<boolean> {
  if (holder.host !== own.host) return true;
  if (holder.boot !== own.boot) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return (await startOf(holder.pid)) === holder.started;
}

/** When a process began, as Linux tells it; elsewhere its number has to do. */
async function startOf(pid: number): Promise<string> {
  const stat = await textOf(`/proc/${pid}/stat`);
  // The name of the program, in parentheses, may hold spaces; the 20th field after it is the start.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return '';
  }
}

function released(file: string): FileResult<void> {
  return attempt(`${file} cannot be removed`, () => rm(file, { force: true }));
}
