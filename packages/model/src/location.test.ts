import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findLocation, locations, roundTripMs } from './location.ts';

const location = fc.constantFrom(...locations);

test.prop([location, location])(
  'a way is as long there as back, and nowhere is nearer than one’s own region',
  (from, to) => {
    expect(roundTripMs(from, to)).toBe(roundTripMs(to, from));
    expect(roundTripMs(from, to)).toBeGreaterThanOrEqual(roundTripMs(from, from));
    expect(roundTripMs(from, to)).toBeLessThan(320);
  },
);

test.prop([location, fc.boolean()])('names are found however they are spaced and cased', (one, upper) => {
  const text = upper ? one.displayName.toUpperCase() : one.name;
  expect(findLocation(text)).toBe(one);
});

it.each([
  ['West Europe', 'West Europe', 2, 2],
  ['West Europe', 'North Europe', 10, 22],
  ['West Europe', 'East US', 75, 110],
  ['West Europe', 'Southeast Asia', 140, 185],
  ['East US', 'West US', 50, 75],
  ['Australia East', 'UK South', 230, 300],
])('%s to %s takes about what is measured', (from, to, least, most) => {
  const ms = roundTripMs(findLocation(from)!, findLocation(to)!);
  expect([ms >= least, ms <= most]).toEqual([true, true]);
});
