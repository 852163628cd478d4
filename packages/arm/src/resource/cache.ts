import type { Cache } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';

/** An external cache. */
export const cache: ResourceKind = defineResource<Cache>({
  type: '/caches',
  order: 1,
  read: (body) => {
    const [id = ''] = body.names;
    return { id, useFromLocation: body.text('properties.useFromLocation') ?? 'default' };
  },
  write: ({ useFromLocation }) => ({ properties: { useFromLocation } }),
  add: (item, { caches }) => caches.put(item),
  list: ({ caches }) => caches.map((item) => ({ names: [item.id], item })),
});
