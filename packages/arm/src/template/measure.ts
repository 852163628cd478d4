import type { Value } from './value.ts';

/** What an item takes, beside a character of a text. */
const itemSize = 8;

const known = new WeakMap<Value, number>();

/**
 * How much a value would be if it were written out: characters, an item being eight. A value whose parts are shared can be far more
 * than it takes in memory, so it is measured before anyone walks through it.
 */
export function measure(value: Value): number {
  if (value.kind === 'scalar') return typeof value.value === 'string' ? value.value.length + itemSize : itemSize;
  const before = known.get(value);
  if (before !== undefined) return before;
  const size = sizeOf(value);
  known.set(value, size);
  return size;
}

function sizeOf(value: Exclude<Value, { kind: 'scalar' }>): number {
  if (value.kind === 'unknown') {
    return itemSize + (value.expression?.length ?? 0) + (value.known === undefined ? 0 : measure(value.known.value));
  }
  let size = itemSize;
  if (value.kind === 'list') for (const item of value.items) size += measure(item);
  else for (const [key, inner] of value.entries) size += key.length + measure(inner);
  return size;
}
