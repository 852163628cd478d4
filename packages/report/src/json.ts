import type { DrillResult } from '@keelgate/model';

/** The keys of a result in the order in which the documentation lists them. */
const order: readonly (keyof DrillResult)[] = [
  'schema',
  'name',
  'seed',
  'digest',
  'engine',
  'service',
  'requests',
  'attempts',
  'availability',
  'latencyMs',
  'faults',
  'counters',
  'cache',
  'backends',
  'config',
  'capacity',
  'regions',
  'series',
  'expectations',
  'notes',
];

/**
 * The result as JSON for machines and for `git diff`: two blanks of indentation, keys in the documented order, and a
 * list of plain values on one line, so that a step of the series is a line.
 */
export function printJson(result: DrillResult): string {
  const known = new Set<string>(order);
  const keys = [...order, ...Object.keys(result).filter((key) => !known.has(key))];
  const ordered = Object.fromEntries(Object.entries(result).sort(([a], [b]) => keys.indexOf(a) - keys.indexOf(b)));
  return `${print(ordered, '')}\n`;
}

/** Any value in the same layout. */
export function printPlain(value: unknown): string {
  return print(value, '');
}

function print(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.every(isPlain)) return `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    return `[\n${value.map((item) => inner + print(item, inner)).join(',\n')}\n${indent}]`;
  }
  if (isPlain(value)) return JSON.stringify(value);
  const lines = Object.entries(value as object).map(
    ([key, item]) => `${inner}${JSON.stringify(key)}: ${print(item, inner)}`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== 'object';
}
