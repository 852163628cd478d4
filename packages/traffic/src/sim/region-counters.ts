import type { GatewaySettings, LinkEffect } from '@keelgate/model';
import type { QuotaCounters } from '../counter/quota-counters.ts';
import type { RateCounters } from '../counter/rate-counters.ts';
import { createRateCounters } from '../counter/rate-counters.ts';
import { identityOf } from './counter-identity.ts';
import { hashText } from './key-table.ts';
import type { CounterEntry } from './registry.ts';
import { drillStream } from './stream.ts';

/**
 * The counters of one region: rate counters of its own, replicated between its zones, and its side of the service's
 * quotas. What befalls its zones is kept, so that counters that a later configuration brings begin in the same state.
 */
export type RegionCounters = {
  readonly region: number;
  readonly zones: number;
  readonly settings: GatewaySettings;
  readonly seed: number;
  /** By number; one that only other regions have met so far has none here. */
  readonly rates: (RateCounters | undefined)[];
  /** The service's quotas, of which the region has its replica; `addQuotas` makes those that have come up since. */
  readonly quotas: readonly QuotaCounters[];
  readonly addQuotas: () => void;
  readonly down: Uint8Array;
  readonly skewUs: Float64Array;
  readonly links: Map<string, { readonly a: number; readonly b: number; readonly effect: LinkEffect }>;
};

export type RegionCountersOptions = Pick<
  RegionCounters,
  'region' | 'zones' | 'settings' | 'seed' | 'quotas' | 'addQuotas'
>;

export function createRegionCounters(options: RegionCountersOptions): RegionCounters {
  const { zones } = options;
  const { region, settings, seed, quotas, addQuotas } = options;
  return {
    region,
    zones,
    settings,
    seed,
    rates: [],
    quotas,
    addQuotas,
    down: new Uint8Array(zones),
    skewUs: new Float64Array(zones),
    links: new Map(),
  };
}

/** Makes counters for entries that have none yet, in the state that the region's zones are in. */
export function addCounters(counters: RegionCounters, entries: readonly CounterEntry[], nowUs: number): void {
  for (const [number, entry] of entries.entries()) countersOf(counters, number, entry, nowUs);
}

/**
 * An entry's counters, made where there are none. A request that brings an entry up has its own region's made and no other
 * region's: who else came by earlier on the same worker must not matter.
 */
export function countersOf(counters: RegionCounters, number: number, entry: CounterEntry, nowUs: number): RateCounters {
  const known = counters.rates[number];
  if (known !== undefined) return known;
  const { zones, settings, region } = counters;
  const made = createRateCounters({
    zones,
    keys: Math.max(1, entry.names.length),
    limit: entry.spec.limit,
    periodUs: entry.spec.periodUs,
    lagUs: settings.counterReplicationUs,
    algorithm: settings.rateLimiter,
    seed: counters.seed,
    // By name, for workers number what requests bring up in their own order.
    stream: drillStream.counters + region * 4096 + hashText(identityOf(entry.spec)).high,
  });
  for (let zone = 0; zone < zones; zone += 1) {
    if (counters.down[zone] === 1) made.zoneDown(zone, nowUs);
    if (counters.skewUs[zone] !== 0) made.clock(zone, counters.skewUs[zone] as number, nowUs);
  }
  for (const { a, b, effect } of counters.links.values()) made.link(a, b, effect, nowUs);
  counters.rates[number] = made;
  return made;
}

function all({ rates }: RegionCounters): readonly RateCounters[] {
  return rates.filter((one) => one !== undefined);
}

export function zoneCountersDown(counters: RegionCounters, zone: number, nowUs: number): void {
  counters.down[zone] = 1;
  for (const rate of all(counters)) rate.zoneDown(zone, nowUs);
}

export function zoneCountersUp(counters: RegionCounters, zone: number, nowUs: number): void {
  counters.down[zone] = 0;
  for (const rate of all(counters)) rate.zoneUp(zone, nowUs);
}

/** A zone's clock runs ahead by so much; 0 ends it. */
export function skewClock(counters: RegionCounters, zone: number, skewUs: number, nowUs: number): void {
  counters.skewUs[zone] = skewUs;
  for (const rate of all(counters)) rate.clock(zone, skewUs, nowUs);
}

export type ZonePair = { readonly a: number; readonly b: number };

/** What is wrong with the exchange between two zones; `null` ends it. */
export function setLink(counters: RegionCounters, { a, b }: ZonePair, effect: LinkEffect | null, nowUs: number): void {
  if (effect === null) counters.links.delete(`${a}-${b}`);
  else counters.links.set(`${a}-${b}`, { a, b, effect });
  for (const rate of all(counters)) rate.link(a, b, effect, nowUs);
}
