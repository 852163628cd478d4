import type { PoolMember } from '@keelgate/model';
import { unit } from '@keelgate/model';

/**
 * A pool of backends as gateway instances choose from it. Members of the lowest priority number go first; the next group
 * only has its turn while every member before it is open. In a group the choice goes round, or by weight where one is
 * given. Each instance balances for itself. Source: Microsoft's documentation of load-balanced pools.
 *
 * A hot file: whose turn it is is mutated in place, and a choice allocates nothing.
 */
export type Pool = {
  /** The place in the pool of the member to call, or -1 while all are open. `bits` is chance for a choice by weight. */
  readonly choose: (instance: number, bits: number, isOpen: (member: number) => boolean) => number;
  /** The same for a new session: by weight, each alike where there is none, and by `bits` alone. */
  readonly begin: (bits: number, isOpen: (member: number) => boolean) => number;
};

export type PoolOptions = { readonly members: readonly PoolMember[]; readonly instances: number };

type Group = {
  readonly members: readonly number[];
  /** By place in the group; `null` where no member has one, and the choice goes round. */
  readonly weights: readonly number[] | null;
};

export function createPool({ members, instances }: PoolOptions): Pool {
  const groups = priorityGroups(members);
  const turns = new Int32Array(instances * groups.length);
  return {
    choose: (instance, bits, isOpen) => {
      for (let number = 0; number < groups.length; number += 1) {
        const group = groups[number] as Group;
        const chosen =
          group.weights === null
            ? nextClosed(group.members, isOpen, turns, instance * groups.length + number)
            : byWeight(group.members, group.weights, bits, isOpen);
        if (chosen >= 0) return chosen;
      }
      return -1;
    },
    begin: (bits, isOpen) => {
      for (const { members: of, weights } of groups) {
        const chosen = byWeight(of, weights ?? of.map(() => 1), bits, isOpen);
        if (chosen >= 0) return chosen;
      }
      return -1;
    },
  };
}

function priorityGroups(members: readonly PoolMember[]): readonly Group[] {
  const priorities = [...new Set(members.map(({ priority }) => priority ?? 0))].toSorted((left, right) => left - right);
  return priorities.map((wanted) => groupOf(members, wanted));
}

/** In a group with weights a member without one counts 1. */
function groupOf(members: readonly PoolMember[], wanted: number): Group {
  const group = [...members.keys()].filter((member) => (members[member]?.priority ?? 0) === wanted);
  const weights = group.map((member) => members[member]?.weight ?? null);
  const weighted = weights.some((weight) => weight !== null);
  return { members: group, weights: weighted ? weights.map((weight) => weight ?? 1) : null };
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

/** Members of weight 0 have a turn only while every other is open, each as likely as the next. */
function byWeight(
  group: readonly number[],
  weights: readonly number[],
  bits: number,
  isOpen: (member: number) => boolean,
): number {
  let total = 0;
  let closed = 0;
  for (let at = 0; at < group.length; at += 1) {
    if (isOpen(group[at] as number)) continue;
    total += weights[at] as number;
    closed += 1;
  }
  let left = unit(bits) * (total === 0 ? closed : total);
  for (let at = 0; at < group.length; at += 1) {
    if (isOpen(group[at] as number)) continue;
    left -= total === 0 ? 1 : (weights[at] as number);
    if (left < 0) return group[at] as number;
  }
  return -1;
}
