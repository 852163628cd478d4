import type { Api, Product, Snapshot, Subscription } from '@keelgate/model';
import { familyId } from './api-tree.ts';
import { queryValue } from './url-query.ts';

/**
 * Who may call an API, and in whose name its policies run. A key opens what its active subscription is for (one API, the
 * APIs of a product, or all) and nothing else: a wrong one is refused even where no key is asked for. Without a key an open
 * product that holds the API goes before the API's own setting. That a product is published, or not, does not matter.
 * Source: Microsoft's "Subscriptions in Azure API Management".
 */
export type Access = (request: AccessRequest) => Allowed | Denied;

export type AccessRequest = {
  readonly apiId: string;
  /** Without its question mark. */
  readonly query: string;
  /** All values of a header, by case-insensitive name. */
  readonly header: (name: string) => readonly string[];
};

export type Allowed = {
  readonly kind: 'allowed';
  /** Whose policies apply besides those of the API; `null`: no product's, as for keys of one API or of all. */
  readonly productId: string | null;
  readonly subscriptionId: string | null;
};

/** Clients get 401 for either, with different words. */
export type Denied = { readonly kind: 'denied'; readonly reason: 'SubscriptionKeyNotFound' | 'SubscriptionKeyInvalid' };

type Doors = {
  readonly api: Api;
  /** What a request without a key gets. */
  readonly withoutKey: Allowed | Denied;
  /** Products that hold the API, by id in lower case. */
  readonly products: ReadonlyMap<string, Product>;
};

const keyMissing = { kind: 'denied', reason: 'SubscriptionKeyNotFound' } as const;
const keyInvalid = { kind: 'denied', reason: 'SubscriptionKeyInvalid' } as const;

export function createAccess(snapshot: Snapshot): Access {
  const doors = new Map(snapshot.apis.map((api) => [api.id.toLowerCase(), doorsOf(api, snapshot)]));
  const byKey = subscriptionsByKey(snapshot.subscriptions);
  return ({ apiId, query, header }) => {
    const door = doors.get(apiId.toLowerCase());
    if (door === undefined) return keyInvalid;
    const key = keyOf(door.api, { query, header });
    if (key === null) return door.withoutKey;
    for (const subscription of byKey.get(key) ?? []) {
      const allowed = opened(subscription, door);
      if (allowed !== null) return allowed;
    }
    return keyInvalid;
  };
}

function doorsOf(api: Api, { products }: Snapshot): Doors {
  const family = familyId(api.id);
  const holding = products.filter(({ apiIds }) => apiIds.some((id) => familyId(id) === family));
  return {
    api,
    withoutKey: withoutKey(api, holding),
    products: new Map(holding.map((product) => [product.id.toLowerCase(), product])),
  };
}

function withoutKey(api: Api, holding: readonly Product[]): Allowed | Denied {
  const open = holding.find(({ subscriptionRequired }) => !subscriptionRequired);
  if (open !== undefined) return { kind: 'allowed', productId: open.id, subscriptionId: null };
  return api.subscriptionRequired ? keyMissing : { kind: 'allowed', productId: null, subscriptionId: null };
}

function subscriptionsByKey(subscriptions: readonly Subscription[]): ReadonlyMap<string, readonly Subscription[]> {
  const byKey = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    if (subscription.state !== 'active') continue;
    for (const key of new Set([subscription.primaryKey, subscription.secondaryKey])) {
      if (key === null || key === '') continue;
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [subscription]);
      else known.push(subscription);
    }
  }
  return byKey;
}

/** The header goes before the query; an empty key is none. */
function keyOf({ keyNames }: Api, { query, header }: Pick<AccessRequest, 'query' | 'header'>): string | null {
  const inHeader = header(keyNames.header)[0] ?? '';
  if (inHeader !== '') return inHeader;
  const inQuery = queryValue(query, keyNames.query) ?? '';
  return inQuery === '' ? null : inQuery;
}

function opened({ id, scope }: Subscription, { api, products }: Doors): Allowed | null {
  switch (scope.kind) {
    case 'all-apis':
      return { kind: 'allowed', productId: null, subscriptionId: id };
    case 'api':
      return familyId(scope.apiId) === familyId(api.id)
        ? { kind: 'allowed', productId: null, subscriptionId: id }
        : null;
    case 'product': {
      const product = products.get(scope.productId.toLowerCase());
      return product === undefined ? null : { kind: 'allowed', productId: product.id, subscriptionId: id };
    }
  }
}
