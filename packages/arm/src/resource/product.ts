import type { Product } from '@keelgate/model';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import { given } from './described.ts';
import { omit } from './omit.ts';

/** A product; its APIs, groups and policy are resources of their own. */
export const product: ResourceKind = defineResource<Omit<Product, 'apiIds' | 'groupIds' | 'policy'>>({
  type: '/products',
  order: 1,
  renamed: { 'properties.name': 'properties.displayName' },
  read: (body, draft) => {
    const [id = ''] = body.names;
    draft.places.set(`products/${id}`, body.resource.place);
    const state = body.choice('properties.state', ['published', 'notPublished'], 'notPublished');
    return {
      id,
      name: body.text('properties.displayName') ?? id,
      subscriptionRequired: body.flag('properties.subscriptionRequired', true),
      approvalRequired: body.flag('properties.approvalRequired', false),
      published: state === 'published',
      subscriptionsLimit: body.number('properties.subscriptionsLimit'),
    };
  },
  write: ({ name, subscriptionRequired, approvalRequired, published, subscriptionsLimit }) => ({
    properties: {
      displayName: name,
      subscriptionRequired,
      // An open product may not say anything of approval.
      ...(subscriptionRequired || approvalRequired ? { approvalRequired } : {}),
      ...given({ subscriptionsLimit }),
      state: published ? 'published' : 'notPublished',
    },
  }),
  add: (item, { products }) => products.put({ ...item, apiIds: new Set(), groupIds: new Set(), policy: null }),
  list: ({ products }) =>
    products.map((item) => ({ names: [item.id], item: omit(item, 'apiIds', 'groupIds', 'policy') })),
});
