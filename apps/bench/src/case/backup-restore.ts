import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BackupTask, Taken } from '../backup-task.ts';
import type { BenchCase } from '../define-case.ts';
import { defineCase } from '../define-case.ts';
import type { Measurement } from '../measure.ts';
import { spreadOf } from '../spread.ts';

/** No more turns than this: each takes seconds. */
const turnsMax = 5;
/** What a backup may take beside the snapshot. */
const memoryMax = 256 * 2 ** 20;
const ways = ['JSON', 'backup', 'encrypted backup'] as const;
const program = path.join(import.meta.dirname, '../backup-task.ts');

/** A Premium service as large as one may be, each way in a process of its own, each turn a new one. */
export const backupRestore: BenchCase = defineCase({
  name: 'backup-restore',
  question: 'How long do backup and restore of the largest service take, beside JSON and gzip, and how much memory?',
  target: { of: 'encrypted backup, read: memory beside 256 MiB', ratioMax: 1 },
  run: ({ rounds, count }) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'keelgate-bench-'));
    try {
      const turns = Array.from({ length: Math.min(rounds, turnsMax) }, () => turn(folder, count));
      return ['write', 'read']
        .flatMap((act) => [
          ...ways.map((way) => row(`${way}, ${act}`, 's', turns, ({ cpuSeconds }) => cpuSeconds)),
          ...ways.map((way) => row(`${way}, ${act}: on the wall`, 's', turns, ({ seconds }) => seconds)),
          ...ways.map((way) => memory(`${way}, ${act}`, turns)),
        ])
        .concat(ways.map((way) => size(way, folder)));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
});

type Turn = ReadonlyMap<string, Taken>;

function turn(folder: string, count: number): Turn {
  const taken = new Map<string, Taken>();
  for (const act of ['write', 'read'])
    for (const way of ways) {
      const task = `${way}, ${act}` as BackupTask;
      const printed = execFileSync(process.execPath, [program, task, path.join(folder, way), String(count)]);
      taken.set(task, JSON.parse(printed.toString()) as Taken);
    }
  return taken;
}

/** The ratio is to JSON in the same turn. */
function row(name: string, unit: string, turns: readonly Turn[], of: (taken: Taken) => number): Measurement {
  const [task = ''] = name.split(':');
  const base = task.replace(/^[^,]*/, 'JSON');
  const figures = (from: string): readonly number[] =>
    turns.map((one) => {
      const taken = one.get(from);
      return taken === undefined ? 0 : of(taken);
    });
  const before = figures(base);
  const own = figures(task);
  const ratio = base === task ? null : spreadOf(own.map((figure, index) => figure / (before[index] ?? 1)));
  return { name, unit, value: spreadOf(own), ratio };
}

function memory(task: string, turns: readonly Turn[]): Measurement {
  const bytes = turns.map((one) => one.get(task)?.peakBytes ?? 0);
  const ratio = spreadOf(bytes.map((figure) => figure / memoryMax));
  return {
    name: `${task}: memory beside 256 MiB`,
    unit: 'MiB',
    value: spreadOf(bytes.map((figure) => figure / 2 ** 20)),
    ratio,
  };
}

function size(way: (typeof ways)[number], folder: string): Measurement {
  const bytes = (of: string): number => statSync(path.join(folder, of)).size;
  const ratio = way === 'JSON' ? null : spreadOf([bytes(way) / bytes('JSON')]);
  return { name: `${way}: size`, unit: 'MB', value: spreadOf([bytes(way) / 1e6]), ratio };
}
