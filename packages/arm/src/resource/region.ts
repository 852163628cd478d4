import type { Region, Rest, TierName } from '@keelgate/model';
import { findLocation } from '@keelgate/model';
import { asTemplate } from '../template/value.ts';
import type { Body } from './body.ts';
import { difference, merged } from './difference.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';
import { escaped } from './escaped.ts';

export type Standing = { readonly draft: Draft; readonly tier: TierName };

/** The primary says some of these things at the service's top and others in its properties. */
export function primaryRegion(body: Body, path: string, standing: Standing): Region {
  return regionOf(body, 'properties.', { ...standing, path });
}

export function writePrimary(region: Region, tier: TierName): Rest & { readonly properties: Rest } {
  return { ...writeTop(region, tier), properties: writeProperties(region) };
}

/** An additional location says all in one place. */
export function additionalRegion(body: Body, path: string, standing: Standing): Region {
  const region = regionOf(body, '', { ...standing, path });
  const rest = difference(asTemplate(body.whole), writeAdditional(region, standing.tier));
  return rest === undefined ? region : { ...region, rest: rest as Rest };
}

/** In the form of a template. */
export function writeAdditional(region: Region, tier: TierName): Rest {
  return merged(escaped({ ...writeTop(region, tier), ...writeProperties(region) }), region.rest);
}

function regionOf(body: Body, properties: string, { draft, tier, path }: Standing & { readonly path: string }): Region {
  remember(draft, path, body.whole);
  const members = {
    location: 'location',
    units: 'sku.capacity',
    zones: 'zones',
    publicIp: `${properties}publicIpAddressId`,
    subnet: `${properties}virtualNetworkConfiguration.subnetResourceId`,
    gatewayDisabled: `${properties}disableGateway`,
  };
  for (const [name, member] of Object.entries(members)) remember(draft, `${path}/${name}`, body.value(member));
  const name = body.text(members.location);
  const subnetId = idOf(body, members.subnet);
  return {
    location: name === null ? '' : (findLocation(name)?.displayName ?? name),
    units: body.number(members.units) ?? (tier === 'Consumption' ? 0 : 1),
    zones: zonesOf(body),
    publicIpId: idOf(body, members.publicIp),
    subnet: subnetId === null ? null : { id: subnetId, location: networkLocation(draft, subnetId) },
    gatewayDisabled: body.flag(members.gatewayDisabled, false),
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

/** An id that only a deployment knows is the expression that gives it: that there is one counts. */
function idOf(body: Body, path: string): string | null {
  const value = body.value(path);
  return value?.kind === 'unknown' ? `[${value.expression ?? value.what}]` : body.text(path);
}

/** No zones, or an empty list of them as the portal exports it, is automatic placement. */
function zonesOf(body: Body): Region['zones'] {
  const value = body.value('zones');
  if (value === undefined || value.kind === 'unknown') return 'automatic';
  if (value.kind !== 'list') body.wrong('zones', 'a list such as ["1", "2", "3"]');
  const zones = value.kind === 'list' ? body.texts('zones') : [];
  return zones.length === 0 ? 'automatic' : zones;
}

function networkLocation({ networks }: Draft, subnetId: string): string | null {
  const network = /virtualNetworks\/([^/]+)/i.exec(subnetId)?.[1];
  const location = network === undefined ? undefined : networks.get(network.toLowerCase());
  return location === undefined ? null : (findLocation(location)?.displayName ?? location);
}
