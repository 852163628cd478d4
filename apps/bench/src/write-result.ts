import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Result } from './compare.ts';
import type { BenchCase } from './define-case.ts';
import type { Measurement } from './measure.ts';
import { drawPlot } from './plot.ts';

const folder = path.resolve(import.meta.dirname, '../results');

/** Keeps a case's figures with what they were measured on, and its plots. */
export function writeResult(of: BenchCase, measurements: readonly Measurement[]): void {
  const { name, question, target } = of;
  mkdirSync(folder, { recursive: true });
  const result = { name, question, target, at: new Date().toISOString(), machine: machine(), measurements };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  for (const plot of of.plots?.(measurements) ?? [])
    writeFileSync(path.join(folder, `${plot.name}.svg`), drawPlot(plot));
}

/** All results of one run in one file: what the next run can be compared with. */
export function writeBaseline(results: readonly Result[]): void {
  const run = { at: new Date().toISOString(), machine: machine(), results };
  writeFileSync(path.join(folder, 'all.json'), `${JSON.stringify(run, null, 2)}\n`);
}

/** The results of an earlier run: of one case, or of all. */
export function readBaseline(file: string): readonly Result[] {
  const read = JSON.parse(readFileSync(file, 'utf8')) as Result | { readonly results: readonly Result[] };
  return 'results' in read ? read.results : [read];
}

function machine(): object {
  const [cpu] = os.cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    platform: `${os.platform()} ${os.arch()}`,
    versions: { node: process.versions.node, v8: process.versions.v8 },
    /** How busy it was with other things when the run ended: processes that wanted a core, over the last minute. */
    load: os.loadavg()[0] ?? 0,
  };
}
