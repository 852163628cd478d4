import type { KeptResource } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';
import { bodyOf, lastSegment } from './body.ts';
import { servicePrefix } from './canonical-type.ts';
import { isMap } from './difference.ts';
import type { Draft } from './draft.ts';

/**
 * Links of a product to its APIs and groups that are resources with a name and an id of their own, as newer versions have
 * them. The product gets what they link; they are kept as they are, and what they say is not written a second time.
 */
type LinkKind = { readonly member: string; readonly says: string };

const linkKinds: ReadonlyMap<string, LinkKind> = new Map([
  ['microsoft.apimanagement/service/products/apilinks', { member: 'apiId', says: '/products/apis' }],
  ['microsoft.apimanagement/service/products/grouplinks', { member: 'groupId', says: '/products/groups' }],
]);

/** Gives the product of a link what it links. */
export function readKeptLink(resource: Resource, draft: Draft): void {
  const kind = linkKinds.get(resource.type.toLowerCase());
  if (kind === undefined) return;
  const [, productId] = resource.name.split('/');
  const product = draft.products.find(productId);
  const id = bodyOf(resource, []).text(`properties.${kind.member}`);
  if (product === undefined || id === null) return;
  const shelf = kind.member === 'apiId' ? draft.apis : draft.groups;
  const ids = kind.member === 'apiId' ? product.apiIds : product.groupIds;
  ids.add(shelf.find(lastSegment(id))?.id ?? lastSegment(id));
}

/** What a kept link says, as the type and names of the resource that would say the same; `null` where it is no such link. */
export function saidByLink({
  type,
  name,
  body,
}: KeptResource): { readonly type: string; readonly names: readonly string[] } | null {
  const kind = linkKinds.get(type.toLowerCase());
  const [, productId] = name.split('/');
  if (kind === undefined || productId === undefined || body === null || !isMap(body)) return null;
  const { properties } = body;
  const id = properties !== undefined && isMap(properties) ? properties[kind.member] : undefined;
  return typeof id === 'string' ? { type: `${servicePrefix}${kind.says}`, names: [productId, lastSegment(id)] } : null;
}
