import { expect, it } from 'vitest';
import { deployJson, errorsOf } from './testing/deploy-json.ts';

const location = { type: 'string', defaultValue: '[resourceGroup().location]' };

function locationOf(parameters: object, given: { readonly [name: string]: unknown } = {}, more: object = {}): unknown {
  const made = deployJson(
    {
      parameters: { location, ...parameters },
      resources: [{ type: 'Contoso.Things/things', name: 't', location: "[parameters('location')]" }],
      ...more,
    },
    given,
  );
  expect(errorsOf(made)).toEqual([]);
  return (made.bodies[0] as { readonly location: unknown }).location;
}

const list = { type: 'array' };

it.each([
  ['the usual one', {}, {}, 'westeurope'],
  [
    'one that no list of regions holds',
    { more: { ...list, defaultValue: ['eastus', 'West Europe'] } },
    {},
    'northeurope',
  ],
  [
    'one that no given list holds',
    { more: list },
    { more: [{ location: 'westeurope' }, { location: 'northeurope' }] },
    'eastus2',
  ],
  ['one that is allowed', { location: { ...location, allowedValues: ['eastus', 'westus2'] } }, {}, 'eastus'],
  [
    'the usual one of those allowed',
    { location: { ...location, allowedValues: ['eastus', 'West Europe'] } },
    {},
    'West Europe',
  ],
  [
    'one that is allowed and in no list',
    { location: { ...location, allowedValues: ['eastus', 'westus2'] }, more: { ...list, defaultValue: ['eastus'] } },
    {},
    'westus2',
  ],
])('the resource group is in %s', (_, parameters, given, expected) => {
  expect(locationOf(parameters, given)).toBe(expected);
});
