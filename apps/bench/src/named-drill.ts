import { readTemplate } from '@keelgate/arm';
import { checkDrill, parseDrill } from '@keelgate/drill';
import type { Drill, DrillResult, Snapshot } from '@keelgate/model';
import { isError, plainOperation } from '@keelgate/model';
import { simulate } from '@keelgate/traffic';

/**
 * The drill that cases about the simulator share: a service with a counter for each subscription, a cache, a backend that is
 * chosen and one that is tried again, read from a template and a drill file as a user's is.
 */
export type DrillShape = {
  /** Equal ones, each with clients of its own. */
  readonly regions: number;
  readonly zones: 1 | 2 | 3 | 'automatic';
  /** Of each region; together they can do twice what is asked of them. */
  readonly units: number;
  /** 1: one that is cached and one that is not. More: so many without parameters, 2,000 of which are asked for at most. */
  readonly operations: number;
  /** Statements before those that every drill has. */
  readonly statements: number;
  readonly statement: 'header' | 'counter';
  readonly subscriptions: number;
  /** Distinct cache keys; a tenth of them fits into the cache of each region. */
  readonly keys: number;
  readonly seconds: number;
};

/** Of each region, in a second. */
export const perSecond = 30_000;

/** What hand-written peers do the same work with. */
export const traffic = {
  callers: 10_000,
  callerSkew: 0.5,
  /** Of ten requests, those that are cached. */
  cachedShare: 0.9,
  limit: 6000,
  periodSeconds: 10,
  lagSeconds: 1,
  cacheSeconds: 15,
  latencyMs: { p50: 40, p99: 250 },
  roundTripMs: 5,
  overheadMs: 2,
  errorShare: 0.002,
  retries: 2,
  retrySeconds: 1,
} as const;

/** Bytes that an entry takes with what is kept beside it. */
const entryBytes = 1024 + 512;

/** Entries in the cache of each region. */
export function cacheRoom({ keys }: DrillShape): number {
  return Math.max(30, Math.floor(keys / 10));
}

export const named: DrillShape = {
  regions: 3,
  zones: 3,
  units: 12,
  operations: 1,
  statements: 0,
  statement: 'header',
  subscriptions: 1000,
  keys: 100_000,
  seconds: 20,
};

export function requestsOf({ regions, seconds }: DrillShape): number {
  return regions * perSecond * seconds;
}

export function createDrill(shape: DrillShape): Drill {
  const template = readTemplate({ file: 'template.json', text: templateText(shape) });
  const parsed = parseDrill({ file: 'drill.yaml', text: drillText(shape) });
  if (!parsed.ok) throw new Error(parsed.failure.map(({ message }) => message).join('; '));
  const snapshot = withOperations(template.snapshot, shape);
  const { drill, faults } = checkDrill(parsed.value, { snapshot, places: template.places, files: new Map() });
  const wrong = [...template.faults, ...faults].filter(isError);
  if (drill === null || wrong.length > 0) throw new Error(wrong.map(({ message }) => message).join('; '));
  return drill;
}

/** Carries a drill out on this thread. */
export async function carriedOut(drill: Drill): Promise<DrillResult> {
  const result = await simulate(drill);
  if (!result.ok) throw new Error(result.failure.map(({ message }) => message).join('; '));
  return result.value;
}

const askedMax = 2000;

const locations = [
  'West Europe',
  'North Europe',
  'East US',
  'East US 2',
  'Central US',
  'UK South',
  'Southeast Asia',
  'Japan East',
];

function drillText(shape: DrillShape): string {
  const names = locations.slice(0, shape.regions);
  const { latencyMs, roundTripMs, overheadMs, lagSeconds } = traffic;
  const asked = shape.operations === 1 ? ['shop/get: 9', 'shop/create: 1'] : evenly(shape.operations);
  const parameters = shape.operations === 1 ? `parameters: { id: { count: ${shape.keys}, skew: 1 } }` : '';
  const clients = names.map(
    (name, index) => `
  - name: clients ${index + 1}
    latency: { ${names.map((other) => `${other}: ${other === name ? roundTripMs : 80}ms`).join(', ')} }
    rate: ${perSecond}/s
    operations: { ${asked.join(', ')} }
    subscriptions: { product: partners, count: ${shape.subscriptions}, skew: 1 }
    callers: { count: ${traffic.callers}, skew: ${traffic.callerSkew} }
    ${parameters}`,
  );
  return `name: named
service: { template: template.json }
seed: 1
duration: ${shape.seconds}s
gateway:
  unitCapacity: ${(perSecond * 2) / shape.units}/s
  overhead: ${overheadMs}ms
  counterReplication: ${lagSeconds}s
  cache: { size: ${cacheRoom(shape) * entryBytes}B }
clients: ${clients.join('')}
backends:
  shop.internal: { latency: { p50: ${latencyMs.p50}ms, p99: ${latencyMs.p99}ms }, errors: ${traffic.errorShare} }
`;
}

function templateText(shape: DrillShape): string {
  const type = 'Microsoft.ApiManagement/service';
  const zones = shape.zones === 'automatic' ? {} : { zones: ['1', '2', '3'].slice(0, shape.zones) };
  const sku = { name: 'Premium', capacity: shape.units };
  const [location, ...others] = locations.slice(0, shape.regions);
  const resource = (kind: string, name: string, properties: object): object => ({
    type: `${type}/${kind}`,
    apiVersion: '2024-05-01',
    name: `shop/${name}`,
    properties,
  });
  const additionalLocations = others.map((other) => ({ location: other, sku, ...zones }));
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type,
        apiVersion: '2024-05-01',
        name: 'shop',
        location,
        sku,
        ...zones,
        properties: { publisherEmail: 'api@example.com', publisherName: 'Shop', additionalLocations },
      },
      resource('apis', 'shop', {
        displayName: 'Shop',
        path: 'shop',
        protocols: ['https'],
        serviceUrl: 'https://old.internal',
      }),
      resource('apis/operations', 'shop/get', {
        displayName: 'Get',
        method: 'GET',
        urlTemplate: '/articles/{id}',
        templateParameters: [{ name: 'id', type: 'string', required: true }],
      }),
      resource('apis/operations', 'shop/create', { displayName: 'Create', method: 'POST', urlTemplate: '/orders' }),
      resource('apis/policies', 'shop/policy', { format: 'rawxml', value: policyText(shape) }),
      resource('products', 'partners', { displayName: 'Partners', subscriptionRequired: true, state: 'published' }),
      resource('products/apis', 'partners/shop', {}),
    ],
  });
}

function policyText({ statements, statement }: DrillShape): string {
  const more = Array.from({ length: statements }, (_, number) =>
    statement === 'header'
      ? `<set-header name="X-${number}" exists-action="override"><value>@(context.Subscription.Id + "/${number}")</value></set-header>`
      : `<rate-limit-by-key calls="60000" renewal-period="${number + 10}" counter-key="@(context.Subscription.Id)" />`,
  );
  return `<policies>
  <inbound>
    <base />${more.join('')}
    <rate-limit-by-key calls="${traffic.limit}" renewal-period="${traffic.periodSeconds}" counter-key="@(context.Subscription.Id)" />
    <set-backend-service base-url="https://shop.internal" />
    <cache-lookup vary-by-developer="false" vary-by-developer-groups="false" />
  </inbound>
  <backend>
    <retry condition="@(context.Response.StatusCode >= 500)" count="${traffic.retries}" interval="${traffic.retrySeconds}">
      <forward-request timeout="10" />
    </retry>
  </backend>
  <outbound><base /><cache-store duration="${traffic.cacheSeconds}" /></outbound>
  <on-error><base /></on-error>
</policies>`;
}

/** All of them, or as many as are asked for, spread over all. */
function evenly(operations: number): readonly string[] {
  const asked = Math.min(operations, askedMax);
  return Array.from({ length: asked }, (_, index) => `shop/get-${Math.floor((index * operations) / asked)}: 1`);
}

/** The template of fifty thousand would be tens of megabytes of text. */
function withOperations(snapshot: Snapshot, { operations }: DrillShape): Snapshot {
  if (operations === 1) return snapshot;
  const made = Array.from({ length: operations }, (_, number) =>
    plainOperation({ id: `get-${number}`, method: 'GET', urlTemplate: `/articles-${number}` }),
  );
  return { ...snapshot, apis: snapshot.apis.map((api) => ({ ...api, operations: made })) };
}
