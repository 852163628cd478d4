import type { Value } from '../value.ts';

/** Values that are equal have equal texts, whatever the order of their properties and their places; others have not. */
export function identity(value: Value): string {
  switch (value.kind) {
    case 'scalar':
      return JSON.stringify(value.value);
    case 'list':
      return `[${value.items.map(identity).join(',')}]`;
    case 'map': {
      const entries = [...value.entries].toSorted(([left], [right]) => (left < right ? -1 : 1));
      return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${identity(inner)}`).join(',')}}`;
    }
    case 'unknown':
      return `?${JSON.stringify(value.expression ?? value.what)}`;
  }
}

/** Equal as JSON, whatever their places. */
export function same(left: Value, right: Value): boolean {
  return identity(left) === identity(right);
}

/** Each value once: the first of those that are equal. */
export function distinct(values: readonly Value[]): readonly Value[] {
  const kept = new Map<string, Value>();
  for (const value of values) {
    const key = identity(value);
    if (!kept.has(key)) kept.set(key, value);
  }
  return [...kept.values()];
}
