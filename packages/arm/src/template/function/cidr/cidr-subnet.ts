import type { TemplateFunction } from '../define-function.ts';
import { exactly, numberOf, refuseArgument, scalar } from '../define-function.ts';
import { page } from '../page.ts';
import { addressText, networkOf } from '../network.ts';

export const cidrSubnetFunction: TemplateFunction = {
  name: 'cidrSubnet',
  source: page('cidr', 'cidrSubnet'),
  arity: exactly(3),
  call: ([text, prefix, index], work) => {
    const network = networkOf(text, work);
    const length = numberOf(prefix, work, 1);
    if (length < network.prefix || length > network.bits)
      return refuseArgument(prefix, work, 1, `a prefix length from ${network.prefix} to ${network.bits}`);
    const at = numberOf(index, work, 2);
    const size = 1n << BigInt(network.bits - length);
    const first = network.first + BigInt(at) * size;
    if (at < 0 || first > network.last)
      return refuseArgument(index, work, 2, `the index of a /${length} inside the network`);
    return scalar(`${addressText(first, network.bits)}/${length}`, work);
  },
};
