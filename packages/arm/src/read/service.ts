import type { Autoscale, NetworkMode, Region, Service, TierName } from '@keelgate/model';
import { findLocation, tierNames } from '@keelgate/model';
import { described, entryOf, plain } from '../template/value.ts';
import type { Value } from '../template/value.ts';
import type { Body } from './body.ts';
import { bodyOf } from './body.ts';
import type { Draft, ResourceReader } from './draft.ts';

/** The service itself: tier, regions, units, zones, networks. */
export const serviceReader: ResourceReader = {
  types: [''],
  order: 0,
  read: (resource, draft) => {
    const body = bodyOf(resource, draft.faults);
    if (draft.service !== null) {
      body.fault('name', {
        code: 'arm/second-service',
        message: `${resource.name} is a second service; what is read is about ${draft.service.name}`,
        severity: 'warning',
      });
      return;
    }
    draft.service = serviceOf(body, draft);
  },
};

function serviceOf(body: Body, draft: Draft): Service {
  const { resource } = body;
  const tier = body.choice<TierName>('sku.name', tierNames, 'Developer');
  if (body.value('sku.name') === undefined)
    body.fault('sku', { code: 'arm/missing', message: `${resource.name} has no sku.name` });
  const network = body.choice<'None' | 'External' | 'Internal'>(
    'properties.virtualNetworkType',
    ['None', 'External', 'Internal'],
    'None',
  );
  const primary = regionOf(resource.body, 'regions/0', { body, draft, tier });
  const others = body
    .list('properties.additionalLocations')
    .map((item, index) => regionOf(item, `regions/${index + 1}`, { body, draft, tier }));
  remember(draft, 'tier', body.value('sku.name') ?? body.value('sku'));
  remember(draft, 'network', body.value('properties.virtualNetworkType'));
  draft.places.set('', resource.place);
  return {
    name: resource.name,
    tier,
    regions: [primary, ...others],
    network: network.toLowerCase() as NetworkMode,
    hostNames: body.list('properties.hostnameConfigurations').flatMap((item) => {
      const host = entryOf(item, 'hostName');
      return String(plainOf(entryOf(item, 'type'))).toLowerCase() === 'proxy' && host?.kind === 'scalar'
        ? [String(host.value)]
        : [];
    }),
    autoscale: [],
  };
}

type Standing = { readonly body: Body; readonly draft: Draft; readonly tier: TierName };

/** The primary says these things at its top and in its properties, an additional location all in one place. */
function regionOf(value: Value, path: string, { body, draft, tier }: Standing): Region {
  const properties = path === 'regions/0' ? entryOf(value, 'properties') : value;
  const location = entryOf(value, 'location');
  const units = entryOf(entryOf(value, 'sku'), 'capacity');
  const zones = entryOf(value, 'zones');
  const publicIp = entryOf(properties, 'publicIpAddressId');
  const subnet = entryOf(entryOf(properties, 'virtualNetworkConfiguration'), 'subnetResourceId');
  const disabled = entryOf(properties, 'disableGateway');
  remember(draft, path, value);
  for (const [name, found] of Object.entries({ location, units, zones, publicIp, subnet, gatewayDisabled: disabled })) {
    remember(draft, `${path}/${name}`, found);
  }
  const name = textOf(location);
  const subnetId = textOf(subnet);
  return {
    location: name === null ? '' : (findLocation(name)?.displayName ?? name),
    units: unitsOf(units, body, tier),
    zones: zonesOf(zones, body),
    publicIpId: textOf(publicIp) ?? (publicIp?.kind === 'unknown' ? publicIp.what : null),
    subnet:
      subnetId === null
        ? subnet?.kind === 'unknown'
          ? { id: subnet.what, location: null }
          : null
        : { id: subnetId, location: networkLocation(draft, subnetId) },
    gatewayDisabled: plainOf(disabled) === true,
  };
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

/** Azure Monitor's autoscale settings that have the service as their target. */
export function readAutoscale(body: Body, draft: Draft): void {
  if (!/microsoft\.apimanagement\/service/i.test(body.text('properties.targetResourceUri') ?? '')) return;
  const location = body.text('location') ?? '';
  for (const profile of body.list('properties.profiles')) {
    draft.autoscale.push(autoscaleOf(profile, findLocation(location)?.displayName ?? location, draft));
  }
}

function autoscaleOf(profile: Value, location: string, draft: Draft): Autoscale {
  const path = `autoscale/${draft.autoscale.length}`;
  const capacity = entryOf(profile, 'capacity');
  remember(draft, path, profile);
  function bound(name: string): number {
    const value = entryOf(capacity, name);
    remember(draft, `${path}/${name}`, value);
    return Number(plainOf(value) ?? 1);
  }
  const rules = entryOf(profile, 'rules');
  const steps = rules?.kind === 'list' ? rules.items.map((rule) => entryOf(entryOf(rule, 'scaleAction'), 'value')) : [];
  remember(draft, `${path}/steps`, steps[0]);
  return {
    location,
    minimum: bound('minimum'),
    maximum: bound('maximum'),
    default: bound('default'),
    steps: steps.map((step) => Number(plainOf(step) ?? 1)),
  };
}

function remember(draft: Draft, path: string, value: Value | undefined): void {
  if (value !== undefined) draft.places.set(path, value.place);
}

function plainOf(value: Value | undefined): unknown {
  return value === undefined || value.kind === 'unknown' ? undefined : plain(value);
}

function textOf(value: Value | undefined): string | null {
  const text = plainOf(value);
  return typeof text === 'string' ? text : null;
}
