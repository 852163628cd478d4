import type { Region, Rest, TierName } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import type { Value } from '../template/value.ts';
import { asTemplate, described, entryOf } from '../template/value.ts';
import type { Body } from './body.ts';
import { difference, merged } from './difference.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';
import { plainOf, textIn } from './member.ts';

export type Standing = { readonly body: Body; readonly draft: Draft; readonly tier: TierName };

/** The primary says some of these things at the service's top and others in its properties. */
export function primaryRegion(value: Value, path: string, standing: Standing): Region {
  return regionOf({ top: value, properties: entryOf(value, 'properties') }, path, standing);
}

export function writePrimary(region: Region, tier: TierName): Rest & { readonly properties: Rest } {
  return { ...writeTop(region, tier), properties: writeProperties(region) };
}

/** An additional location says all in one place. */
export function additionalRegion(value: Value, path: string, standing: Standing): Region {
  const region = regionOf({ top: value, properties: value }, path, standing);
  const rest = difference(asTemplate(value), writeAdditional(region, standing.tier));
  return rest === undefined ? region : { ...region, rest: rest as Rest };
}

export function writeAdditional(region: Region, tier: TierName): Rest {
  return merged({ ...writeTop(region, tier), ...writeProperties(region) }, region.rest);
}

type Parts = { readonly top: Value; readonly properties: Value | undefined };

function regionOf({ top, properties }: Parts, path: string, { body, draft, tier }: Standing): Region {
  const location = entryOf(top, 'location');
  const units = entryOf(entryOf(top, 'sku'), 'capacity');
  const zones = entryOf(top, 'zones');
  const publicIp = entryOf(properties, 'publicIpAddressId');
  const subnet = entryOf(entryOf(properties, 'virtualNetworkConfiguration'), 'subnetResourceId');
  const disabled = entryOf(properties, 'disableGateway');
  remember(draft, path, top);
  for (const [name, found] of Object.entries({ location, units, zones, publicIp, subnet, gatewayDisabled: disabled })) {
    remember(draft, `${path}/${name}`, found);
  }
  const name = textIn(top, 'location');
  const subnetId = idOf(subnet);
  return {
    location: name === null ? '' : (findLocation(name)?.displayName ?? name),
    units: unitsOf(units, body, tier),
    zones: zonesOf(zones, body),
    publicIpId: idOf(publicIp),
    subnet: subnetId === null ? null : { id: subnetId, location: networkLocation(draft, subnetId) },
    gatewayDisabled: plainOf(disabled) === true,
  };
}

function writeTop({ location, units, zones }: Region, tier: TierName): Rest {
  return {
    ...(location === '' ? {} : { location }),
    sku: { name: tier, capacity: units },
    ...(zones === 'automatic' ? {} : { zones }),
  };
}

function writeProperties({ publicIpId, subnet, gatewayDisabled }: Region): Rest {
  return {
    ...(publicIpId === null ? {} : { publicIpAddressId: publicIpId }),
    ...(subnet === null ? {} : { virtualNetworkConfiguration: { subnetResourceId: subnet.id } }),
    ...(gatewayDisabled ? { disableGateway: true } : {}),
  };
}

/** An id that only a deployment knows is what it is called: that there is one counts. */
function idOf(value: Value | undefined): string | null {
  if (value?.kind === 'unknown') return value.what;
  const id = plainOf(value);
  return typeof id === 'string' ? id : null;
}

function unitsOf(value: Value | undefined, body: Body, tier: TierName): number {
  const units = plainOf(value);
  if (value === undefined || units === undefined || units === null) return tier === 'Consumption' ? 0 : 1;
  const number = Number(units);
  if (Number.isInteger(number) && number >= 0) return number;
  const message = `sku.capacity is ${described(value)}, expected a whole number`;
  body.fault('sku.capacity', { code: 'arm/wrong-value', message, place: value.place });
  return 1;
}

/** No zones, or an empty list of them as the portal exports it, is automatic placement. */
function zonesOf(value: Value | undefined, body: Body): Region['zones'] {
  if (value === undefined || value.kind === 'unknown' || plainOf(value) === null) return 'automatic';
  if (value.kind !== 'list') {
    body.fault('zones', {
      code: 'arm/wrong-value',
      message: `zones is ${described(value)}, expected a list such as ["1", "2", "3"]`,
      place: value.place,
    });
    return 'automatic';
  }
  return value.items.length === 0 ? 'automatic' : value.items.map((zone) => String(plainOf(zone)));
}

function networkLocation({ networks }: Draft, subnetId: string): string | null {
  const network = /virtualNetworks\/([^/]+)/i.exec(subnetId)?.[1];
  const location = network === undefined ? undefined : networks.get(network.toLowerCase());
  return location === undefined ? null : (findLocation(location)?.displayName ?? location);
}
