import type {
  BackendSettings,
  Drill,
  GatewaySettings,
  InjectedFault,
  Region,
  ScheduledChange,
  Service,
} from '../../packages/model/src/index.ts';
import { checkService, findLocation, roundTripMs, tiers } from '../../packages/model/src/index.ts';
import { regionsOf } from '../../packages/traffic/src/sim/standby.ts';
import { targetOf } from './write-fault.ts';

/**
 * The nearest drill that a drill file can say. What no file says: no cache in a tier that has one, a cache of another size
 * for each unit, a backend at distances of no place, a slow unit with a recovery of its own, what would begin after the
 * end, and a service that breaks its own rules along the way.
 */
export function writable(drill: Drill): Drill {
  const { service } = drill.snapshot;
  if (service === null) throw new Error('a drill has a service');
  const regions = regionsOf(drill);
  return {
    ...drill,
    gateway: { ...drill.gateway, cache: cacheOf(drill.gateway, service) },
    clients: drill.clients.map((client) => ({
      ...client,
      rate: client.loop === null ? client.rate : [],
      timeoutUs: client.timeoutUs ?? longestUs,
    })),
    backends: drill.backends.map((backend) => placed(backend, regions)),
    faults: faultsOf(drill, regions),
    changes: changesOf(drill, service),
  };
}

/** Longer than any of these drills: the same as no time-out. */
const longestUs = 3600e6;

function cacheOf({ cache }: GatewaySettings, { tier }: Service): GatewaySettings['cache'] {
  const own = tiers[tier].cache;
  if (cache === null || own === null) return own === null ? null : { bytes: 0, each: 'instance', policy: 'lru' };
  return cache.each === own.each && own.each !== 'instance'
    ? { ...own, policy: cache.policy }
    : { ...cache, each: 'instance' };
}

/** At home in one of the service's regions: the one that it was nearest to. */
function placed(backend: BackendSettings, regions: readonly Region[]): BackendSettings {
  return { ...backend, distanceUs: distancesFrom(homeOf(backend, regions), regions) };
}

export function homeOf({ distanceUs }: BackendSettings, regions: readonly Region[]): Region | null {
  if (distanceUs.every((distance) => distance === 0)) return null;
  return regions[distanceUs.indexOf(Math.min(...distanceUs))] ?? null;
}

function distancesFrom(home: Region | null, regions: readonly Region[]): readonly number[] {
  const at = home === null ? undefined : findLocation(home.location);
  return regions.map(({ location }) => {
    const from = findLocation(location);
    return at === undefined || from === undefined || at.name === from.name ? 0 : roundTripMs(from, at) * 1000;
  });
}

function faultsOf({ faults, durationUs, gateway }: Drill, regions: readonly Region[]): readonly InjectedFault[] {
  return faults
    .filter(({ atUs }) => atUs < durationUs)
    .map((fault, index) => ({
      ...fault,
      ...(fault.kind === 'release' ? { untilUs: durationUs } : {}),
      ...(fault.kind === 'unitSlow' ? { recoveryUs: gateway.recoveryUs } : {}),
      ...(fault.kind === 'link' && fault.effect.cut ? { effect: cut } : {}),
      id: `f${index + 1}`,
      target: targetOf(fault, regions),
    }));
}

const cut = { cut: true, dropShare: 0, delayUs: 0, duplicateShare: 0 };

/** Units in multiples of the zones, no change after which nothing would serve, and no restore of what nobody makes. */
function changesOf({ changes, faults, durationUs }: Drill, service: Service): readonly ScheduledChange[] {
  let now = service;
  const made = new Set(
    changes.flatMap((change) => (change.kind === 'backup' && change.atUs < durationUs ? [change.backup] : [])),
  );
  const kept = changes
    .filter(({ atUs }) => atUs < durationUs)
    .toSorted((left, right) => left.atUs - right.atUs)
    .flatMap((change): readonly ScheduledChange[] => {
      if (change.kind === 'restore') return made.has(change.backup) ? [change] : [];
      if (change.kind !== 'scale' && change.kind !== 'zones' && change.kind !== 'gateway') return [change];
      if (change.kind === 'zones' && faults.some((fault) => hitsAfter(fault, change))) return [];
      const fitting =
        change.kind === 'scale' ? { ...change, units: fittingUnits(change.units, now, change.region) } : change;
      const next = changed(now, fitting);
      if (checkService(next, { premiumV2Zones: false }).some(({ severity }) => severity === 'error')) return [];
      now = next;
      return [fitting];
    });
  return kept.map((change, index) => ({ ...change, id: `c${index + 1}` }));
}

/** A drill leaves units where they are, and no file says that a zone fails which they have left. */
function hitsAfter(
  fault: InjectedFault,
  { region, atUs }: { readonly region: number; readonly atUs: number },
): boolean {
  const isOfZone = fault.kind === 'zoneDown' || fault.kind === 'zoneClock' || fault.kind === 'link';
  return isOfZone && fault.region === region && fault.atUs >= atUs;
}

function fittingUnits(units: number, { regions }: Service, region: number): number {
  const zones = regions[region]?.zones ?? 'automatic';
  const step = zones === 'automatic' ? 1 : zones.length;
  return Math.ceil(units / step) * step;
}

function changed(service: Service, change: Extract<ScheduledChange, { kind: 'scale' | 'zones' | 'gateway' }>): Service {
  const regions = service.regions.map((region, index): Region => {
    if (index !== change.region) return region;
    if (change.kind === 'scale') return { ...region, units: change.units };
    return change.kind === 'zones'
      ? { ...region, zones: change.zones }
      : { ...region, gatewayDisabled: change.disabled };
  });
  return { ...service, regions: regions as unknown as Service['regions'] };
}
