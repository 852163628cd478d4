import { unit } from '@keelgate/model';
import type { BackendJson } from './run-request.ts';

export type Backends = { readonly backends: ReadonlyMap<string, BackendJson>; readonly bits: () => number };

/** Pools may hold pools, so deep at most. */
const depthMax = 8;

/**
 * The URL of a backend; of a pool, of a member of its best priority drawn by weight. A lower number goes first; a member
 * without a priority counts as 1, as one without a weight does. `null` where the id stands for nothing.
 */
export function pickBackend(id: string, from: Backends, depth = 0): string | null {
  const backend = from.backends.get(id);
  if (backend === undefined || depth > depthMax) return null;
  if (backend.pool === undefined) return backend.url;
  const best = Math.min(...backend.pool.map(({ priority }) => priority ?? 1));
  const members = backend.pool.filter(({ priority }) => (priority ?? 1) === best);
  const total = members.reduce((sum, { weight }) => sum + (weight ?? 1), 0);
  let left = unit(from.bits()) * total;
  for (const { id: member, weight } of members) {
    left -= weight ?? 1;
    if (left < 0) return pickBackend(member, from, depth + 1);
  }
  return null;
}
