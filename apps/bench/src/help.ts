import type { BenchCase } from './define-case.ts';

export function helpText(cases: readonly BenchCase[]): string {
  const width = Math.max(...cases.map(({ name }) => name.length));
  const list = cases.map(({ name, question }) => `  ${name.padEnd(width)}  ${question}`);
  return [
    'npm run bench -- [CASE…] [--compare BASELINE.json] [--threshold 1.25]',
    '',
    'Runs the cases of these names, or all of them, and keeps what they measured in apps/bench/results.',
    '',
    ...list,
    '',
    '  --compare FILE   holds the ratios against those of a results file; exit 1 where one is beyond the threshold',
    '  --threshold N    how many times the baseline a ratio may be; 1.25 unless said otherwise',
    '  --help           this text',
  ].join('\n');
}
