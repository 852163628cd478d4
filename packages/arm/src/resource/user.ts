import type { User } from '@keelgate/model';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';

const states: readonly User['state'][] = ['active', 'blocked', 'pending', 'deleted'];

/** A developer's account. */
export const user: ResourceKind = defineResource<User>({
  type: '/users',
  order: 1,
  read: (body) => {
    const [id = ''] = body.names;
    return {
      id,
      email: emailOf(body),
      firstName: body.text('properties.firstName') ?? '',
      lastName: body.text('properties.lastName') ?? '',
      state: body.choice('properties.state', states, 'active'),
    };
  },
  write: ({ email, firstName, lastName, state }) => ({ properties: { email, firstName, lastName, state } }),
  add: (item, { users }) => users.put(item),
  list: ({ users }) => users.map((item) => ({ names: [item.id], item })),
});

function emailOf(body: Body): string {
  if (body.value('properties.email') === undefined) body.missing('properties.email');
  return body.text('properties.email') ?? '';
}
