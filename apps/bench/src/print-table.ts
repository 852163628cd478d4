import type { BenchCase } from './define-case.ts';
import type { Measurement } from './measure.ts';
import type { Spread } from './spread.ts';

/** A case's figures for people: the middle of each with its spread, and ratios to the first row. */
export function printTable({ name, question, target }: BenchCase, measurements: readonly Measurement[]): string {
  const rows = measurements.map((row) => [
    row.name,
    `${spread(row.value)} ${row.unit}`,
    row.ratio === null ? '' : `${spread(row.ratio)} x`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
  const verdict = target === null ? [] : [`  ${verdictOf(target, measurements)}`];
  return [`${name}: ${question}`, ...lines, ...verdict].join('\n');
}

function verdictOf({ of, ratioMax }: NonNullable<BenchCase['target']>, measurements: readonly Measurement[]): string {
  const median = measurements.find(({ name }) => name === of)?.ratio?.median;
  if (median === undefined) return `${of} was not measured`;
  return `${of}: ${figure(median)} x, at most ${ratioMax} x wanted: ${median <= ratioMax ? 'yes' : 'no'}`;
}

function spread({ low, median, high }: Spread): string {
  return `${figure(median)} (${figure(low)}-${figure(high)})`;
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}
