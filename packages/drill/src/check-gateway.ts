import type { GatewaySettings, Service } from '@keelgate/model';
import { defaultGateway, tiers } from '@keelgate/model';
import { updatesOf } from './check-updates.ts';
import type { Cursor, Fields, SourceText } from './cursor.ts';
import { choice, complain, count, decimal, fields, flag, quantity } from './cursor.ts';

const keys = [
  'unitCapacity',
  'overhead',
  'serviceTime',
  'queue',
  'burst',
  'zoneDetection',
  'regionDetection',
  'dnsTtl',
  'recovery',
  'holdDown',
  'servers',
  'quotaReplication',
  'counterReplication',
  'configPropagation',
  'cache',
  'rateLimiter',
  'outlierEjection',
  'updateUnit',
  'updateGroup',
  'updatePhase',
  'updatePremium',
  'updateRegions',
  'maintenanceWindow',
  'premiumV2Zones',
];

/** The platform's own behaviour: what the drill says of it, and the documented default for the rest. */
export function checkGateway(
  at: Cursor | undefined,
  service: Service,
  source: SourceText,
): { readonly settings: GatewaySettings; readonly premiumV2Zones: boolean } {
  const said = at === undefined ? null : fields(at, keys);
  function time(key: string, defaultUs: number): number {
    const cursor = said?.get(key);
    return cursor === undefined ? defaultUs : quantity(cursor, 'time');
  }
  const servers = said?.get('servers');
  const limiter = said?.get('rateLimiter');
  const zonesSetting = said?.get('premiumV2Zones');
  const usual = defaultGateway(service.tier);
  const settings: GatewaySettings = {
    unitCapacityPerSecond: capacityOf({ gateway: at, said }, service, source),
    overheadUs: time('overhead', usual.overheadUs),
    serviceTime: serviceTimeOf(said?.get('serviceTime')),
    queueUs: time('queue', usual.queueUs),
    burstUs: time('burst', usual.burstUs),
    zoneDetectionUs: time('zoneDetection', usual.zoneDetectionUs),
    regionDetectionUs: time('regionDetection', usual.regionDetectionUs),
    dnsTtlUs: time('dnsTtl', usual.dnsTtlUs),
    recoveryUs: time('recovery', usual.recoveryUs),
    holdDownUs: time('holdDown', usual.holdDownUs),
    servers: servers === undefined ? usual.servers : count(servers, { min: 1, max: 10_000 }),
    quotaReplicationUs: time('quotaReplication', usual.quotaReplicationUs),
    counterReplicationUs: time('counterReplication', usual.counterReplicationUs),
    configPropagationMaxUs: propagationOf(said?.get('configPropagation')),
    cache: cacheOf(said?.get('cache'), service),
    rateLimiter:
      limiter === undefined ? usual.rateLimiter : choice(limiter, ['slidingWindow', 'slidingLog', 'tokenBucket']),
    outlierEjection: ejectionOf(said?.get('outlierEjection')),
    updateUnitUs: time('updateUnit', usual.updateUnitUs),
    updates: updatesOf(said, service),
  };
  return { settings, premiumV2Zones: zonesSetting === undefined ? false : flag(zonesSetting) };
}

function serviceTimeOf(at: Cursor | undefined): GatewaySettings['serviceTime'] {
  return at === undefined ? 'deterministic' : choice(at, ['deterministic', 'exponential']);
}

type Said = { readonly gateway: Cursor | undefined; readonly said: Fields | null };

function capacityOf({ gateway, said }: Said, service: Service, source: SourceText): number {
  const at = said?.get('unitCapacity');
  if (at !== undefined) return quantity(at, 'rate', { min: 0.001 });
  const planned = tiers[service.tier].unitCapacityPerSecond;
  if (planned === null) {
    const place = gateway?.place ?? { file: source.file, line: 1, column: 1 };
    const message = `a ${service.tier} service has no units, so the drill must say gateway.unitCapacity`;
    source.faults.push({
      code: 'drill/no-capacity',
      severity: 'error',
      message,
      place,
    });
  }
  return planned ?? 1;
}

function propagationOf(at: Cursor | undefined): number {
  const max = at === undefined ? undefined : fields(at, ['max'])?.get('max');
  return max === undefined ? 10e6 : quantity(max, 'time');
}

function cacheOf(at: Cursor | undefined, { tier }: Service): GatewaySettings['cache'] {
  const own = tiers[tier].cache;
  const said = at === undefined ? null : fields(at, ['size', 'policy']);
  const policy = said?.get('policy');
  const evicts = policy === undefined ? 'lru' : choice(policy, ['lru', 's3-fifo', 'sieve'] as const);
  const size = said?.get('size');
  if (size === undefined) return own === null ? null : { ...own, policy: evicts };
  if (own === null) complain(size, 'wrong-value', `a ${tier} service has no internal cache`);
  return { bytes: quantity(size, 'size'), each: 'instance', policy: evicts };
}

function ejectionOf(at: Cursor | undefined): GatewaySettings['outlierEjection'] {
  if (at === undefined) return null;
  const said = fields(at, ['factor', 'errors', 'after', 'failures', 'for', 'max']);
  const [factor, failures, max] = [said?.get('factor'), said?.get('failures'), said?.get('max')];
  const [errors, after, span] = [said?.get('errors'), said?.get('after'), said?.get('for')];
  return {
    factor: otherwise(factor, 3, (own) => decimal(own, { min: 1, max: 1000 })),
    errorShare: otherwise(errors, 0.1, (own) => quantity(own, 'share')),
    afterUs: otherwise(after, 5e6, (own) => quantity(own, 'time')),
    failures: otherwise(failures, 5, (own) => count(own, { min: 1, max: 1_000_000 })),
    forUs: otherwise(span, 30e6, (own) => quantity(own, 'time', { min: 1 })),
    maxShare: otherwise(max, 0.5, (own) => quantity(own, 'share')),
  };
}

/** What is said, or what holds where nothing is. */
function otherwise(at: Cursor | undefined, usual: number, read: (own: Cursor) => number): number {
  return at === undefined ? usual : read(at);
}
