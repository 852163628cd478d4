import { test } from '@fast-check/vitest';
import type { Api, Product, Subscription } from '@keelgate/model';
import { defaultKeyNames, emptySnapshot } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createAccess } from './access.ts';

const api: Api = {
  id: 'orders;rev=2',
  name: 'Orders',
  path: 'orders',
  protocols: ['https'],
  type: 'http',
  serviceUrl: null,
  subscriptionRequired: true,
  keyNames: defaultKeyNames,
  versionSetId: null,
  version: null,
  revision: '2',
  current: true,
  online: true,
  operations: [],
  schemas: [],
  policy: null,
};

const product: Product = {
  id: 'gold',
  name: 'Gold',
  subscriptionRequired: true,
  approvalRequired: false,
  published: false,
  subscriptionsLimit: null,
  apiIds: ['orders'],
  groupIds: [],
  policy: null,
};

const open: Product = { ...product, id: 'open', subscriptionRequired: false };
const elsewhere: Product = { ...product, id: 'elsewhere', apiIds: ['customers'] };

const subscription: Subscription = {
  id: 's',
  name: '',
  scope: { kind: 'all-apis' },
  state: 'active',
  ownerId: null,
  primaryKey: 'first',
  secondaryKey: 'second',
};

type Request = { readonly header?: string; readonly query?: string };

function ask(
  request: Request,
  of: { products?: readonly Product[]; subscriptions?: readonly Subscription[]; api?: Api },
): string {
  const { products = [], subscriptions = [], api: one = api } = of;
  const access = createAccess({ ...emptySnapshot, apis: [one], products, subscriptions });
  const said = access({
    apiId: one.id,
    query: request.query ?? '',
    header: (name) => (name === one.keyNames.header && request.header !== undefined ? [request.header] : []),
  });
  return said.kind === 'denied' ? said.reason : `${said.productId ?? '-'} ${said.subscriptionId ?? '-'}`;
}

it.each([
  { products: [product], required: true, wanted: 'SubscriptionKeyNotFound' },
  { products: [product], required: false, wanted: '- -' },
  { products: [product, open], required: true, wanted: 'open -' },
  { products: [product, open], required: false, wanted: 'open -' },
  { products: [], required: true, wanted: 'SubscriptionKeyNotFound' },
  { products: [], required: false, wanted: '- -' },
  { products: [{ ...elsewhere, subscriptionRequired: false }], required: true, wanted: 'SubscriptionKeyNotFound' },
])('without a key, products $products.length, key asked for $required: $wanted', ({ products, required, wanted }) => {
  expect(ask({}, { products, api: { ...api, subscriptionRequired: required } })).toBe(wanted);
});

const scopes = [
  { scope: { kind: 'all-apis' }, wanted: '- s' },
  { scope: { kind: 'api', apiId: 'Orders' }, wanted: '- s' },
  { scope: { kind: 'api', apiId: 'orders;rev=5' }, wanted: '- s' },
  { scope: { kind: 'api', apiId: 'customers' }, wanted: 'SubscriptionKeyInvalid' },
  { scope: { kind: 'product', productId: 'GOLD' }, wanted: 'gold s' },
  { scope: { kind: 'product', productId: 'elsewhere' }, wanted: 'SubscriptionKeyInvalid' },
  { scope: { kind: 'product', productId: 'gone' }, wanted: 'SubscriptionKeyInvalid' },
] as const;

it.each(scopes)('a key for $scope is answered $wanted', ({ scope, wanted }) => {
  const of = { products: [product, elsewhere], subscriptions: [{ ...subscription, scope }] };
  expect(ask({ header: 'first' }, of)).toBe(wanted);
  expect(ask({ header: 'second' }, of)).toBe(wanted);
  expect(ask({ query: 'subscription-key=first' }, of)).toBe(wanted);
});

const states: readonly Subscription['state'][] = ['suspended', 'submitted', 'rejected', 'cancelled', 'expired'];

it.each(states)('a key of a subscription that is %s is refused, an open product or not', (state) => {
  const of = { products: [product, open], subscriptions: [{ ...subscription, state }] };
  expect(ask({ header: 'first' }, of)).toBe('SubscriptionKeyInvalid');
  expect(ask({}, of)).toBe('open -');
});

it('the header goes before the query, and an API may call them otherwise', () => {
  const of = { subscriptions: [subscription] };
  expect(ask({ header: 'wrong', query: 'subscription-key=first' }, of)).toBe('SubscriptionKeyInvalid');
  expect(ask({ header: '', query: 'subscription-key=first' }, of)).toBe('- s');
  const renamed = { ...api, keyNames: { header: 'X-Key', query: 'key' } };
  expect(ask({ header: 'first' }, { ...of, api: renamed })).toBe('- s');
  expect(ask({ query: 'subscription-key=first' }, { ...of, api: renamed })).toBe('SubscriptionKeyNotFound');
  expect(ask({ query: 'a=b&key=first' }, { ...of, api: renamed })).toBe('- s');
});

test.prop([fc.string({ minLength: 1 }), fc.boolean(), fc.subarray([product, open, elsewhere])])(
  'a key that is nobody’s is refused, whoever would get in without one',
  (key, required, products) => {
    fc.pre(key !== 'first' && key !== 'second');
    const of = { products, subscriptions: [subscription], api: { ...api, subscriptionRequired: required } };
    expect(ask({ header: key }, of)).toBe('SubscriptionKeyInvalid');
  },
);
