import type { Api, ClientGroup, Operation, Snapshot } from '@keelgate/model';
import type { Access } from '../routing/access.ts';
import { createAccess } from '../routing/access.ts';
import { operationUrl } from '../routing/operation-url.ts';
import type { Router } from '../routing/router.ts';
import { createRouter } from '../routing/router.ts';
import type { RequestClass } from './request-class.ts';

/** The front of the gateway for a drill's groups: which operation their requests reach, and in whose name. */
export type FrontGate = { readonly snapshot: Snapshot; readonly router: Router; readonly access: Access };

/** The key that stands for all virtual subscriptions of a product: their rights are the same. */
function virtualKey(productId: string): string {
  return `key of ${productId}`;
}

/** A gate that knows, beside the snapshot's own subscriptions, one of each product that groups call with. */
export function createFrontGate(snapshot: Snapshot, groups: readonly ClientGroup[]): FrontGate {
  const products = [
    ...new Set(groups.flatMap(({ subscriptions }) => (subscriptions === null ? [] : [subscriptions.productId]))),
  ];
  const virtual = products.map((productId) => ({
    id: virtualKey(productId),
    name: virtualKey(productId),
    scope: { kind: 'product', productId } as const,
    state: 'active' as const,
    ownerId: null,
    primaryKey: virtualKey(productId),
    secondaryKey: null,
  }));
  const access = createAccess({ ...snapshot, subscriptions: [...snapshot.subscriptions, ...virtual] });
  return { snapshot, router: createRouter(snapshot), access };
}

export type ClassRoute = Pick<RequestClass, 'api' | 'operation' | 'productId' | 'refusal'>;

/** What becomes of a group's requests to an operation: another one may stand before it, and a key may not open it. */
export function routeClass(
  gate: FrontGate,
  group: ClientGroup,
  wanted: { readonly api: Api; readonly operation: Operation },
): ClassRoute {
  const { snapshot, router, access } = gate;
  const url = operationUrl(wanted.api, wanted.operation, { versionSets: snapshot.versionSets, parameters: new Map() });
  function header(name: string): readonly string[] {
    const said = group.headers.flatMap((one) => (one.name.toLowerCase() === name.toLowerCase() ? [one.value] : []));
    return url.header?.name.toLowerCase() === name.toLowerCase() ? [url.header.value] : said;
  }
  const match = router({ method: wanted.operation.method, path: url.path, query: url.query, header });
  const api = match.kind === 'match' ? snapshot.apis.find(({ id }) => id === match.apiId) : undefined;
  const operation = match.kind === 'match' ? api?.operations.find(({ id }) => id === match.operationId) : undefined;
  if (api === undefined || operation === undefined) return { ...wanted, productId: null, refusal: 'notFound' };
  const { subscriptions } = group;
  const key = subscriptions === null ? null : virtualKey(subscriptions.productId);
  const keyName = api.keyNames.header.toLowerCase();
  const opened = access({
    apiId: api.id,
    query: url.query,
    header: (name) => (key !== null && name.toLowerCase() === keyName ? [key] : header(name)),
  });
  if (opened.kind === 'denied') return { api, operation, productId: null, refusal: 'unauthorized' };
  return { api, operation, productId: opened.productId, refusal: null };
}
