import fc from 'fast-check';
import { locations } from '../location.ts';
import type { Region, Service } from '../service.ts';
import type { TierName } from '../tier.ts';
import { tierNames, tiers } from '../tier.ts';

/** A service that keeps every rule: any tier, up to four regions in Premium, every placement, every kind of network. */
export function arbitraryService(): fc.Arbitrary<Service> {
  return fc.constantFrom(...tierNames).chain((tier) => arbitraryServiceOf(tier));
}

const zoned = locations.filter(({ zones }) => zones).map(({ displayName }) => displayName);

/** A service of one tier. */
export function arbitraryServiceOf(tier: TierName): fc.Arbitrary<Service> {
  const of = tiers[tier];
  const regionCount = of.multiRegion ? fc.integer({ min: 1, max: 4 }) : fc.constant(1);
  const network = of.networkInjection
    ? fc.constantFrom<Service['network']>('none', 'external', 'internal')
    : fc.constant('none' as const);
  return fc.tuple(regionCount, network).chain(([count, kind]) =>
    fc
      .record({
        name: fc.constantFrom('shop', 'payments-api', 'a'),
        at: fc.uniqueArray(fc.constantFrom(...zoned), { minLength: count, maxLength: count }),
        spread: fc.array(arbitrarySpread(tier), { minLength: count, maxLength: count }),
      })
      .map(({ name, at, spread }): Service => {
        const regions = at.map((location, index) =>
          regionOf(location, spread[index] ?? { units: of.units.min, zones: 'automatic' }, kind),
        );
        return {
          name,
          tier,
          regions: regions as unknown as Service['regions'],
          network: kind,
          hostNames: [],
          autoscale: [],
        };
      }),
  );
}

type Spread = Pick<Region, 'units' | 'zones'>;

function arbitrarySpread(tier: TierName): fc.Arbitrary<Spread> {
  const { units, zones } = tiers[tier];
  const automatic = fc.integer(units).map((count): Spread => ({ units: count, zones: 'automatic' }));
  if (!zones) return automatic;
  const manual = fc
    .subarray(['1', '2', '3'], { minLength: 1 })
    .chain((chosen) =>
      fc
        .integer({ min: 1, max: Math.floor(units.max / chosen.length) })
        .map((times): Spread => ({ units: times * chosen.length, zones: chosen })),
    );
  return fc.oneof(automatic, manual);
}

function regionOf(location: string, spread: Spread, network: Service['network']): Region {
  const injected = network !== 'none';
  return {
    location,
    ...spread,
    publicIpId: injected ? '/publicIPAddresses/ip' : null,
    subnet: injected ? { id: '/virtualNetworks/net/subnets/api', location } : null,
    gatewayDisabled: false,
  };
}
