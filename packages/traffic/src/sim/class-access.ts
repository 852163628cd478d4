import type { Api, ClientGroup, Product, Snapshot } from '@keelgate/model';
import type { RequestClass } from './request-class.ts';

/**
 * What the gateway makes of a group's keys at an API: the product in whose context its policies run, or a refusal.
 * A key opens what its product holds and nothing else, even where the API would let a request without one in; without a
 * key an open product goes before the API's own setting.
 */
export function accessOf(
  snapshot: Snapshot,
  api: Api,
  group: ClientGroup,
): Pick<RequestClass, 'productId' | 'refusal'> {
  if (!api.online) return { productId: null, refusal: 'notFound' };
  const { subscriptions } = group;
  if (subscriptions !== null) {
    const product = snapshot.products.find(({ id }) => id === subscriptions.productId);
    return product !== undefined && holds(product, api)
      ? { productId: product.id, refusal: null }
      : { productId: null, refusal: 'unauthorized' };
  }
  const open = snapshot.products.find((product) => !product.subscriptionRequired && holds(product, api));
  if (open !== undefined) return { productId: open.id, refusal: null };
  return { productId: null, refusal: api.subscriptionRequired ? 'unauthorized' : null };
}

/** Products hold an API in all its revisions. */
function holds(product: Product, api: Api): boolean {
  const family = familyOf(api.id);
  return product.apiIds.some((id) => familyOf(id) === family);
}

function familyOf(apiId: string): string {
  return (apiId.split(';')[0] ?? apiId).toLowerCase();
}
