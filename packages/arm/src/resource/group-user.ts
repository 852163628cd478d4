import type { ResourceKind } from './define-resource.ts';
import { defineLink } from './link.ts';

/** That a user is in a group. */
export const groupUser: ResourceKind = defineLink({
  type: '/groups/users',
  to: '/users',
  ids: ({ groups }, id) => groups.find(id)?.userIds,
  known: ({ users }, id) => users.find(id)?.id,
  list: ({ groups }) => groups.map(({ id, userIds }) => ({ id, ids: userIds })),
});
