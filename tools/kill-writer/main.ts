import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type KillRun, killRun, textWriter } from '../../packages/store/src/testing/kill-run.ts';
import { configWriter } from './config-run.ts';

/**
 * `node tools/kill-writer/main.ts [runs]`: writers of the config log are killed at random moments, 200 unless said otherwise,
 * ten after each other on a log; those of every other log write texts, the others a configuration. Ends with 1 where an
 * acknowledged change is lost, one is there in part, or a configuration is not what its changes come to.
 */

const runs = Number(process.argv[2] ?? 200);
const left: KillRun[] = [];
const failures: string[] = [];
for (let run = 0, folder = 0; run < runs; folder += 1) {
  const writer = folder % 2 === 0 ? textWriter : configWriter;
  const root = mkdtempSync(path.join(tmpdir(), 'keelgate-kill-'));
  for (let turn = 0; turn < 10 && run < runs; turn += 1, run += 1) {
    const afterMs = Math.random() * 200;
    try {
      left.push(await killRun(root, afterMs, writer));
    } catch (error) {
      failures.push(`run ${run}, killed after ${afterMs.toFixed(1)} ms: ${String(error)}`);
      break;
    }
  }
  rmSync(root, { recursive: true });
}

const sum = (of: (run: KillRun) => number): number => left.reduce((total, run) => total + of(run), 0);
const saying = (code: string): number => sum(({ notices }) => (notices.includes(code) ? 1 : 0));
console.log(`${left.length} of ${runs} writers were killed and left a log that is whole; ${failures.length} did not`);
console.log(`${sum(({ held, acknowledged }) => held - acknowledged)} changes were kept that nobody had been told of`);
console.log(`${saying('log/tail-cut')} left an unfinished change, ${saying('log/unfinished-file')} an unfinished file`);
console.log(`the longest log has ${Math.max(0, ...left.map(({ held }) => held))} changes`);
for (const failure of failures) console.log(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
