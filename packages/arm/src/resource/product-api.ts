import type { ResourceKind } from './define-resource.ts';
import { defineLink } from './link.ts';

/** That a product holds an API. */
export const productApi: ResourceKind = defineLink({
  type: '/products/apis',
  to: '/apis',
  ids: ({ products }, id) => products.find(id)?.apiIds,
  known: ({ apis }, id) => apis.find(id)?.id,
  list: ({ products }) => products.map(({ id, apiIds }) => ({ id, ids: apiIds })),
});
