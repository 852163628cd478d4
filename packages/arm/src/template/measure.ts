import type { Value } from './value.ts';

const known = new WeakMap<Value, number>();

/**
 * How much a value would be if it were written out: characters and items. A value whose parts are shared can be far more
 * than it takes in memory, so it is measured before anyone walks through it.
 */
export function measure(value: Value): number {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? value.value.length + 1 : 1;
  const before = known.get(value);
  if (before !== undefined) return before;
  const size = sizeOf(value);
  known.set(value, size);
  return size;
}

function sizeOf(value: Exclude<Value, { kind: 'scalar' }>): number {
  if (value.kind === 'unknown') {
    return 1 + (value.expression?.length ?? 0) + (value.known === undefined ? 0 : measure(value.known.value));
  }
  let size = 1;
  if (value.kind === 'list') for (const item of value.items) size += measure(item);
  else for (const [key, inner] of value.entries) size += key.length + measure(inner);
  return size;
}
