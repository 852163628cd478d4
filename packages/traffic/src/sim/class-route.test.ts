import { expect, it } from 'vitest';
import { drillUnderTest } from '../testing/drill-under-test.ts';
import { createFrontGate, routeClass } from './class-route.ts';

const drill = drillUnderTest();
const { snapshot } = drill;
const api = snapshot.apis[0]!;
const operation = api.operations[0]!;
const anonymous = drill.clients[0]!;
const withKey = { ...anonymous, subscriptions: { productId: 'product', count: 5, skew: 0 } };

function route(
  change: { readonly api?: Partial<typeof api>; readonly apiIds?: readonly string[]; readonly open?: boolean },
  group = anonymous,
) {
  const changed = { ...api, ...change.api };
  const product = {
    ...snapshot.products[0]!,
    apiIds: change.apiIds ?? ['api'],
    subscriptionRequired: !(change.open ?? false),
  };
  const gate = createFrontGate({ ...snapshot, apis: [changed], products: [product] }, [group]);
  const { productId, refusal } = routeClass(gate, group, { api: changed, operation });
  return [productId, refusal];
}

it('runs product policies for keys of the product, and for open products', () => {
  expect(route({}, withKey)).toEqual(['product', null]);
  expect(route({ open: true })).toEqual(['product', null]);
  expect(route({})).toEqual([null, null]);
});

it('turns away whom no key lets in', () => {
  expect(route({ api: { subscriptionRequired: true } })).toEqual([null, 'unauthorized']);
  // A key that is not for the API is refused even where none is needed.
  expect(route({ apiIds: [] }, withKey)).toEqual([null, 'unauthorized']);
});

it('does not find what is not online', () => {
  expect(route({ api: { online: false } })).toEqual([null, 'notFound']);
});
