import type { RunRequest } from '../run/run-request.ts';

/** A member of a pool that stands for no backend to send to: where it is, and what was expected there. */
export type StrayMember = {
  readonly path: readonly (string | number)[];
  readonly id: string;
  readonly expected: string;
};

/** Pools hold backends that have a URL; what else a member names would only fail when a request comes by. */
export function strayMembers({ backends = {} }: Pick<RunRequest, 'backends'>): readonly StrayMember[] {
  const single = new Set(Object.keys(backends).filter((id) => backends[id]?.url !== undefined));
  const known = single.size === 0 ? 'there is none' : `there is ${[...single].join(', ')}`;
  return Object.entries(backends).flatMap(([pool, { pool: members = [] }]) =>
    members.flatMap(({ id }, at) => {
      const path = ['backends', pool, 'pool', at, 'id'];
      return single.has(id) ? [] : [{ path, id, expected: `the id of a backend with a url: ${known}` }];
    }),
  );
}
