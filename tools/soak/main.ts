import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Visits } from './coverage.ts';
import { coverageOf, printCoverage } from './coverage.ts';
import { drillOfSeed } from './drill-of-seed.ts';
import type { SoakOptions } from './options.ts';
import { readOptions, usage } from './options.ts';
import type { Tried } from './try-seed.ts';
import { writeDrill } from './write-drill.ts';

/** `npm run soak`: drills that nobody would write, seed by seed, with every invariant as an assertion. */

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The share of possible cells that a full soak has to visit. */
const wantedShare = 0.9;
const fullSeeds = 10_000;

type Sums = { seeds: number; seconds: number; requests: number; counters: number; overLimit: number; atBound: number };

async function soak(options: SoakOptions): Promise<number> {
  const visits: Visits = new Map();
  const failures: Tried[] = [];
  const sums: Sums = { seeds: 0, seconds: 0, requests: 0, counters: 0, overLimit: 0, atBound: 0 };
  const startedMs = performance.now();
  let saidMs = startedMs;
  await eachSeed(options, (tried) => {
    sums.seeds += 1;
    for (const name of ['seconds', 'requests', 'counters', 'overLimit', 'atBound'] as const) sums[name] += tried[name];
    for (const cell of tried.cells) visits.set(cell, (visits.get(cell) ?? 0) + 1);
    if (tried.broken !== null) {
      failures.push(tried);
      say(`seed ${tried.seed}: ${tried.broken}\n  ${record(options.out, tried)}`);
    }
    if (performance.now() - saidMs < 30_000) return;
    saidMs = performance.now();
    say(`${sums.seeds} seeds, ${failures.length} failures, ${(coverageOf(visits).share * 100).toFixed(1)} % of cells`);
  });
  const tookSeconds = Math.round((performance.now() - startedMs) / 1000);
  say(printCoverage(visits));
  say(
    `${sums.seeds} seeds from ${options.from}, ${sums.seconds} simulated seconds, ${sums.requests} requests in ${tookSeconds} s`,
  );
  say(
    `${sums.counters} counters: ${sums.overLimit} admitted more than their limit, ${sums.atBound} exactly their bound, none more`,
  );
  say(`${failures.length} failures`);
  const isShort = sums.seeds >= fullSeeds && coverageOf(visits).share < wantedShare;
  if (isShort) say(`fewer than ${wantedShare * 100} % of the possible cells were visited`);
  return failures.length > 0 || isShort ? 1 : 0;
}

/** Seeds go to whoever is free. */
async function eachSeed({ seeds, from, minutes, workers }: SoakOptions, hear: (tried: Tried) => void): Promise<void> {
  const untilMs = minutes === null ? Infinity : performance.now() + minutes * 60_000;
  let next = from;
  async function work(): Promise<void> {
    const worker = new Worker(new URL('worker.ts', import.meta.url));
    while (next < from + seeds && performance.now() < untilMs) {
      const answer = once(worker, 'message') as Promise<[Tried]>;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread's port, not a window
      worker.postMessage(next);
      next += 1;
      hear((await answer)[0]);
    }
    await worker.terminate();
  }
  await Promise.all(Array.from({ length: Math.min(workers, seeds) }, work));
}

/** Writes a failing drill as files that `keelgate drill` takes, and says how to run it. */
function record(out: string, { seed, broken }: Tried): string {
  const folder = path.join(out, `seed-${seed}`);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of writeDrill(drillOfSeed(seed))) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'failure.txt'), `${broken}\n`);
  return `keelgate drill ${path.join(folder, 'drill.json')} --seed ${seed}`;
}

const options = readOptions(process.argv.slice(2), availableParallelism());
if (options === null) say(usage);
process.exitCode = options === null ? 2 : await soak(options);
