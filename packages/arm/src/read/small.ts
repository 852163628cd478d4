import type { Group, User } from '@keelgate/model';
import { bodyOf } from './body.ts';
import type { ResourceReader } from './draft.ts';
import { byId } from './draft.ts';
import { orphan } from './policy.ts';

/** Resources that are a name and a few fields. */
export const smallReaders: readonly ResourceReader[] = [
  {
    // `properties` is what old versions call named values.
    types: ['/namedvalues', '/properties'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      const name = body.text('properties.displayName') ?? body.text('properties.name') ?? id;
      draft.namedValues.push({
        id,
        name,
        value: body.text('properties.value'),
        secret: body.flag('properties.secret', false),
      });
    },
  },
  {
    types: ['/caches'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      draft.caches.push({ id, useFromLocation: body.text('properties.useFromLocation') ?? 'default' });
    },
  },
  {
    types: ['/users'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      draft.users.push({
        id,
        email: body.text('properties.email') ?? '',
        firstName: body.text('properties.firstName') ?? '',
        lastName: body.text('properties.lastName') ?? '',
        state: body.choice<User['state']>('properties.state', ['active', 'blocked', 'pending', 'deleted'], 'active'),
      });
    },
  },
  {
    types: ['/groups'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      const kind = body.choice<Group['kind']>('properties.type', ['custom', 'system', 'external'], 'custom');
      draft.groups.push({
        id,
        name: body.text('properties.displayName') ?? body.text('properties.name') ?? id,
        kind,
        userIds: [],
      });
    },
  },
  {
    types: ['/groups/users'],
    order: 2,
    read: (resource, draft) => {
      const [groupId, userId = ''] = bodyOf(resource, draft.faults).names;
      const group = byId(draft.groups, groupId);
      if (group === undefined) orphan(resource, draft);
      else group.userIds = [...group.userIds, userId];
    },
  },
  {
    types: ['/gateways'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      draft.gateways.push({ id, locationName: body.text('properties.locationData.name') ?? id, apiIds: [] });
    },
  },
  {
    types: ['/gateways/apis'],
    order: 2,
    read: (resource, draft) => {
      const [gatewayId, apiId = ''] = bodyOf(resource, draft.faults).names;
      const gateway = byId(draft.gateways, gatewayId);
      if (gateway === undefined) orphan(resource, draft);
      else gateway.apiIds = [...gateway.apiIds, apiId];
    },
  },
];
