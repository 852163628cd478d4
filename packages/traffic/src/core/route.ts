import type { Api, Operation, Product, Snapshot, Subscription } from '@keelgate/model';
import { createAccess } from '../routing/access.ts';
import type { Access } from '../routing/access.ts';
import { familyId } from '../routing/api-tree.ts';
import { createRouter } from '../routing/router.ts';
import type { Router } from '../routing/router.ts';
import type { TrafficRecord } from './record.ts';
import type { SplitUrl } from './split-url.ts';
import { splitUrl } from './split-url.ts';

/** What a recorded request is for the service: its operation, and in whose name it calls. */
export type Route = {
  readonly url: SplitUrl;
  readonly api: Api | null;
  readonly operation: Operation | null;
  readonly parameters: ReadonlyMap<string, string>;
  readonly refusal: 'unauthorized' | 'notFound' | null;
  readonly productId: string | null;
  readonly subscriptionId: string | null;
  /** Nobody wrote down whether it had a key: it is taken for one that was let in. */
  readonly isAssumed: boolean;
};

export type Gate = {
  readonly router: Router;
  readonly access: Access;
  readonly apis: ReadonlyMap<string, { readonly api: Api; readonly operations: ReadonlyMap<string, Operation> }>;
  /** By id in lower case. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly products: ReadonlyMap<string, Product>;
  /** The product that holds an API, where one alone does. */
  readonly onlyProduct: ReadonlyMap<Api, string>;
};

export function createGate(snapshot: Snapshot): Gate {
  return {
    router: createRouter(snapshot),
    access: createAccess(snapshot),
    apis: new Map(
      snapshot.apis.map((api) => [
        api.id.toLowerCase(),
        { api, operations: new Map(api.operations.map((operation) => [operation.id.toLowerCase(), operation])) },
      ]),
    ),
    subscriptions: new Map(snapshot.subscriptions.map((one) => [one.id.toLowerCase(), one])),
    products: new Map(snapshot.products.map((one) => [one.id.toLowerCase(), one])),
    onlyProduct: onlyProducts(snapshot),
  };
}

function onlyProducts({ apis, products }: Snapshot): ReadonlyMap<Api, string> {
  const holding = new Map<string, string[]>();
  for (const { id, apiIds } of products) {
    for (const family of new Set(apiIds.map(familyId))) holding.set(family, [...(holding.get(family) ?? []), id]);
  }
  return new Map(
    apis.flatMap((api) => {
      const [only, second] = holding.get(familyId(api.id)) ?? [];
      return only === undefined || second !== undefined ? [] : [[api, only]];
    }),
  );
}

const nothing: ReadonlyMap<string, string> = new Map();

type Found = Pick<Route, 'api' | 'operation' | 'parameters'>;

export function routeOf(gate: Gate, record: TrafficRecord): Route {
  const url = splitUrl(record.url);
  const found = operationOf(gate, record, url);
  const { api } = found;
  if (api === null || found.operation === null)
    return { url, ...found, refusal: 'notFound', productId: null, subscriptionId: null, isAssumed: false };
  return { url, ...found, ...callerOf(gate, api, { record, url }) };
}

function operationOf(gate: Gate, record: TrafficRecord, url: SplitUrl): Found {
  const { method } = record;
  const match = gate.router({ method, path: url.path, query: url.query, header: (name) => headerOf(record, name) });
  if (match.kind === 'match') return { ...named(gate, match), parameters: match.parameters };
  // A gateway behind a proxy, or under another base, knew better what it was asked for.
  const { apiId, operationId } = record;
  if (apiId === undefined || operationId === undefined) return { api: null, operation: null, parameters: nothing };
  return { ...named(gate, { apiId, operationId }), parameters: nothing };
}

function named(
  { apis }: Gate,
  { apiId, operationId }: { readonly apiId: string; readonly operationId: string },
): { readonly api: Api | null; readonly operation: Operation | null } {
  const known = apis.get(apiId.toLowerCase());
  return { api: known?.api ?? null, operation: known?.operations.get(operationId.toLowerCase()) ?? null };
}

type Caller = Pick<Route, 'refusal' | 'productId' | 'subscriptionId' | 'isAssumed'>;
type Asking = { readonly record: TrafficRecord; readonly url: SplitUrl };

const denied: Caller = { refusal: 'unauthorized', productId: null, subscriptionId: null, isAssumed: false };

function callerOf(gate: Gate, api: Api, { record, url }: Asking): Caller {
  const { subscriptionId } = record;
  if (typeof subscriptionId === 'string') return inNameOf(gate, api, { record, subscriptionId });
  const opened = gate.access({ apiId: api.id, query: url.query, header: (name) => headerOf(record, name) });
  if (opened.kind === 'allowed') return { ...opened, refusal: null, isAssumed: false };
  // Only a log that tells subscriptions can say that there was none.
  if (subscriptionId === null || record.status === 401 || opened.reason === 'SubscriptionKeyInvalid') return denied;
  const productId = productNamed(gate, record.productId) ?? gate.onlyProduct.get(api) ?? null;
  return { refusal: null, productId, subscriptionId: record.user ?? record.ip ?? null, isAssumed: true };
}

/** The gateway has seen to the key already: what is left to find is whose policies apply. */
function inNameOf(
  gate: Gate,
  api: Api,
  { record, subscriptionId }: { readonly record: TrafficRecord; readonly subscriptionId: string },
): Caller {
  const wanted = subscriptionId.toLowerCase();
  const known = gate.subscriptions.get(wanted);
  if (known !== undefined) {
    const { scope } = known;
    const productId = scope.kind === 'product' ? scope.productId : null;
    return { refusal: null, productId, subscriptionId, isAssumed: false };
  }
  return {
    refusal: null,
    productId: productNamed(gate, record.productId) ?? gate.onlyProduct.get(api) ?? null,
    subscriptionId,
    isAssumed: record.productId === undefined,
  };
}

function productNamed({ products }: Gate, productId: string | undefined): string | null {
  return productId === undefined ? null : (products.get(productId.toLowerCase())?.id ?? null);
}

function headerOf({ headers }: TrafficRecord, name: string): readonly string[] {
  if (headers === undefined) return [];
  const wanted = name.toLowerCase();
  return headers.flatMap(([said, value]) => (said.toLowerCase() === wanted ? [value] : []));
}
