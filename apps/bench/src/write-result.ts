import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BenchCase } from './define-case.ts';
import type { Measurement } from './measure.ts';

const folder = path.resolve(import.meta.dirname, '../results');

/** Keeps a case's figures with what they were measured on. */
export function writeResult({ name, question }: BenchCase, measurements: readonly Measurement[]): void {
  const [cpu] = os.cpus();
  const machine = {
    cpu: cpu?.model ?? 'unknown',
    cores: os.availableParallelism(),
    memoryBytes: os.totalmem(),
    platform: `${os.platform()} ${os.arch()}`,
    node: process.version,
  };
  mkdirSync(folder, { recursive: true });
  const result = { name, question, at: new Date().toISOString(), machine, measurements };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
}
