import type { Pool } from './pool.ts';

/**
 * Which member of a pool each client stays with: the one that its session began at, as long as that is not open; then the
 * session goes on at another, and stays there. Clients are those who keep cookies, all of them here. Source: Microsoft's
 * documentation of session awareness in load-balanced pools.
 */
export type Sessions = {
  /** By group and caller; -1 before the session has begun. Made when a group's first caller comes. */
  readonly members: (Int8Array | null)[];
  readonly callers: readonly number[];
};

export type Client = { readonly group: number; readonly caller: number };

export function createSessions(callers: readonly number[]): Sessions {
  return { members: callers.map(() => null), callers };
}

/** The member for a client's call; -1 while all are open. `bits` decides where a session begins. */
export function memberFor(
  sessions: Sessions,
  { group, caller }: Client,
  bits: number,
  { pool, isAway }: { readonly pool: Pool; readonly isAway: (member: number) => boolean },
): number {
  const members = (sessions.members[group] ??= new Int8Array(sessions.callers[group] ?? 0).fill(-1));
  const known = members[caller] ?? -1;
  if (known >= 0 && !isAway(known)) return known;
  const member = pool.begin(bits, isAway);
  if (member >= 0) members[caller] = member;
  return member;
}
