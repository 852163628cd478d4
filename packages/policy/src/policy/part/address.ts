import { textOf } from '../../dotnet/protocol.ts';
import { parseAddress } from '../../ip-address.ts';
import type { Kind } from '../../shape/kind.ts';

/** The groups of an IPv4 (4) or IPv6 (8) address. */
export type Address = readonly number[];

export const address: Kind<Address> = {
  expected: 'an IPv4 or IPv6 address',
  read: (text) => parseAddress(text) ?? undefined,
  from: (rt, value) => parseAddress(textOf(rt, value)) ?? undefined,
  standIn: [0, 0, 0, 0],
};
