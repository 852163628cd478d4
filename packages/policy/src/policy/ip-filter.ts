import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { readElement } from '../read-element.ts';
import type { ElementReader } from '../read-element.ts';
import { compareAddresses, parseAddress } from '../ip-address.ts';

/** `<ip-filter>`: lets through the addresses that it lists, or all others. */
export const ipFilter: Policy = definePolicy({
  name: 'ip-filter',
  sections: ['inbound'],
  attributes: ['action'],
  read: (reader) => {
    const action = reader.choice('action', ['allow', 'forbid']);
    const ranges = reader.element.children.flatMap((child) => rangeOf(reader, child));
    if (ranges.length === 0) reader.fault('missing-element', '<ip-filter> needs an <address> or an <address-range>');
    return (work) => {
      const { builder } = work;
      const listed = builder.label();
      const allowed = builder.label();
      work.step((at) => ({
        kind: 'branch',
        test: { reads: ['caller'], of: ({ request }) => isListed(ranges, request.callerAddress) },
        otherwise: at(listed),
      }));
      const deny = work.error(
        action === 'allow'
          ? {
              source: 'ip-filter',
              reason: 'CallerIpNotAllowed',
              message: 'Caller IP address is not allowed. Access denied.',
              status: 403,
            }
          : {
              source: 'ip-filter',
              reason: 'CallerIpBlocked',
              message: 'Caller IP address is blocked. Access denied.',
              status: 403,
            },
      );
      // What is listed falls through to here; what is not goes to the label.
      if (action === 'allow') work.step((at) => ({ kind: 'jump', to: at(allowed) }));
      else work.fail(deny);
      builder.put(listed);
      if (action === 'allow') work.fail(deny);
      else work.step((at) => ({ kind: 'jump', to: at(allowed) }));
      builder.put(allowed);
    };
  },
});

type Range = { readonly from: readonly number[]; readonly to: readonly number[] };

function rangeOf(reader: ElementReader, child: ElementReader['element']): readonly Range[] {
  if (child.name === 'address') {
    const text = child.text?.kind === 'literal' ? child.text.value : '';
    return range(reader, child, { from: text, to: text });
  }
  if (child.name === 'address-range') {
    const inner = readElement(child, reader.faults);
    return range(reader, child, { from: inner.text('from'), to: inner.text('to') });
  }
  reader.fault(
    'unexpected-element',
    `<${child.name}> has no place in <ip-filter>; expected <address> or <address-range>`,
    child,
  );
  return [];
}

function range(
  reader: ElementReader,
  child: ElementReader['element'],
  ends: { readonly from: string; readonly to: string },
): readonly Range[] {
  const from = parseAddress(ends.from);
  const to = parseAddress(ends.to);
  if (from !== null && to !== null && from.length === to.length) return [{ from, to }];
  const found = ends.from === ends.to ? `"${ends.from}"` : `"${ends.from}" to "${ends.to}"`;
  reader.fault(
    'wrong-value',
    `<${child.name}>: ${found} is no IP address, expected one such as 10.0.0.1 or 2001:db8::1`,
    child,
  );
  return [];
}

function isListed(ranges: readonly Range[], address: string): boolean {
  const parsed = parseAddress(address);
  return (
    parsed !== null &&
    ranges.some(
      ({ from, to }) =>
        from.length === parsed.length && compareAddresses(from, parsed) <= 0 && compareAddresses(parsed, to) <= 0,
    )
  );
}
