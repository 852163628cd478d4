import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literalAttribute } from '../document/element.ts';
import { compareAddresses, parseAddress } from '../ip-address.ts';
import { required } from '../shape/attribute.ts';
import { oneOf } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { address } from './part/address.ts';

const single = shape({ text: required(address) });

const range = shape({
  attributes: { from: required(address), to: required(address) },
  check: (reader) => {
    const from = parseAddress(literalAttribute(reader.element, 'from') ?? '');
    const to = parseAddress(literalAttribute(reader.element, 'to') ?? '');
    if (from === null || to === null || (from.length === to.length && compareAddresses(from, to) <= 0)) return;
    reader.fault('wrong-value', '<address-range> begins behind its end, or with an address of the other family');
  },
});

const config = shape({
  attributes: { action: required(oneOf('allow', 'forbid')) },
  children: { address: many(single), 'address-range': many(range) },
  isOrdered: false,
  check: (reader) => {
    if (reader.element.children.length === 0)
      reader.fault('missing-element', '<ip-filter> needs an <address> or an <address-range>');
  },
});

/** `<ip-filter>`: lets through the addresses that it lists, or all others. */
export const ipFilter: Policy = definePolicy({
  name: 'ip-filter',
  doc: 'https://learn.microsoft.com/azure/api-management/ip-filter-policy',
  sections: ['inbound'],
  shape: config,
});
