import type { ResourceKind } from './define-resource.ts';
import { defineLink } from './link.ts';

/** That a group sees a product. */
export const productGroup: ResourceKind = defineLink({
  type: '/products/groups',
  to: '/groups',
  ids: ({ products }, id) => products.find(id)?.groupIds,
  known: ({ groups }, id) => groups.find(id)?.id,
  list: ({ products }) => products.map(({ id, groupIds }) => ({ id, ids: groupIds })),
});
