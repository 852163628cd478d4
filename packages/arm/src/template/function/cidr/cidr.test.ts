import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callFunction } from '../../../testing/call-function.ts';

const small = {
  network: '10.144.0.0',
  netmask: '255.255.240.0',
  broadcast: '10.144.15.255',
  firstUsable: '10.144.0.1',
  lastUsable: '10.144.15.254',
  cidr: 20,
};

describe('functions of networks do what Microsoft’s reference says', () => {
  it.each<[string, readonly unknown[], unknown]>([
    ['parseCidr', ['10.144.0.0/20'], small],
    ['parseCidr', ['10.144.0.20/20'], small],
    [
      'parseCidr',
      ['fdad:3236:5555::/48'],
      {
        network: 'fdad:3236:5555::',
        netmask: 'ffff:ffff:ffff::',
        firstUsable: 'fdad:3236:5555::',
        lastUsable: 'fdad:3236:5555:ffff:ffff:ffff:ffff:ffff',
        cidr: 48,
      },
    ],
    ['cidrSubnet', ['10.144.0.0/20', 24, 0], '10.144.0.0/24'],
    ['cidrSubnet', ['10.144.0.0/20', 24, 4], '10.144.4.0/24'],
    ['cidrSubnet', ['fdad:3236:5555::/48', 52, 4], 'fdad:3236:5555:4000::/52'],
    ['cidrHost', ['10.144.3.0/24', 0], '10.144.3.1'],
    ['cidrHost', ['10.144.3.0/24', 4], '10.144.3.5'],
    ['cidrHost', ['fdad:3236:5555:3000::/52', 0], 'fdad:3236:5555:3000::1'],
    ['cidrHost', ['::/64', 65_535], '::1:0'],
  ])('%s(%j)', (name, given, expected) => {
    expect(callFunction(name, given)).toEqual(expected);
  });

  it.each<[string, readonly unknown[], RegExp]>([
    ['parseCidr', ['10.144.0.0'], /argument 1 is "10.144.0.0", expected a network/],
    ['parseCidr', ['10.144.0.256/8'], /expected a network/],
    ['parseCidr', ['10.0.0.0/33'], /expected a network/],
    ['parseCidr', ['1::2::3/64'], /expected a network/],
    ['cidrSubnet', ['10.144.0.0/20', 16, 0], /argument 2 is 16, expected a prefix length from 20 to 32/],
    ['cidrSubnet', ['10.144.0.0/20', 24, 16], /argument 3 is 16/],
    ['cidrHost', ['10.144.3.0/24', 254], /argument 2 is 254/],
    ['cidrHost', ['10.144.3.0/24', -1], /argument 2 is -1/],
  ])('%s(%j) is refused', (name, given, message) => {
    expect(() => callFunction(name, given)).toThrow(message);
  });
});

test.prop([fc.ipV4(), fc.integer({ min: 0, max: 30 }), fc.nat()])(
  'a host is inside its network',
  (address, prefix, index) => {
    const network = `${address}/${prefix}`;
    const host = callFunction('cidrHost', [network, index % (2 ** (32 - prefix) - 2)]);
    const { network: first } = callFunction('parseCidr', [network]) as { network: string };
    expect(callFunction('parseCidr', [`${String(host)}/${prefix}`])).toMatchObject({ network: first });
  },
);

test.prop([fc.ipV6().filter((text) => !text.includes('.'))])('an address keeps its value', (address) => {
  const { network } = callFunction('parseCidr', [`${address}/128`]) as { network: string };
  expect(`[${network}]`).toBe(new URL(`http://[${address}]/`).hostname);
});
