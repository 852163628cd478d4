import type { Value } from '../value.ts';

/** How much there is in a value, how deep it goes, and the first thing in it that is not known. */
export type Measure = { readonly weight: number; readonly depth: number; readonly unknown: Value | undefined };

/** Values are built of shared parts, so each part is measured once. */
const measured = new WeakMap<Value, Measure>();

export function measure(value: Value): Measure {
  if (value.kind === 'unknown') return { weight: 1, depth: 0, unknown: value };
  if (value.kind === 'scalar') {
    return { weight: typeof value.value === 'string' ? 1 + value.value.length / 32 : 1, depth: 0, unknown: undefined };
  }
  const known = measured.get(value);
  if (known !== undefined) return known;
  let weight = 1;
  let depth = 0;
  let unknown: Value | undefined;
  for (const part of value.kind === 'list' ? value.items : value.entries.values()) {
    const inner = measure(part);
    weight += inner.weight;
    depth = Math.max(depth, inner.depth + 1);
    unknown ??= inner.unknown;
  }
  const measurement = { weight, depth, unknown };
  measured.set(value, measurement);
  return measurement;
}
