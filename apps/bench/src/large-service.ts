import { createHash } from 'node:crypto';
import {
  type Api,
  type Operation,
  type PolicyDocument,
  type Product,
  type Service,
  type Snapshot,
  type Subscription,
  emptySnapshot,
  plainParameter,
} from '@keelgate/model';

/** How many of each; a Premium service holds `largest`. */
export type Size = { readonly operations: number; readonly subscriptions: number; readonly products: number };

export const largest: Size = { operations: 75_000, subscriptions: 75_000, products: 2000 };

const operationsEach = 150;
const nouns = ['orders', 'customers', 'invoices', 'shipments', 'payments', 'carts', 'prices', 'stores'] as const;
const verbs = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

/** A service as large as one may be: described operations, some with policies, and subscriptions with keys of their own. */
export function largeService(size: Size): Snapshot {
  const apis = numbers(Math.ceil(size.operations / operationsEach)).map((api) => apiOf(api, size));
  return {
    ...emptySnapshot,
    version: 1,
    service,
    apis,
    products: numbers(size.products).map((product) => productOf(product, apis)),
    subscriptions: numbers(size.subscriptions).map((subscription) => subscriptionOf(subscription, size)),
  };
}

const service: Service = {
  name: 'contoso',
  tier: 'Premium',
  regions: [
    {
      location: 'West Europe',
      units: 4,
      zones: 'automatic',
      publicIpId: null,
      subnet: null,
      gatewayDisabled: false,
    },
  ],
  network: 'none',
  hostNames: [],
  autoscale: [],
};

function apiOf(api: number, size: Size): Api {
  const first = api * operationsEach;
  const count = Math.min(operationsEach, size.operations - first);
  return {
    id: `api-${api}`,
    name: `${nouns[api % nouns.length]} of team ${api}`,
    path: `team-${api}/${nouns[api % nouns.length]}`,
    protocols: ['https'],
    type: 'http',
    serviceUrl: `https://backend-${api}.contoso.example/api`,
    subscriptionRequired: true,
    keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
    versionSetId: null,
    version: null,
    revision: '1',
    current: true,
    online: true,
    operations: numbers(count).map((index) => operationOf(first + index)),
    schemas: [],
    policy: policy(
      `<rate-limit-by-key calls="${100 + (api % 50)}" renewal-period="60" counter-key="@(context.Subscription.Id)" />`,
    ),
  };
}

function operationOf(number: number): Operation {
  const noun = nouns[number % nouns.length] ?? '';
  const described = (name: string, description: string): Operation['queryParameters'][number] => ({
    ...plainParameter(name),
    description,
  });
  return {
    id: `${noun}-${number}`,
    name: `What is done with ${noun}, number ${number}`,
    method: verbs[number % verbs.length] ?? 'GET',
    urlTemplate: `/${noun}/{id}/part-${number % operationsEach}`,
    description: `Gives what there is of ${noun} ${hash(number).slice(0, 12)} for whoever may see it.`,
    templateParameters: [{ ...described('id', `The id of one of the ${noun}`), required: true }],
    queryParameters: [described('page', 'From which page on'), { ...described('size', 'How many'), type: 'integer' }],
    headers: [],
    representations: [],
    responses: [
      {
        status: 200,
        description: 'What was asked for',
        headers: [],
        representations: [
          {
            contentType: 'application/json',
            schemaId: null,
            typeName: null,
            formParameters: [],
            examples: [{ name: 'default', summary: null, value: { id: number, noun, ready: number % 2 === 0 } }],
          },
        ],
      },
      { status: 404, description: 'There is none', headers: [], representations: [] },
    ],
    policy: number % 10 === 0 ? policy(`<set-header name="x-operation"><value>${number}</value></set-header>`) : null,
  };
}

function productOf(product: number, apis: readonly Api[]): Product {
  return {
    id: `product-${product}`,
    name: `Product ${product}`,
    subscriptionRequired: true,
    approvalRequired: product % 3 === 0,
    published: true,
    subscriptionsLimit: null,
    apiIds: numbers(Math.min(5, apis.length)).map((index) => `api-${(product + index) % apis.length}`),
    groupIds: [],
    policy: policy(`<quota calls="${10_000 + product}" renewal-period="86400" />`),
  };
}

function subscriptionOf(subscription: number, size: Size): Subscription {
  return {
    id: hash(subscription).slice(0, 24),
    name: `Subscription ${subscription}`,
    scope: { kind: 'product', productId: `product-${subscription % Math.max(1, size.products)}` },
    state: 'active',
    ownerId: null,
    primaryKey: hash(subscription).slice(0, 32),
    secondaryKey: hash(-subscription - 1).slice(0, 32),
  };
}

function policy(inbound: string): PolicyDocument {
  return {
    format: 'rawxml',
    text: `<policies>\n  <inbound>\n    <base />\n    ${inbound}\n  </inbound>\n  <backend>\n    <base />\n  </backend>\n  <outbound>\n    <base />\n  </outbound>\n  <on-error>\n    <base />\n  </on-error>\n</policies>`,
    place: null,
  };
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function hash(number: number): string {
  return createHash('sha256').update(String(number)).digest('hex');
}
