import fc from 'fast-check';
import type { KeptResource } from '../resource/kept.ts';
import type { Region, Service } from '../service.ts';
import { arbitraryRest, withRest } from './arbitrary-rest.ts';
import { arbitraryService } from './arbitrary-service.ts';

/** A service and the resources of others that say something of it. */
export type PlacedService = { readonly service: Service; readonly beside: readonly KeptResource[] };

/** Any service that keeps the rules, with its networks and autoscale settings as resources of their own. */
export function arbitraryPlacedService(): fc.Arbitrary<PlacedService> {
  return fc
    .record({
      service: withRest(arbitraryService()),
      rests: fc.array(arbitraryRest(), { minLength: 4, maxLength: 4 }),
      hostNames: fc.subarray(['api.example.com', 'shop.example.com']),
      scales: fc.boolean(),
    })
    .map(({ service, rests, hostNames, scales }) => {
      const [first, ...others] = service.regions.map(inNetwork);
      const regions = others.map((region, index) => regionWith(region, rests[index]));
      const autoscale = scales ? [setting(service)] : [];
      return {
        service: { ...service, hostNames, regions: [first as Region, ...regions], autoscale },
        beside: [...service.regions.flatMap(networkOf), ...autoscale.map((one) => settingResource(service, one))],
      };
    });
}

function regionWith(region: Region, rest: Region['rest']): Region {
  if (rest === undefined) return region;
  // An additional location says all in one place: it has no properties.
  const { properties: _, ...beside } = rest;
  return Object.keys(beside).length === 0 ? region : { ...region, rest: beside };
}

/** Each region has a network of its own. */
function inNetwork(region: Region, index: number): Region {
  if (region.subnet === null) return region;
  return { ...region, subnet: { ...region.subnet, id: `/virtualNetworks/net-${index}/subnets/api` } };
}

function networkOf({ subnet, location }: Region, index: number): readonly KeptResource[] {
  if (subnet === null) return [];
  const body = { apiVersion: '2023-09-01', location: location.replaceAll(' ', '').toLowerCase() };
  return [{ type: 'Microsoft.Network/virtualNetworks', name: `net-${index}`, body }];
}

type Setting = Service['autoscale'][number];

function setting({ regions: [{ location, units }] }: Service): Setting {
  return { location, minimum: units, maximum: units * 2, default: units, steps: [units, 1] };
}

function settingResource({ name }: Service, { location, steps, ...bounds }: Setting): KeptResource {
  const capacity = {
    minimum: String(bounds.minimum),
    maximum: String(bounds.maximum),
    default: String(bounds.default),
  };
  const rules = steps.map((value) => ({ scaleAction: { direction: 'Increase', value: String(value) } }));
  const properties = {
    targetResourceUri: `/x/providers/Microsoft.ApiManagement/service/${name}`,
    profiles: [{ name: 'usual', capacity, rules }],
  };
  const body = { apiVersion: '2022-10-01', location, properties };
  return { type: 'Microsoft.Insights/autoscalesettings', name: `${name}-scale`, body };
}
