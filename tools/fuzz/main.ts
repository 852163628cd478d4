import { everyKind } from '../../packages/policy/src/testing/fuzz/cases.ts';
import { corpusTexts } from './corpus.ts';
import { readOptions, usage } from './options.ts';
import type { FuzzOptions } from './options.ts';
import { record } from './record.ts';
import { watchedWorker } from './watch.ts';

/** `npm run fuzz -- [MINUTES] [--seed N]`: tries policies, expressions and requests that nobody would write. */

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function fuzz({ minutes, seed, out }: FuzzOptions): Promise<number> {
  say(`seed ${seed}, ${minutes} minutes, findings go to ${out}`);
  if (corpusTexts().length === 0) say('no real documents beside the checkout: only made ones are mutated');
  const worker = watchedWorker();
  const known: string[] = [];
  const totals = new Map(everyKind.map(([kind]) => [kind, 0]));
  let cpuMs = 0;
  const until = Date.now() + minutes * 60_000;
  let saidAt = Date.now();
  for (let number = 0; Date.now() < until; number += 1) {
    const kind = everyKind[number % everyKind.length]?.[0] ?? '';
    const batch = await worker.run({ kind, seed: seed + number, known });
    totals.set(kind, (totals.get(kind) ?? 0) + batch.cases);
    cpuMs += batch.cpuMs;
    for (const found of batch.found) {
      known.push(found.sign);
      say(`${found.sign}\n  ${record(out, known.length, found)}`);
    }
    if (Date.now() - saidAt < 15_000) continue;
    saidAt = Date.now();
    say(progress(totals, cpuMs, known.length));
  }
  worker.end();
  say(progress(totals, cpuMs, known.length));
  return known.length;
}

function progress(totals: ReadonlyMap<string, number>, cpuMs: number, findings: number): string {
  const counts = [...totals].map(([kind, count]) => `${count} ${kind}`).join(', ');
  return `${counts}; ${Math.round(cpuMs / 1000)} s of processor time; ${findings} findings`;
}

const options = readOptions(process.argv.slice(2));
if (options === null) say(usage);
process.exitCode = options === null ? 2 : (await fuzz(options)) > 0 ? 1 : 0;
