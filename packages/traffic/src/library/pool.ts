import type { PoolMember } from '@keelgate/model';
import { draw } from '@keelgate/model';
import { createPool as createNumberedPool } from '../backend/pool.ts';

export type PoolOptions = {
  readonly members: readonly PoolMember[];
  /** Where chance begins, for a choice by weight; 0 unless said otherwise. */
  readonly seed?: number;
};

/**
 * A pool of backends: members of the lowest priority number go first, the next group only while every member before it is
 * open. In a group the choice goes round, or by weight where one is given. The same seed and calls give the same choices.
 *
 * Facts: Microsoft's documentation of load-balanced pools.
 */
export type Pool = {
  /** The id of the backend to call; `null` while all are open. `isOpen` says of a backend whether its breaker is. */
  readonly choose: (isOpen?: (backendId: string) => boolean) => string | null;
};

export function createPool({ members, seed = 0 }: PoolOptions): Pool {
  const pool = createNumberedPool({ members, instances: 1 });
  let choices = 0;
  return {
    choose: (isOpen = () => false) => {
      choices += 1;
      const bits = draw(seed, 0, choices);
      const member = pool.choose(0, bits, (one) => isOpen((members[one] as PoolMember).backendId));
      return members[member]?.backendId ?? null;
    },
  };
}
