import type { Group } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { omit } from './omit.ts';

const kinds: readonly Group['kind'][] = ['custom', 'system', 'external'];

/** A group of users; who is in it are resources of their own. */
export const group: ResourceKind = defineResource<Omit<Group, 'userIds'>>({
  type: '/groups',
  order: 1,
  renamed: { 'properties.name': 'properties.displayName' },
  read: (body) => {
    const [id = ''] = body.names;
    return {
      id,
      name: body.text('properties.displayName') ?? id,
      kind: body.choice('properties.type', kinds, 'custom'),
    };
  },
  write: ({ name, kind }) => ({ properties: { displayName: name, type: kind } }),
  add: (item, { groups }) => groups.put({ ...item, userIds: new Set() }),
  list: ({ groups }) => groups.map((item) => ({ names: [item.id], item: omit(item, 'userIds') })),
});
