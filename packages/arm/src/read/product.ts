import type { Subscription, SubscriptionScope } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import type { Body } from './body.ts';
import { bodyOf, lastSegment } from './body.ts';
import type { Draft, ResourceReader } from './draft.ts';
import { byId } from './draft.ts';
import { orphan } from './policy.ts';

/** Products, what they hold, and subscriptions. */
export const productReaders: readonly ResourceReader[] = [
  {
    types: ['/products'],
    order: 1,
    read: (resource, draft) => {
      const body = bodyOf(resource, draft.faults);
      const [id = ''] = body.names;
      draft.places.set(`products/${id}`, resource.place);
      draft.products.push({
        id,
        name: body.text('properties.displayName') ?? body.text('properties.name') ?? id,
        subscriptionRequired: body.flag('properties.subscriptionRequired', true),
        approvalRequired: body.flag('properties.approvalRequired', false),
        published:
          body.choice<'published' | 'notPublished'>(
            'properties.state',
            ['published', 'notPublished'],
            'notPublished',
          ) === 'published',
        subscriptionsLimit: body.number('properties.subscriptionsLimit'),
        apiIds: [],
        groupIds: [],
        policy: null,
      });
    },
  },
  {
    types: ['/products/apis'],
    order: 2,
    read: (resource, draft) => {
      const [productId, apiId = ''] = bodyOf(resource, draft.faults).names;
      const product = byId(draft.products, productId);
      const known = byId(draft.apis, apiId)?.id ?? apiId;
      if (product === undefined) orphan(resource, draft);
      else if (!product.apiIds.includes(known)) product.apiIds = [...product.apiIds, known];
    },
  },
  {
    types: ['/products/groups'],
    order: 2,
    read: (resource, draft) => {
      const [productId, groupId = ''] = bodyOf(resource, draft.faults).names;
      const product = byId(draft.products, productId);
      if (product === undefined) orphan(resource, draft);
      else product.groupIds = [...product.groupIds, groupId];
    },
  },
  { types: ['/subscriptions'], order: 2, read: readSubscription },
];

const states: readonly Subscription['state'][] = [
  'active',
  'suspended',
  'submitted',
  'rejected',
  'cancelled',
  'expired',
];

function readSubscription(resource: Resource, draft: Draft): void {
  const body = bodyOf(resource, draft.faults);
  const [id = ''] = body.names;
  const owner = body.text('properties.ownerId') ?? body.text('properties.userId');
  draft.subscriptions.push({
    id,
    name: body.text('properties.displayName') ?? body.text('properties.name') ?? id,
    scope: scopeOf(body),
    state: body.choice<Subscription['state']>('properties.state', states, 'active'),
    ownerId: owner === null ? null : lastSegment(owner),
    primaryKey: body.text('properties.primaryKey'),
    secondaryKey: body.text('properties.secondaryKey'),
  });
}

/** Old versions name a product; new ones the id of what the keys open. */
function scopeOf(body: Body): SubscriptionScope {
  const scope = body.text('properties.scope') ?? body.text('properties.productId') ?? '/apis';
  const id = lastSegment(scope);
  if (/\/products\//i.test(scope)) return { kind: 'product', productId: id };
  return /\/apis\/[^/]+\/?$/i.test(scope) ? { kind: 'api', apiId: id } : { kind: 'all-apis' };
}
