import { test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import { gatewayHost, regionalHost } from './dns-name.ts';
import { downtimeMinutes, failoverAvailability, promised } from './sla.ts';
import { arbitraryService, arbitraryServiceOf } from './testing/index.ts';
import { vipChanges } from './vip.ts';

it('99.95 % and 99.99 % of a month of 30 days leave 21.6 and 4.32 minutes', () => {
  expect(downtimeMinutes(0.9995, 30)).toBeCloseTo(21.6, 9);
  expect(downtimeMinutes(0.9999, 30)).toBeCloseTo(4.32, 9);
});

it('two regions that each go down once a year: what counts is how fast clients leave', () => {
  expect(failoverAvailability({ regions: 2, outagesPerYear: 1, failoverSeconds: 60 })).toBeCloseTo(0.999998, 6);
  expect(failoverAvailability({ regions: 2, outagesPerYear: 1, failoverSeconds: 600 })).toBeCloseTo(0.999981, 6);
});

test.prop([arbitraryServiceOf('Premium')])('Premium is promised more exactly where it is spread', (service) => {
  const [{ zones, units }] = service.regions;
  const spread = service.regions.length > 1 || (zones === 'automatic' ? units > 1 : zones.length > 1);
  expect(promised(service).share).toBe(spread ? 0.9999 : 0.9995);
});

test.prop([arbitraryService()])(
  'a service that does not change keeps its addresses; one whose zones do, does not',
  (service) => {
    expect(vipChanges(service, service)).toEqual([]);
    const [primary, ...others] = service.regions;
    const moved = { ...service, regions: [{ ...primary, zones: ['1', '9'] }, ...others] } as typeof service;
    expect(vipChanges(service, moved)).toEqual([{ location: primary.location, because: 'zones changed' }]);
  },
);

it('names a regional host for every region', () => {
  const [service] = [{ name: 'shop' }] as Parameters<typeof gatewayHost>;
  expect(gatewayHost(service)).toBe('shop.azure-api.net');
  expect(regionalHost(service, 'West US 2')).toBe('shop-westus2-01.regional.azure-api.net');
});
