import type { BackendJson } from './run-request.ts';

export type Backends = {
  readonly backends: ReadonlyMap<string, BackendJson>;
  /** How far each member of a pool is from its next turn: kept from call to call. */
  readonly credits: Map<string, number>;
};

/** Pools may hold pools, so deep at most. */
const depthMax = 8;

/** Where a call goes; `open` where every circuit breaker on the way is; `null` where the id stands for nothing. */
export type Picked = { readonly url: string } | 'open' | null;

/**
 * The URL of a backend; of a pool, of that member of its best priority whose turn it is: each comes as often as its weight
 * says, spread evenly. A lower number goes first; a member without a priority counts as 1, as one without a weight does.
 * Members whose circuit breaker is open are left out, and the next priority has its turn where no others are left.
 */
export function pickBackend(id: string, from: Backends, depth = 0): Picked {
  const backend = from.backends.get(id);
  if (backend === undefined || depth > depthMax) return null;
  if (backend.pool === undefined) return backend.breaker === 'open' ? 'open' : { url: backend.url };
  const closed = backend.pool.filter((member) => from.backends.get(member.id)?.breaker !== 'open');
  const best = Math.min(...closed.map(({ priority }) => priority ?? 1));
  const members = closed.filter(({ priority }) => (priority ?? 1) === best);
  const next = nextOf(id, members, from.credits);
  return next === null ? 'open' : pickBackend(next, from, depth + 1);
}

type Member = { readonly id: string; readonly weight?: number };

/** Every member gains its weight; the one with the most has its turn, and pays for all. */
function nextOf(pool: string, members: readonly Member[], credits: Backends['credits']): string | null {
  let next: { readonly id: string; readonly credit: number } | null = null;
  let total = 0;
  for (const { id, weight = 1 } of members) {
    const credit = (credits.get(`${pool}\n${id}`) ?? 0) + weight;
    credits.set(`${pool}\n${id}`, credit);
    total += weight;
    if (next === null || credit > next.credit) next = { id, credit };
  }
  if (next !== null) credits.set(`${pool}\n${next.id}`, next.credit - total);
  return next?.id ?? null;
}
