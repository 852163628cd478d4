import type { ConfigChange, ConfigWrite, Snapshot } from '../../packages/model/src/index.ts';
import { defaultKeyNames, emptySnapshot, plainOperation } from '../../packages/model/src/index.ts';

/** Nothing, before the first change. */
export const firstSnapshot: Snapshot = emptySnapshot;

/** Small, so that a killed writer is often found making a new file. */
export const segmentBytes = 20_000;

/** Change `number` of a service that somebody works on: its size goes from a few bytes to a few pages. */
export function changeOf(number: number): ConfigChange {
  const round = Math.floor((number - 1) / turns.length);
  const write = turns.at((number - 1) % turns.length) as Turn;
  return { ...write(round), number };
}

type Turn = (round: number) => ConfigWrite;

/** What one round does; every change is accepted after those before it. */
const turns: readonly Turn[] = [
  (round) => ({
    write: 'put',
    kind: 'namedValues',
    resource: { id: 'key', name: 'key', value: `${round}`, secret: true },
  }),
  (round) => putApi('orders', round),
  (round) => putApi(`orders-${round}`, round),
  (round) => putProduct(['orders', `orders-${round}`]),
  (round) => ({ write: 'put', kind: 'policy', resource: documentOf(round) }),
  (round) => putSubscription(`s${round}-1`),
  (round) => putSubscription(`s${round}-2`),
  () => putProduct(['orders']),
  (round) => ({ write: 'delete', kind: 'apis', id: `orders-${round}` }),
  () => ({ write: 'delete', kind: 'policy' }),
  (round) => ({ write: 'delete', kind: 'subscriptions', id: `s${round}-1` }),
  (round) => ({ write: 'put', kind: 'fragments', resource: { id: `f${round % 9}`, document: documentOf(round * 7) } }),
  () => ({ write: 'put', kind: 'groups', resource: { id: 'staff', name: 'Staff', kind: 'custom', userIds: ['1'] } }),
  // Now and then everything is as a backup has it: the subscriptions of many rounds are gone.
  (round) => (round % 12 === 5 ? { write: 'restore', snapshot: backup } : putSubscription(`s${round}-3`)),
];

function putApi(id: string, round: number): ConfigWrite {
  const operations = Array.from({ length: 1 + (round % 20) }, (_, index) =>
    plainOperation({ id: `o${index}`, method: 'GET', urlTemplate: `/${index}/{id}` }),
  );
  const api = {
    id,
    name: id,
    path: id,
    protocols: ['https'],
    type: 'http',
    serviceUrl: `https://${round}.internal`,
    subscriptionRequired: true,
    keyNames: defaultKeyNames,
    versionSetId: null,
    version: null,
    revision: '1',
    current: true,
    online: true,
    operations,
    schemas: [],
    policy: documentOf(round),
  } as const;
  return { write: 'put', kind: 'apis', resource: api };
}

function putProduct(apiIds: readonly string[]): ConfigWrite {
  return { write: 'put', kind: 'products', resource: product(apiIds) };
}

function product(apiIds: readonly string[]): Snapshot['products'][number] {
  return {
    id: 'gold',
    name: 'Gold',
    subscriptionRequired: true,
    approvalRequired: false,
    published: true,
    subscriptionsLimit: null,
    apiIds,
    groupIds: ['developers'],
    policy: null,
  };
}

function putSubscription(id: string): ConfigWrite {
  const scope = { kind: 'product', productId: 'gold' } as const;
  const resource = { id, name: id, scope, state: 'active', ownerId: null, primaryKey: id, secondaryKey: null } as const;
  return { write: 'put', kind: 'subscriptions', resource };
}

function documentOf(round: number): Snapshot['policy'] & object {
  const inside = '<set-header name="X"><value>{{key}}</value></set-header>'.repeat(round % 40);
  return { format: 'rawxml', text: `<policies><inbound><base/>${inside}</inbound></policies>`, place: null };
}

const backup: Snapshot = { ...emptySnapshot, products: [product([])] };
