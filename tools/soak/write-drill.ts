import { writeTemplate } from '../../packages/arm/src/index.ts';
import type {
  BackendSettings,
  ClientGroup,
  Drill,
  GatewaySettings,
  Region,
  ScheduledChange,
} from '../../packages/model/src/index.ts';
import { printScope } from '../../packages/model/src/index.ts';
import { regionsOf } from '../../packages/traffic/src/sim/standby.ts';
import { homeOf } from './writable.ts';
import { us, writeFault } from './write-fault.ts';

/** The files of a drill, by name: `drill.json`, its template, and the policies that it changes to. */
export type DrillFiles = ReadonlyMap<string, string>;

/** Writes a drill that is `writable` so that reading the files gives the same drill. */
export function writeDrill(drill: Drill): DrillFiles {
  const { snapshot, gateway, clients, backends, faults, changes } = drill;
  const regions = regionsOf(drill);
  const files = new Map<string, string>();
  files.set('azuredeploy.json', writeTemplate(snapshot).template);
  for (const change of changes) if (change.kind === 'policy') files.set(fileOf(change), change.document.text);
  const document = {
    name: drill.name,
    service: { template: './azuredeploy.json' },
    seed: drill.seed,
    start: new Date(drill.startMs).toISOString(),
    duration: us(drill.durationUs),
    warmup: us(drill.warmupUs),
    gateway: writeGateway(gateway),
    clients: clients.map((client) => writeClient(client, regions)),
    backends: Object.fromEntries(backends.map((backend) => [backend.id, writeBackend(backend, regions)])),
    faults: faults.map(writeFault),
    changes: changes.map((change) => writeChange(change, regions)),
    ...(drill.standby === null ? {} : { standby: writeStandby(drill.standby.region) }),
  };

  files.set('drill.json', `${JSON.stringify(document, null, 2)}\n`);
  return files;
}

function writeGateway(gateway: GatewaySettings): object {
  const { cache, outlierEjection } = gateway;
  return {
    unitCapacity: perSecond(gateway.unitCapacityPerSecond),
    overhead: us(gateway.overheadUs),
    serviceTime: gateway.serviceTime,
    queue: us(gateway.queueUs),
    burst: us(gateway.burstUs),
    zoneDetection: us(gateway.zoneDetectionUs),
    regionDetection: us(gateway.regionDetectionUs),
    dnsTtl: us(gateway.dnsTtlUs),
    recovery: us(gateway.recoveryUs),
    holdDown: us(gateway.holdDownUs),
    servers: gateway.servers,
    quotaReplication: us(gateway.quotaReplicationUs),
    counterReplication: us(gateway.counterReplicationUs),
    configPropagation: { max: us(gateway.configPropagationMaxUs) },
    rateLimiter: gateway.rateLimiter,
    updateUnit: us(gateway.updateUnitUs),
    ...writeUpdates(gateway.updates),
    // A cache of each unit is the tier's own: a size that is said is one of the whole region.
    ...(cache === null
      ? {}
      : { cache: { policy: cache.policy, ...(cache.each === 'unit' ? {} : { size: `${cache.bytes}B` }) } }),
    ...(outlierEjection === null ? {} : { outlierEjection: writeEjection(outlierEjection) }),
  };
}

function writeUpdates({ group, phaseUs, premiumUs, regions, window }: GatewaySettings['updates']): object {
  const clock = (value: number): string => new Date(Math.abs(value) / 1000).toISOString().slice(11, 19);
  return {
    updateGroup: group,
    updatePhase: us(phaseUs),
    updatePremium: us(premiumUs),
    updateRegions: regions,
    maintenanceWindow: {
      from: clock(window.fromUs),
      for: us(window.forUs),
      offset: `${window.offsetUs < 0 ? '-' : '+'}${clock(window.offsetUs).slice(0, 5)}`,
    },
  };
}

function writeEjection({
  factor,
  errorShare,
  afterUs,
  failures,
  forUs,
  maxShare,
}: NonNullable<GatewaySettings['outlierEjection']>): object {
  return { factor, errors: errorShare, after: us(afterUs), failures, for: us(forUs), max: maxShare };
}

function writeClient(client: ClientGroup, regions: readonly Region[]): object {
  const { retry, subscriptions, callers, loop } = client;
  return {
    name: client.name,
    ...(client.pinned === true ? { pinned: true } : {}),
    latency: Object.fromEntries(
      client.latencyUs.flatMap((latency, index) =>
        latency === null ? [] : [[regions[index]?.location ?? '', us(latency)] as const],
      ),
    ),
    ...(loop === null
      ? {
          rate: client.rate.map((step) => ({
            at: us(step.atUs),
            rate: perSecond(step.perSecond),
            ramp: us(step.rampUs),
          })),
          arrivals: client.arrivals,
        }
      : { loop: { users: loop.users, thinkTime: us(loop.thinkUs), thinks: loop.thinks } }),
    operations: Object.fromEntries(
      client.operations.map(({ apiId, operationId, weight }) => [`${apiId}/${operationId}`, weight]),
    ),
    subscriptions:
      subscriptions === null
        ? 'none'
        : { product: subscriptions.productId, count: subscriptions.count, skew: subscriptions.skew },
    callers: {
      ...(loop === null ? { count: callers.count, skew: callers.skew } : {}),
      addresses: callers.firstAddress,
    },
    parameters: Object.fromEntries(client.parameters.map(({ name, count, skew }) => [name, { count, skew }])),
    headers: Object.fromEntries(client.headers.map(({ name, value }) => [name, value])),
    ...(client.timeoutUs === null ? {} : { timeout: us(client.timeoutUs) }),
    ...(retry === null
      ? {}
      : { retry: { attempts: retry.attempts, on: retry.on, backoff: us(retry.backoffUs), jitter: retry.jitter } }),
  };
}

function writeBackend(backend: BackendSettings, regions: readonly Region[]): object {
  const home = homeOf(backend, regions);
  return {
    latency: { p50: us(backend.latency.p50Us), p99: us(backend.latency.p99Us) },
    errors: backend.errorShare,
    errorStatus: backend.errorStatus,
    ...(backend.capacityPerSecond === null ? {} : { capacity: perSecond(backend.capacityPerSecond) }),
    queue: us(backend.queueUs),
    responseSize: `${backend.responseBytes}B`,
    ...(home === null ? {} : { location: home.location }),
  };
}

function writeChange(change: ScheduledChange, regions: readonly Region[]): object {
  const at = us(change.atUs);
  switch (change.kind) {
    case 'policy':
      return {
        at,
        policy: printScope(change.scope),
        file: `./${fileOf(change)}`,
        ...(change.unchecked === true ? { unchecked: true } : {}),
      };
    case 'scale':
      return { at, scale: regions[change.region]?.location, units: change.units, takes: us(change.takesUs) };
    case 'zones':
      return { at, zones: regions[change.region]?.location, to: change.zones, takes: us(change.takesUs) };
    case 'gateway': {
      const what = change.disabled ? 'disableGateway' : 'enableGateway';
      return { at, [what]: regions[change.region]?.location, takes: us(change.takesUs) };
    }
    default:
      return { at, ...writeRecovery(change) };
  }
}

function writeRecovery(change: Extract<ScheduledChange, { kind: 'backup' | 'restore' | 'failover' }>): object {
  switch (change.kind) {
    case 'backup':
      return { backup: change.backup, takes: us(change.takesUs) };
    case 'restore':
      return { restore: change.backup, onto: change.onto, takes: us(change.takesUs) };
    case 'failover':
      return { [change.to === 'standby' ? 'failover' : 'failback']: 'standby' };
  }
}

function writeStandby({ location, units, zones }: Region): object {
  return { location, units, zones };
}

function fileOf({ id }: ScheduledChange): string {
  return `${id}.xml`;
}

function perSecond(rate: number): string {
  return `${rate}/s`;
}
