import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { place } from './placement.ts';
import type { Region } from './service.ts';
import { tiers } from './tier.ts';

const zones = fc.oneof(fc.constant('automatic' as const), fc.subarray(['1', '2', '3'], { minLength: 1 }));

function region(units: number, chosen: Region['zones']): Region {
  return { location: 'West Europe', units, zones: chosen, publicIpId: null, subnet: null, gatewayDisabled: false };
}

test.prop([fc.integer({ min: 1, max: 12 }), zones])(
  'every unit has its VMs, and zones are as even as units allow',
  (units, chosen) => {
    const { vms, zones: used } = place(region(units, chosen), 'Premium', true);
    expect(vms.length).toBe(units * tiers.Premium.vmsPerUnit);
    const counts = used.map((zone) => vms.filter((vm) => vm.zone === zone).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(tiers.Premium.vmsPerUnit);
    expect(counts.every((count) => count > 0)).toBe(true);
  },
);

it('puts the two VMs of a single automatic unit into two zones', () => {
  expect(place(region(1, 'automatic'), 'Premium', true)).toMatchObject({ kind: 'automatic', zones: ['1', '2'] });
});

it('puts everything into one zone where there are none', () => {
  for (const [tier, has] of [
    ['Standard', true],
    ['Premium', false],
  ] as const) {
    expect(place(region(2, 'automatic'), tier, has)).toMatchObject({ kind: 'zonal', zones: ['1'] });
  }
});

it('keeps the zones’ names and order', () => {
  expect(place(region(4, ['3', '1']), 'Premium', true)).toMatchObject({ kind: 'zoneRedundant', zones: ['3', '1'] });
});
