import type { ResourceKind } from './define-resource.ts';
import { defineLink } from './link.ts';

/** That a self-hosted gateway serves an API. */
export const gatewayApi: ResourceKind = defineLink({
  type: '/gateways/apis',
  to: '/apis',
  ids: ({ gateways }, id) => gateways.find(id)?.apiIds,
  known: ({ apis }, id) => apis.find(id)?.id,
  list: ({ gateways }) => gateways.map(({ id, apiIds }) => ({ id, ids: apiIds })),
});
