import type {
  Api,
  BackendSettings,
  ClientGroup,
  Drill,
  GatewaySettings,
  PolicyDocument,
  Product,
  Region,
  Service,
  Snapshot,
} from '@keelgate/model';
import { emptySnapshot, plainOperation } from '@keelgate/model';

/** What a test says about a drill; the rest is a plain one: one zone-redundant region, one API, one group of clients. */
export type DrillOptions = {
  readonly seed?: number;
  readonly durationSeconds?: number;
  readonly warmupSeconds?: number;
  readonly tier?: Service['tier'];
  readonly regions?: readonly Region[];
  readonly gateway?: Partial<GatewaySettings>;
  readonly clients?: readonly Partial<ClientGroup>[];
  readonly backend?: Partial<BackendSettings>;
  readonly apiPolicy?: string;
  readonly productPolicy?: string;
  readonly globalPolicy?: string;
  readonly snapshot?: Partial<Snapshot>;
  readonly faults?: Drill['faults'];
  readonly changes?: Drill['changes'];
  readonly autoscale?: Drill['autoscale'];
  /** The region of a standby service. */
  readonly standby?: Region | undefined;
  readonly expectations?: Drill['expectations'];
};

const second = 1e6;

export function drillUnderTest(options: DrillOptions = {}): Drill {
  const regions = options.regions ?? [regionUnderTest('West Europe', 3, ['1', '2', '3'])];
  const standby = standbyOf(options);
  const all = standby === null ? regions : [...regions, standby.region];
  const durationUs = (options.durationSeconds ?? 60) * second;
  return {
    name: 'under test',
    seed: options.seed ?? 7,
    startMs: Date.UTC(2026, 0, 1),
    durationUs,
    warmupUs: (options.warmupSeconds ?? 0) * second,
    snapshot: snapshotUnderTest(options, regions),
    gateway: { ...gatewayUnderTest, ...options.gateway },
    clients: (options.clients ?? [{}]).map((client, index) => ({
      ...clientUnderTest(all.length),
      name: `c${index}`,
      ...client,
    })),
    backends: [
      {
        id: 'api.internal',
        latency: { p50Us: 50_000, p99Us: 50_000 },
        errorShare: 0,
        errorStatus: 500,
        capacityPerSecond: null,
        queueUs: second,
        responseBytes: 1024,
        distanceUs: all.map(() => 0),
        ...options.backend,
      },
    ],
    faults: options.faults ?? [],
    changes: options.changes ?? [],
    autoscale: options.autoscale ?? null,
    standby,
    expectations: options.expectations ?? [],
  };
}

function standbyOf({ standby }: DrillOptions): Drill['standby'] {
  return standby === undefined ? null : { region: standby };
}

export function regionUnderTest(location: string, units: number, zones: Region['zones']): Region {
  return { location, units, zones, publicIpId: null, subnet: null, gatewayDisabled: false };
}

export function policy(
  inbound: string,
  { backend = '<base/>', outbound = '<base/>' }: { readonly backend?: string; readonly outbound?: string } = {},
): string {
  return `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound></policies>`;
}

/** A policy text as a document of no file. */
export function documentOf(text: string): PolicyDocument {
  return { format: 'rawxml', text, place: null };
}

const gatewayUnderTest: GatewaySettings = {
  unitCapacityPerSecond: 1000,
  overheadUs: 0,
  serviceTime: 'deterministic',
  queueUs: second,
  burstUs: 100_000,
  zoneDetectionUs: 3 * second,
  regionDetectionUs: 30 * second,
  dnsTtlUs: 60 * second,
  recoveryUs: 30 * second,
  holdDownUs: 30 * second,
  servers: 1,
  quotaReplicationUs: 10 * second,
  counterReplicationUs: second,
  configPropagationMaxUs: 10 * second,
  cache: { bytes: 1 << 30, each: 'instance', policy: 'lru' },
  rateLimiter: 'slidingWindow',
  outlierEjection: null,
  updateUnitUs: 5 * second,
  updates: {
    group: 'default',
    phaseUs: 2 * second,
    premiumUs: second,
    regions: 'inTurn',
    window: { fromUs: 0, forUs: 86_400 * second, offsetUs: 0 },
  },
};

function clientUnderTest(regions: number): ClientGroup {
  return {
    name: 'clients',
    latencyUs: Array.from({ length: regions }, (_, region) => region * 1000),
    rate: [{ atUs: 0, perSecond: 100, rampUs: 0 }],
    arrivals: 'poisson',
    operations: [{ apiId: 'api', operationId: 'get', weight: 1 }],
    subscriptions: null,
    callers: { count: 100, skew: 0, firstAddress: '240.0.0.0' },
    parameters: [],
    headers: [],
    timeoutUs: 30 * second,
    retry: null,
    loop: null,
    log: null,
  };
}

function snapshotUnderTest(options: DrillOptions, regions: readonly Region[]): Snapshot {
  const service: Service = {
    name: 'service',
    tier: options.tier ?? 'Premium',
    regions: regions as Service['regions'],
    network: 'none',
    hostNames: [],
    autoscale: [],
  };
  return {
    ...emptySnapshot,
    service,
    policy: options.globalPolicy === undefined ? null : documentOf(options.globalPolicy),
    apis: [apiUnderTest(options.apiPolicy)],
    products: [productUnderTest(options.productPolicy)],
    ...options.snapshot,
  };
}

function apiUnderTest(text: string | undefined): Api {
  return {
    id: 'api',
    name: 'API',
    path: 'api',
    protocols: ['https'],
    type: 'http',
    serviceUrl: 'https://api.internal',
    subscriptionRequired: false,
    keyNames: { header: 'Ocp-Apim-Subscription-Key', query: 'subscription-key' },
    versionSetId: null,
    version: null,
    revision: '1',
    current: true,
    online: true,
    operations: [
      plainOperation({ id: 'get', name: 'Get', method: 'GET', urlTemplate: '/things/{id}' }),
      plainOperation({ id: 'post', name: 'Post', method: 'POST', urlTemplate: '/things' }),
    ],
    schemas: [],
    policy: text === undefined ? null : documentOf(text),
  };
}

function productUnderTest(text: string | undefined): Product {
  return {
    id: 'product',
    name: 'Product',
    subscriptionRequired: true,
    approvalRequired: false,
    published: true,
    subscriptionsLimit: null,
    apiIds: ['api'],
    groupIds: [],
    policy: text === undefined ? null : documentOf(text),
  };
}
