import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { nodeFiles } from '../file/node-files.ts';
import type { ConfigLog, OpenedLog } from '../log/log.ts';
import { openLog } from '../log/open-log.ts';
import { segmentBytes, snapshotText, textOf } from './kill-content.ts';

/** What one killed writer left. */
export type KillRun = {
  /** The last change of which the writer said that it was acknowledged. */
  readonly acknowledged: number;
  /** The last change that is there. */
  readonly held: number;
  /** What recovery said. */
  readonly notices: readonly string[];
};

/** Somebody who writes, and what is to be thought of what is left of it. */
export type KilledWriter = {
  /** The script that is started with the folder, and says the number of each change once it is acknowledged. */
  readonly script: string;
  /** Throws unless the log holds what was written, whole, at least up to the acknowledged change. */
  readonly check: (opened: OpenedLog, acknowledged: number) => Promise<void>;
};

/** Writes texts that their numbers tell. */
export const textWriter: KilledWriter = {
  script: fileURLToPath(import.meta.resolve('./kill-writer.ts')),
  check: checkTexts,
};

/** Starts a writer in a folder, kills it with SIGKILL after some time of writing, and looks at what is there. Throws where anything is wrong. */
export async function killRun(root: string, afterMs: number, by: KilledWriter = textWriter): Promise<KillRun> {
  const writer = spawn(process.execPath, [by.script, root], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let complaint = '';
  writer.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  writer.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const ended = once(writer, 'close');
  await Promise.race([once(writer.stdout, 'data'), ended]);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  writer.kill('SIGKILL');
  await ended;
  if (writer.signalCode !== 'SIGKILL') throw new Error(`the writer ended by itself: ${complaint}`);
  // What follows the last line break may be half a number.
  const acknowledged = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1) ?? 0);
  const opened = await openLog({ files: nodeFiles(root), folder: 'log', segmentBytes });
  if (!opened.ok) throw new Error(opened.failure.message);
  const { log, notices } = opened.value;
  const held = log.last();
  await by.check(opened.value, acknowledged);
  await log.close();
  return { acknowledged, held, notices: notices.map(({ code }) => code) };
}

async function checkTexts({ log, snapshot }: OpenedLog, acknowledged: number): Promise<void> {
  if (log.last() < acknowledged)
    throw new Error(`change ${acknowledged} was acknowledged, and ${log.last()} is the last one`);
  if (snapshot !== null && new TextDecoder().decode(snapshot.bytes) !== snapshotText(snapshot.number))
    throw new Error(`the snapshot after change ${snapshot.number} is another`);
  await checkChanges(log, Math.max(log.compactedTo(), 0));
}

async function checkChanges(log: ConfigLog, from: number): Promise<void> {
  for (let last = from; last < log.last();) {
    const page = await log.changesAfter(last);
    if (!page.ok) throw new Error(page.failure.message);
    for (const { number, bytes } of page.value) {
      if (number !== last + 1 || new TextDecoder().decode(bytes) !== textOf(number))
        throw new Error(`change ${number} is not what was written`);
      last = number;
    }
  }
}
