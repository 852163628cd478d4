import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { literalAttribute } from '../document/element.ts';
import { compareAddresses, parseAddress } from '../ip-address.ts';
import { required } from '../shape/attribute.ts';
import { oneOf } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { address } from './part/address.ts';
import type { CompileWork } from '../define.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Operand } from '../program/operand.ts';
import { computed } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import type { Address } from './part/address.ts';

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
  drills: true,
  compile: compileIpFilter,
});

function compileIpFilter({ attributes: { action }, children }: Config<typeof config>, work: CompileWork): void {
  const ranges: readonly Range[] = [
    ...children.address.map(({ text }) => ({ from: text, to: text })),
    ...children['address-range'].map(({ attributes }) => attributes),
  ];
  const reads = ['caller', ...action.reads, ...ranges.flatMap(({ from, to }) => [...from.reads, ...to.reads])];
  const test = computed(reads, (exchange) => {
    const isListed = ranges.some((each) => holds(exchange, each));
    return isListed === (action.of(exchange) === 'allow');
  });
  const { builder } = work;
  const denied = builder.label();
  const done = builder.label();
  work.step((at) => ({ kind: 'branch', test, otherwise: at(denied) }));
  work.step((at) => ({ kind: 'jump', to: at(done) }));
  builder.put(denied);
  work.fail((exchange) => {
    const { ip } = exchange.request;
    const refusal =
      parseAddress(ip) === null
        ? { reason: 'FailedToParseCallerIP', message: 'Failed to establish IP address for the caller. Access denied.' }
        : action.of(exchange) === 'allow'
          ? { reason: 'CallerIpNotAllowed', message: `Caller IP address ${ip} is not allowed. Access denied.` }
          : { reason: 'CallerIpBlocked', message: 'Caller IP address is blocked. Access denied.' };
    return work.error({ ...refusal, publicMessage: 'Forbidden', status: 403 });
  });
  builder.put(done);
}

type Range = { readonly from: Operand<Address>; readonly to: Operand<Address> };

/** Both ends count; addresses of the other family never match. */
function holds(exchange: Exchange, within: Range): boolean {
  const caller = parseAddress(exchange.request.ip);
  const from = within.from.of(exchange);
  const to = within.to.of(exchange);
  return (
    caller !== null &&
    from.length === caller.length &&
    to.length === caller.length &&
    compareAddresses(from, caller) <= 0 &&
    compareAddresses(caller, to) <= 0
  );
}
