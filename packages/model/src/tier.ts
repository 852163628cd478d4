/** The wire names of the eight tiers that this product knows (`sku.name`). */
export const tierNames = [
  'Consumption',
  'Developer',
  'Basic',
  'Standard',
  'Premium',
  'BasicV2',
  'StandardV2',
  'PremiumV2',
] as const;

export type TierName = (typeof tierNames)[number];

/** What a tier can do and how much of it there may be. */
export type Tier = {
  readonly name: TierName;
  readonly platform: 'classic' | 'v2' | 'consumption';
  /** Scale units of one region. */
  readonly units: { readonly min: number; readonly max: number };
  readonly vmsPerUnit: number;
  /** Requests a second that one unit is planned for: a planning number of the pricing page, no promise of Azure's. */
  readonly unitCapacityPerSecond: number | null;
  readonly autoscale: boolean;
  readonly zones: boolean;
  readonly multiRegion: boolean;
  /** Injection into a virtual network, external or internal. */
  readonly networkInjection: boolean;
  readonly selfHostedGateway: boolean;
  readonly backup: boolean;
  readonly rateLimitByKey: boolean;
  readonly quotaByKey: boolean;
  readonly circuitBreaker: boolean;
  /** Internal cache, per region: so much for the instance, or for each of its units. `null`: none. */
  readonly cache: { readonly bytes: number; readonly each: 'instance' | 'unit' } | null;
  readonly rateLimiter: 'slidingWindow' | 'tokenBucket';
  readonly policyDocumentBytesMax: number;
  readonly entityLimits: EntityLimits;
};

/** How many of each an instance holds; versions and revisions count as APIs. `null`: the tier has none of them. */
export type EntityLimits = {
  readonly operations: number;
  readonly namedValues: number;
  readonly products: number;
  readonly subscriptions: number | null;
  readonly users: number | null;
  readonly gateways: number | null;
};

const kib = 1024;
const mib = 1024 * kib;
const gib = 1024 * mib;

/** Fields most dedicated tiers share; each row below says only what is its own. */
const dedicated = {
  platform: 'classic',
  vmsPerUnit: 2,
  autoscale: true,
  zones: false,
  multiRegion: false,
  networkInjection: false,
  selfHostedGateway: false,
  backup: true,
  rateLimitByKey: true,
  quotaByKey: true,
  circuitBreaker: true,
  rateLimiter: 'slidingWindow',
  policyDocumentBytesMax: 512 * kib,
} as const;

const v2 = { ...dedicated, platform: 'v2', backup: false, quotaByKey: false, rateLimiter: 'tokenBucket' } as const;

const limits = {
  consumption: { operations: 3000, namedValues: 5000, products: 100, subscriptions: null, users: null, gateways: null },
  developer: { operations: 3000, namedValues: 5000, products: 100, subscriptions: 10_000, users: 20_000, gateways: 5 },
  basic: { operations: 10_000, namedValues: 5000, products: 200, subscriptions: 15_000, users: 20_000, gateways: null },
  standard: {
    operations: 50_000,
    namedValues: 10_000,
    products: 500,
    subscriptions: 25_000,
    users: 50_000,
    gateways: null,
  },
  premium: {
    operations: 75_000,
    namedValues: 18_000,
    products: 2000,
    subscriptions: 75_000,
    users: 75_000,
    gateways: null,
  },
} as const;

/**
 * The tiers as one table. Sources: the API Management feature comparison, service limits and pricing pages of 2026.
 * The throughput of a v2 unit is not published; the figure of the classic tier of the same name stands in for it.
 */
export const tiers: { readonly [name in TierName]: Tier } = {
  Consumption: {
    ...dedicated,
    name: 'Consumption',
    platform: 'consumption',
    units: { min: 0, max: 0 },
    unitCapacityPerSecond: null,
    autoscale: false,
    backup: false,
    rateLimitByKey: false,
    quotaByKey: false,
    circuitBreaker: false,
    cache: null,
    policyDocumentBytesMax: 16 * kib,
    entityLimits: limits.consumption,
  },
  Developer: {
    ...dedicated,
    name: 'Developer',
    units: { min: 1, max: 1 },
    vmsPerUnit: 1,
    unitCapacityPerSecond: 500,
    autoscale: false,
    networkInjection: true,
    selfHostedGateway: true,
    cache: { bytes: 10 * mib, each: 'instance' },
    entityLimits: limits.developer,
  },
  Basic: {
    ...dedicated,
    name: 'Basic',
    units: { min: 1, max: 2 },
    unitCapacityPerSecond: 1000,
    cache: { bytes: 50 * mib, each: 'instance' },
    entityLimits: limits.basic,
  },
  Standard: {
    ...dedicated,
    name: 'Standard',
    units: { min: 1, max: 4 },
    unitCapacityPerSecond: 2500,
    cache: { bytes: gib, each: 'instance' },
    entityLimits: limits.standard,
  },
  Premium: {
    ...dedicated,
    name: 'Premium',
    units: { min: 1, max: 12 },
    unitCapacityPerSecond: 4000,
    zones: true,
    multiRegion: true,
    networkInjection: true,
    selfHostedGateway: true,
    cache: { bytes: 5 * gib, each: 'unit' },
    entityLimits: { ...limits.premium, gateways: 100 },
  },
  BasicV2: {
    ...v2,
    name: 'BasicV2',
    units: { min: 1, max: 10 },
    unitCapacityPerSecond: 1000,
    cache: { bytes: 250 * mib, each: 'instance' },
    entityLimits: limits.basic,
  },
  StandardV2: {
    ...v2,
    name: 'StandardV2',
    units: { min: 1, max: 10 },
    unitCapacityPerSecond: 2500,
    cache: { bytes: gib, each: 'instance' },
    entityLimits: limits.standard,
  },
  PremiumV2: {
    ...v2,
    name: 'PremiumV2',
    units: { min: 1, max: 30 },
    unitCapacityPerSecond: 4000,
    networkInjection: true,
    cache: { bytes: 5 * gib, each: 'instance' },
    entityLimits: limits.premium,
  },
};
