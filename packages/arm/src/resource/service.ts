import type { NetworkMode, Rest, Service, TierName } from '@keelgate/model';
import { tierNames } from '@keelgate/model';
import type { Body } from './body.ts';
import type { ResourceKind } from './define-resource.ts';
import { defineResource } from './define-resource.ts';
import type { Draft } from './draft.ts';
import { remember } from './draft.ts';
import { additionalRegion, primaryRegion, writeAdditional, writePrimary } from './region.ts';

/** The service itself: tier, regions, units, zones, networks. */
export const service: ResourceKind = defineResource<Service>({
  type: '',
  order: 0,
  renamed: {
    'properties.vpnType': 'properties.virtualNetworkType',
    'properties.vpnconfiguration': 'properties.virtualNetworkConfiguration',
  },
  read: (body, draft) => {
    const { resource } = body;
    const first = draft.service?.name ?? resource.name;
    // One that is deployed again is what the last one says.
    if (first.toLowerCase() === resource.name.toLowerCase()) return serviceOf(body, draft);
    body.fault('name', {
      code: 'arm/second-service',
      message: `${resource.name} is a second service; what is read is about ${first}`,
      severity: 'warning',
    });
    return null;
  },
  write: writeService,
  writeInner: ({ regions: [, ...others], tier }) =>
    others.length === 0
      ? {}
      : { properties: { additionalLocations: others.map((region) => writeAdditional(region, tier)) } },
  add: (item, draft) => {
    draft.service = item;
  },
  list: ({ service: item }) => (item === null ? [] : [{ names: [], item }]),
});

const networks = { none: 'None', external: 'External', internal: 'Internal' } as const;

function serviceOf(body: Body, draft: Draft): Service {
  const { resource } = body;
  const tier = body.choice<TierName>('sku.name', tierNames, 'Developer');
  if (body.value('sku.name') === undefined) body.missing('sku.name');
  const network = body.choice('properties.virtualNetworkType', Object.values(networks), 'None');
  const others = body
    .items('properties.additionalLocations')
    .map((item, index) => additionalRegion(item, `regions/${index + 1}`, { draft, tier }));
  remember(draft, 'tier', body.value('sku.name') ?? body.value('sku'));
  remember(draft, 'network', body.value('properties.virtualNetworkType'));
  draft.places.set('', resource.place);
  return {
    name: resource.name,
    tier,
    regions: [primaryRegion(body, 'regions/0', { draft, tier }), ...others],
    network: network.toLowerCase() as NetworkMode,
    hostNames: body.items('properties.hostnameConfigurations').flatMap((item) => {
      const host = item.text('hostName');
      return item.text('type')?.toLowerCase() === 'proxy' && host !== null ? [host] : [];
    }),
    autoscale: [],
  };
}

function writeService({ tier, regions: [first], network, hostNames }: Service): Rest {
  const { properties, ...primary } = writePrimary(first, tier);
  return {
    ...primary,
    properties: {
      ...properties,
      virtualNetworkType: networks[network],
      ...(hostNames.length === 0
        ? {}
        : { hostnameConfigurations: hostNames.map((hostName) => ({ type: 'Proxy', hostName })) }),
    },
  };
}
