#!/usr/bin/env node
import { cases } from './case/index.ts';
import type { Result } from './compare.ts';
import { compare, printComparison } from './compare.ts';
import { usual } from './define-case.ts';
import { helpText } from './help.ts';
import { printTable } from './print-table.ts';
import type { Arguments } from './read-arguments.ts';
import { readArguments } from './read-arguments.ts';
import { readBaseline, writeBaseline, writeResult } from './write-result.ts';

const wanted = readArguments(
  process.argv.slice(2),
  cases.map(({ name }) => name),
);
if (wanted.kind === 'help') say(helpText(cases));
else if (wanted.kind === 'run') process.exitCode = await run(wanted);
else {
  process.stderr.write(`${wanted.message}\n`);
  process.exitCode = 2;
}

async function run({ names, baseline, threshold }: Extract<Arguments, { kind: 'run' }>): Promise<number> {
  const before = baseline === null ? null : readBaseline(baseline);
  const results: Result[] = [];
  for (const one of cases.filter(({ name }) => names.includes(name))) {
    const measurements = await one.run(usual);
    say(`${printTable(one, measurements)}\n`);
    writeResult(one, measurements);
    results.push({ name: one.name, measurements });
  }
  if (names.length === cases.length) writeBaseline(results);
  if (before === null) return 0;
  const comparison = compare(before, results, threshold);
  say(printComparison(comparison, threshold));
  return comparison.worse.length + comparison.missing.length > 0 ? 1 : 0;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
