import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { copyOf, git } from './copy.ts';
import type { Copy } from './copy.ts';
import type { Mutant } from './patch.ts';
import { readMutant } from './patch.ts';

/**
 * `npm run mutants -- [PART OF A NAME …]`: plants each mistake in a copy of the working tree and runs the tests that must
 * notice. One that nobody notices is a hole in the tests, and ends this with an error.
 */

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(import.meta.dirname, 'patches');

type Verdict = 'caught' | 'SURVIVED' | 'does not apply' | 'tests did not run';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function judge(copy: Copy, { patch, tests }: Mutant): Verdict {
  copy.restore();
  try {
    git(copy.folder, ['apply', '-'], patch);
  } catch {
    return 'does not apply';
  }
  return run(copy, tests);
}

/** Tests count as having noticed when some ran and failed: one that does not even load has noticed nothing. */
function run(copy: Copy, tests: readonly string[]): Verdict {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', ...tests],
    {
      cwd: copy.folder,
      encoding: 'utf8',
      env: { ...process.env, KEELGATE_RUNS: process.env['KEELGATE_RUNS'] ?? '300' },
      maxBuffer: 64 << 20,
    },
  );
  const failed = Number(/(\d+) failed/.exec(/Tests .*/.exec(plain(stdout))?.[0] ?? '')?.[1] ?? 0);
  if (status === 0) return 'SURVIVED';
  if (failed > 0) return 'caught';
  process.stderr.write(`${stdout}\n${stderr}\n`);
  return 'tests did not run';
}

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- colours are control characters
  return text.replaceAll(/\u001B\[\d*m/g, '');
}

function main(wanted: readonly string[]): number {
  const names = readdirSync(folder).filter((name) => name.endsWith('.patch'));
  const mutants = names
    .toSorted()
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
    .map((name) => readMutant(name, readFileSync(path.join(folder, name), 'utf8')));
  const copy = copyOf(root);
  const counts = new Map<Verdict, number>();
  try {
    // Tests that fail anyway would catch everything.
    const all = [...new Set(mutants.flatMap(({ tests }) => tests))];
    if (run(copy, all) !== 'SURVIVED') {
      say('the tests fail without any mutant');
      return 1;
    }
    for (const mutant of mutants) {
      const verdict = judge(copy, mutant);
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      say(`${verdict.padEnd(18)} ${mutant.name} (${mutant.law}): ${mutant.breaks}`);
    }
  } finally {
    copy.remove();
  }
  const caught = counts.get('caught') ?? 0;
  say(`${mutants.length} mutants: ${[...counts].map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`);
  return caught === mutants.length ? 0 : 1;
}

process.exitCode = main(process.argv.slice(2));
