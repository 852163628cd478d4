import type { Subscription, SubscriptionScope } from '@keelgate/model';
import type { Body } from './body.ts';
import { lastSegment } from './body.ts';
import type { Needed, ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { given } from './described.ts';

const states: readonly Subscription['state'][] = [
  'active',
  'suspended',
  'submitted',
  'rejected',
  'cancelled',
  'expired',
];

/** Two keys and what they open. */
export const subscription: ResourceKind = defineResource<Subscription>({
  type: '/subscriptions',
  order: 2,
  renamed: {
    'properties.name': 'properties.displayName',
    'properties.productId': 'properties.scope',
    'properties.userId': 'properties.ownerId',
  },
  read: (body) => {
    const [id = ''] = body.names;
    const owner = body.text('properties.ownerId');
    return {
      id,
      name: body.text('properties.displayName') ?? id,
      scope: scopeOf(body),
      state: body.choice('properties.state', states, 'active'),
      ownerId: owner === null ? null : lastSegment(owner),
      primaryKey: body.text('properties.primaryKey'),
      secondaryKey: body.text('properties.secondaryKey'),
    };
  },
  write: ({ name, scope, state, ownerId, primaryKey, secondaryKey }) => ({
    properties: {
      displayName: name,
      scope: writeScope(scope),
      state,
      ...(ownerId === null ? {} : { ownerId: `/users/${ownerId}` }),
      ...given({ primaryKey, secondaryKey }),
    },
  }),
  add: (item, { subscriptions }) => subscriptions.put(item),
  list: ({ subscriptions }) =>
    subscriptions.map((item) => ({
      names: [item.id],
      item,
      needs: [...needsOf(item.scope), ...(item.ownerId === null ? [] : [{ type: '/users', names: [item.ownerId] }])],
    })),
});

/** The id of what the keys open: everything of the service, one API or one product. */
function scopeOf(body: Body): SubscriptionScope {
  const scope = body.text('properties.scope') ?? '/apis';
  const id = lastSegment(scope);
  // Old versions may name a product by its id alone.
  if (/(?:^|\/)products\/[^/]+\/?$/i.test(scope) || !scope.includes('/')) return { kind: 'product', productId: id };
  return /(?:^|\/)apis\/[^/]+\/?$/i.test(scope) ? { kind: 'api', apiId: id } : { kind: 'all-apis' };
}

function writeScope(scope: SubscriptionScope): string {
  switch (scope.kind) {
    case 'product':
      return `/products/${scope.productId}`;
    case 'api':
      return `/apis/${scope.apiId}`;
    case 'all-apis':
      return '/apis';
  }
}

function needsOf(scope: SubscriptionScope): readonly Needed[] {
  switch (scope.kind) {
    case 'product':
      return [{ type: '/products', names: [scope.productId] }];
    case 'api':
      return [{ type: '/apis', names: [scope.apiId] }];
    case 'all-apis':
      return [];
  }
}
