import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { addressText, networkOf } from '../network.ts';

export const cidrHostFunction: TemplateFunction = {
  name: 'cidrHost',
  source: page('cidr', 'cidrHost'),
  arity: exactly(2),
  call: ([text, index], work) => {
    const network = networkOf(text, work);
    const host = numberOf(index, work, 1);
    const address = network.first + 1n + BigInt(host);
    // The last address of an IPv4 network is its broadcast address, which is no host.
    const last = network.last - (network.bits === 32 ? 1n : 0n);
    if (host < 0 || address > last) return refuseArgument(index, work, 1, 'the index of a host inside the network');
    return scalar(addressText(address, network.bits), work);
  },
};
