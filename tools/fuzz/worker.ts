import { setImmediate } from 'node:timers/promises';
import { judge } from '../../packages/policy/src/testing/fuzz/judge.ts';
import { batchOf } from './batch.ts';
import { corpusTexts } from './corpus.ts';
import type { Found, FromWorker, ToWorker } from './message.ts';
import { signOf } from './message.ts';
import { shrunk } from './shrink.ts';

/** Runs batches of cases for a parent that watches: what never ends or takes all memory ends this process alone. */

const sources = corpusTexts();

function tell(message: FromWorker): void {
  process.send?.(message);
}

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function run({ kind, seed, known }: ToWorker): Promise<void> {
  const started = cpuMs();
  const cases = batchOf(kind, seed, sources);
  const signs = new Set(known);
  for (const [index, one] of cases.entries()) {
    tell({ type: 'begins', kind, seed, index });
    // What was told is on its way before the case begins.
    // oxlint-disable-next-line no-await-in-loop -- one after the other is what is wanted
    await setImmediate();
    const finding = judge(one, { cpuMs });
    if (finding === null || signs.has(signOf(finding))) continue;
    const sign = signOf(finding);
    signs.add(sign);
    const small = shrunk(one, (smaller) => {
      const other = judge(smaller, { cpuMs });
      return other !== null && signOf(other) === sign;
    });
    const found: Found = { kind, seed, index, finding: judge(small, { cpuMs }) ?? finding, shrunk: small, sign };
    tell({ type: 'found', found });
  }
  tell({ type: 'done', cases: cases.length, cpuMs: cpuMs() - started });
}

process.on('message', (batch: ToWorker) => {
  void run(batch);
});
