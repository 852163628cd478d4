import type { PoolMember } from '@keelgate/model';
import { unit } from '@keelgate/model';

/**
 * A pool of backends as gateway instances choose from it. Members of the lowest priority number go first; the next group
 * only has its turn while every member before it is open. In a group the choice goes round, or by weight where one is
 * given. Each instance balances for itself. Source: Microsoft's documentation of load-balanced pools.
 */
export type Pool = {
  /** The place in the pool of the member to call, or -1 while all are open. `bits` is chance for a choice by weight. */
  readonly choose: (instance: number, bits: number, isOpen: (member: number) => boolean) => number;
};

export type PoolOptions = { readonly members: readonly PoolMember[]; readonly instances: number };

export function createPool({ members, instances }: PoolOptions): Pool {
  const groups = priorityGroups(members);
  const turns = new Int32Array(instances * groups.length);
  return {
    choose: (instance, bits, isOpen) => {
      for (const [number, group] of groups.entries()) {
        const closed = group.filter((member) => !isOpen(member));
        if (closed.length === 0) continue;
        if (group.some((member) => (members[member]?.weight ?? null) !== null)) return byWeight(members, closed, bits);
        const turn = instance * groups.length + number;
        return nextClosed(group, isOpen, turns, turn);
      }
      return -1;
    },
  };
}

function priorityGroups(members: readonly PoolMember[]): readonly (readonly number[])[] {
  const priorities = [...new Set(members.map(({ priority }) => priority ?? 0))].toSorted((left, right) => left - right);
  return priorities.map((wanted) =>
    members.flatMap(({ priority }, member) => ((priority ?? 0) === wanted ? [member] : [])),
  );
}

/** Goes round over the whole group, past members that are open, so that one's return disturbs nobody's turn. */
function nextClosed(
  group: readonly number[],
  isOpen: (member: number) => boolean,
  turns: Int32Array,
  turn: number,
): number {
  for (let step = 0; step < group.length; step += 1) {
    const at = ((turns[turn] as number) + step) % group.length;
    const member = group[at] as number;
    if (isOpen(member)) continue;
    turns[turn] = (at + 1) % group.length;
    return member;
  }
  return -1;
}

/** A member without a weight, or with weight 0 where all have 0, counts as the others do. */
function byWeight(members: readonly PoolMember[], closed: readonly number[], bits: number): number {
  const weights = closed.map((member) => members[member]?.weight ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return closed[Math.floor(unit(bits) * closed.length)] ?? -1;
  let left = unit(bits) * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return closed[index] as number;
  }
  return closed.at(-1) as number;
}
