import fc from 'fast-check';
import type { Region, Service } from '../service.ts';
import { arbitraryServiceOf } from './arbitrary-service.ts';

/** A service that breaks one rule, and the code of that rule. */
export type BrokenService = { readonly service: Service; readonly breaks: string };

/** Services each of which breaks exactly one rule. */
export function arbitraryBrokenService(): fc.Arbitrary<BrokenService> {
  return fc.oneof(
    ...breakages.map(({ breaks, from, spoil }) =>
      arbitraryServiceOf(from).map((service) => ({ service: spoil(plainly(service)), breaks })),
    ),
  );
}

type Breakage = {
  readonly breaks: string;
  readonly from: Service['tier'];
  readonly spoil: (service: Service) => Service;
};

/** One region under automatic placement, outside of networks: nothing else to break. */
function plainly(service: Service): Service {
  const region: Region = {
    location: 'West Europe',
    units: service.regions[0].units,
    zones: 'automatic',
    publicIpId: null,
    subnet: null,
    gatewayDisabled: false,
  };
  return { ...service, network: 'none', regions: [region] };
}

function primary(service: Service, change: Partial<Region>): Service {
  return { ...service, regions: [{ ...service.regions[0], ...change }] };
}

const breakages: readonly Breakage[] = [
  {
    breaks: 'service/zones-need-tier',
    from: 'Standard',
    spoil: (service) => primary(service, { units: 2, zones: ['1', '2'] }),
  },
  {
    breaks: 'service/zones-need-region',
    from: 'Premium',
    spoil: (service) => primary(service, { location: 'UK West', units: 2, zones: ['1', '2'] }),
  },
  {
    breaks: 'service/known-zones',
    from: 'Premium',
    spoil: (service) => primary(service, { units: 2, zones: ['1', '4'] }),
  },
  {
    breaks: 'service/units-multiple-of-zones',
    from: 'Premium',
    spoil: (service) => primary(service, { units: 4, zones: ['1', '2', '3'] }),
  },
  {
    breaks: 'service/regions-need-premium',
    from: 'StandardV2',
    spoil: (service) => ({
      ...service,
      regions: [service.regions[0], { ...service.regions[0], location: 'North Europe' }],
    }),
  },
  {
    breaks: 'service/regions-once',
    from: 'Premium',
    spoil: (service) => ({ ...service, regions: [service.regions[0], service.regions[0]] }),
  },
  { breaks: 'service/known-location', from: 'Basic', spoil: (service) => primary(service, { location: 'Atlantis' }) },
  { breaks: 'service/units-in-tier', from: 'Developer', spoil: (service) => primary(service, { units: 2 }) },
  {
    breaks: 'service/network-needs-tier',
    from: 'Basic',
    spoil: (service) => ({ ...primary(service, { subnet: { id: 's', location: null } }), network: 'external' }),
  },
  {
    breaks: 'service/zones-in-network-need-ip',
    from: 'Premium',
    spoil: (service) => ({
      ...primary(service, { units: 2, zones: ['1', '2'], subnet: { id: 's', location: null } }),
      network: 'internal',
    }),
  },
  {
    breaks: 'service/network-in-every-region',
    from: 'Premium',
    spoil: (service) => ({ ...service, network: 'external' }),
  },
  {
    breaks: 'service/network-in-same-location',
    from: 'Developer',
    spoil: (service) => ({ ...primary(service, { subnet: { id: 's', location: 'East US' } }), network: 'external' }),
  },
  {
    breaks: 'service/disabled-gateway',
    from: 'Premium',
    spoil: (service) => primary(service, { gatewayDisabled: true }),
  },
  {
    breaks: 'service/autoscale-needs-tier',
    from: 'Developer',
    spoil: (service) => ({ ...service, autoscale: [autoscale(1, 1, 1)] }),
  },
  {
    breaks: 'service/autoscale-in-range',
    from: 'Standard',
    spoil: (service) => ({ ...service, autoscale: [autoscale(1, 9, 2)] }),
  },
  {
    breaks: 'service/autoscale-multiple-of-zones',
    from: 'Premium',
    spoil: (service) => ({ ...primary(service, { units: 4, zones: ['1', '2'] }), autoscale: [autoscale(2, 8, 3)] }),
  },
];

function autoscale(minimum: number, maximum: number, usual: number): Service['autoscale'][number] {
  return { location: 'West Europe', minimum, maximum, default: usual, steps: [] };
}
