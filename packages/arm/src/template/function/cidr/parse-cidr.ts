import type { TemplateFunction } from '../define-function.ts';
import { facts } from '../answer.ts';
import { exactly } from '../define-function.ts';
import { page } from '../page.ts';
import { addressText, networkOf } from '../network.ts';

export const parseCidrFunction: TemplateFunction = {
  name: 'parseCidr',
  source: page('cidr', 'parseCidr'),
  arity: exactly(1),
  call: ([text], work) => {
    const { first, last, prefix, bits } = networkOf(text, work);
    const say = (address: bigint): string => addressText(address, bits);
    const netmask = say(((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix));
    if (bits === 128)
      return facts(
        { network: say(first), netmask, firstUsable: say(first), lastUsable: say(last), cidr: prefix },
        work,
      );
    // A network of one or two addresses has none to spare.
    const spare = prefix < 31 ? 1n : 0n;
    return facts(
      {
        network: say(first),
        netmask,
        broadcast: say(last),
        firstUsable: say(first + spare),
        lastUsable: say(last - spare),
        cidr: prefix,
      },
      work,
    );
  },
};
