import type { Place, Places, Region, Service, TierName } from '@keelgate/model';
import { findLocation, locations, tierNames } from '@keelgate/model';
import type { Cursor, Fields } from './cursor.ts';
import { choice, complain, count, fields, isOneValue, items, text, written } from './cursor.ts';
import { hintFor } from './suggestion.ts';

/** The service as the drill wants it, and where each of its values was written. */
export type Laid = { readonly service: Service; readonly places: Places };

const keys = ['tier', 'location', 'units', 'zones', 'additionalLocations'];

/** Lays a what-if over the template's service: what it says goes before the template, what it does not stays. */
export function layOverlay(service: Service, places: Places, at: Cursor | undefined): Laid {
  const overlay = at === undefined ? null : fields(at, keys);
  if (overlay === null) return { service, places };
  const laid = new Map(places);
  const [primary, ...others] = service.regions;
  const tier = overlay.get('tier');
  if (tier !== undefined) laid.set('tier', tier.place);
  const secondaries = overlay.get('additionalLocations');
  if (secondaries !== undefined) {
    for (const path of places.keys()) if (/^regions\/[1-9]/.test(path)) laid.delete(path);
  }
  const regions: Service['regions'] = [
    regionOf(primary, overlay, { path: 'regions/0', laid }),
    ...(secondaries === undefined
      ? others
      : items(secondaries).map((item, index) =>
          secondaryOf(item, { path: `regions/${index + 1}`, laid }, { others, places }),
        )),
  ];
  return {
    service: { ...service, tier: tier === undefined ? service.tier : choice<TierName>(tier, tierNames), regions },
    places: laid,
  };
}

type Where = { readonly path: string; readonly laid: Map<string, Place> };

const emptyRegion: Region = {
  location: '',
  units: 1,
  zones: 'automatic',
  publicIpId: null,
  subnet: null,
  gatewayDisabled: false,
};

type Before = { readonly others: readonly Region[]; readonly places: Places };

/** A region that the template has too keeps what an overlay cannot say: its network, its address, its switch. */
function keptOf(location: string, { path, laid }: Where, { others, places }: Before): Region {
  const index = others.findIndex((other) => other.location === location);
  const before = others[index];
  if (before === undefined) return emptyRegion;
  for (const name of ['subnet', 'publicIp', 'gatewayDisabled']) {
    const place = places.get(`regions/${index + 1}/${name}`);
    if (place !== undefined) laid.set(`${path}/${name}`, place);
  }
  return { ...before, units: emptyRegion.units, zones: emptyRegion.zones };
}

function secondaryOf(at: Cursor, where: Where, before: Before): Region {
  where.laid.set(where.path, at.place);
  const inner = fields(at, ['location', 'units', 'zones']);
  if (inner === null) return emptyRegion;
  const location = inner.get('location');
  if (location === undefined) complain(at, 'missing-key', `${at.path} has no location`);
  const name = findLocation((location === undefined ? null : written(location)) ?? '')?.displayName ?? '';
  return regionOf(keptOf(name, where, before), inner, where);
}

function regionOf(region: Region, said: Fields, { path, laid }: Where): Region {
  const units = said.get('units');
  const zones = said.get('zones');
  const location = said.get('location');
  for (const [name, cursor] of Object.entries({ units, zones, location })) {
    if (cursor !== undefined) laid.set(`${path}/${name}`, cursor.place);
  }
  return {
    ...region,
    units: units === undefined ? region.units : count(units, { min: 0, max: 1000 }),
    zones: zones === undefined ? region.zones : zonesOf(zones),
    location: location === undefined ? region.location : locationName(location),
  };
}

/** `automatic` undoes what a template chooses. */
export function zonesOf(at: Cursor): Region['zones'] {
  return isOneValue(at) ? choice<'automatic'>(at, ['automatic']) : items(at).map((zone) => text(zone));
}

/** The display form of an Azure region's name. */
export function locationName(at: Cursor): string {
  const name = text(at);
  const known = findLocation(name);
  if (known === undefined && name !== '') {
    const names = locations.map(({ displayName }) => displayName);
    complain(at, 'unknown-location', `"${name}" is no Azure region`, hintFor(name, names));
  }
  return known?.displayName ?? name;
}
