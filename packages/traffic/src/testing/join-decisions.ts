import type { Decisions } from '../core/decisions.ts';

/** Decisions of several batches as one. */
export function joinDecisions(parts: readonly Decisions[]): Decisions {
  const first = parts.at(0);
  if (first === undefined) throw new Error('no decisions to join');
  const names = Object.keys(first).filter((name) => name !== 'count') as Exclude<keyof Decisions, 'count'>[];
  const columns = names.map((name) => {
    const values = parts.flatMap((part) => [...part[name]]);
    return [name, first[name] instanceof Int32Array ? Int32Array.from(values) : Float64Array.from(values)] as const;
  });
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  return { count, ...Object.fromEntries(columns) } as Decisions;
}
