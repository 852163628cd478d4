#!/usr/bin/env node
import { cases } from './case/index.ts';
import { printTable } from './print-table.ts';
import { writeResult } from './write-result.ts';

/** `npm run bench -- [CASE…]`: runs the cases of these names, or all of them. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !cases.some((one) => one.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `there is no case ${unknown.join(', ')}; there are ${cases.map(({ name }) => name).join(', ')}\n`,
  );
  process.exit(2);
}
for (const one of cases) {
  if (wanted.length > 0 && !wanted.includes(one.name)) continue;
  const measurements = one.run({ rounds: 15 });
  process.stdout.write(`${printTable(one, measurements)}\n\n`);
  writeResult(one, measurements);
}
