import type { Gateway } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { omit } from './omit.ts';

/** A self-hosted gateway; the APIs that it serves are resources of their own. */
export const gateway: ResourceKind = defineResource<Omit<Gateway, 'apiIds'>>({
  type: '/gateways',
  order: 1,
  read: (body) => {
    const [id = ''] = body.names;
    return { id, locationName: body.text('properties.locationData.name') ?? id };
  },
  write: ({ locationName }) => ({ properties: { locationData: { name: locationName } } }),
  add: (item, { gateways }) => gateways.put({ ...item, apiIds: new Set() }),
  list: ({ gateways }) => gateways.map((item) => ({ names: [item.id], item: omit(item, 'apiIds') })),
});
