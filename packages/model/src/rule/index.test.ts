import { test } from '@fast-check/vitest';
import { expect, it } from 'vitest';
import type { Service } from '../service.ts';
import { arbitraryBrokenService, arbitraryService } from '../testing/index.ts';
import { checkService, rules } from './index.ts';

test.prop([arbitraryService()])('a valid service breaks no rule', (service) => {
  expect(checkService(service).filter(({ severity }) => severity === 'error')).toEqual([]);
});

test.prop([arbitraryBrokenService()])(
  'a service that breaks one rule is told of that rule alone, with a way out',
  ({ service, breaks }) => {
    const errors = checkService(service).filter(({ severity }) => severity === 'error');
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set([breaks]));
    for (const { hint, message, path } of errors)
      expect([hint, message, path].every((text) => text.length > 0)).toBe(true);
  },
);

function premium(change: Partial<Service['regions'][0]>): Service {
  const region = {
    location: 'West Europe',
    units: 3,
    zones: 'automatic',
    publicIpId: null,
    subnet: null,
    gatewayDisabled: false,
    ...change,
  } as const;
  return { name: 's', tier: 'Premium', regions: [region], network: 'none', hostNames: [], autoscale: [] };
}

it('says what was found and what was expected', () => {
  expect(checkService(premium({ units: 4, zones: ['1', '2', '3'] }))).toEqual([
    {
      code: 'service/units-multiple-of-zones',
      rule: 'units-multiple-of-zones',
      severity: 'error',
      path: 'regions/0/units',
      message: 'West Europe has 4 units in 3 zones, expected a multiple of 3',
      hint: 'use 6 units, or leave zones out',
    },
  ]);
});

it('warns of one zone, and of one unit', () => {
  expect(checkService(premium({ zones: ['2'] })).map(({ code }) => code)).toEqual(['service/zonal-is-not-redundant']);
  expect(checkService(premium({ units: 1 })).map(({ code }) => code)).toEqual(['service/one-unit']);
});

it('takes Premium v2 for zoneless unless it is told otherwise, and names its source', () => {
  const v2: Service = { ...premium({ units: 2, zones: ['1', '2'] }), tier: 'PremiumV2' };
  expect(checkService(v2)[0]?.message).toContain('Reliability in Azure API Management');
  expect(checkService(v2, { premiumV2Zones: true })).toEqual([]);
});

it('has a reason for every rule, and no name twice', () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  for (const { reason } of rules) expect(reason.endsWith('.')).toBe(true);
});
