import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { printDocument } from '../document/print.ts';
import { textBody } from '../http/body.ts';
import { setHeader } from '../http/headers.ts';
import { createResponse } from '../http/message.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

/** What is inside is a file format of Adobe's. */
const config = shape({ isOpen: true });

/** `<cross-domain>`: the file that Flash and Silverlight ask for before they call another domain. */
export const crossDomain: Policy = definePolicy({
  name: 'cross-domain',
  doc: 'https://learn.microsoft.com/azure/api-management/cross-domain-policy',
  sections: ['inbound'],
  scopes: ['global'],
  shape: config,
  compile: compileCrossDomain,
});

function compileCrossDomain({ element }: Config<typeof config>, work: CompileWork): void {
  // Its page has had the file's root inside, and what stands in that alone.
  const [first] = element.children;
  const markup = first?.name === 'cross-domain-policy' ? first : { ...element, name: 'cross-domain-policy' };
  const { builder } = work;
  const done = builder.label();
  const isAsked = computed(
    ['Request.OriginalUrl'],
    ({ request }) => request.originalUrl.path.toLowerCase() === '/crossdomain.xml',
  );
  work.step((at) => ({ kind: 'branch', test: isAsked, otherwise: at(done) }));
  work.pure([], (exchange) => {
    const response = createResponse(200);
    setHeader(response.headers, 'Content-Type', ['text/xml']);
    response.body = textBody(`<?xml version="1.0"?>\n${printDocument(markup)}`);
    exchange.response = response;
  });
  work.step(() => ({ kind: 'respond', status: literal(200) }));
  builder.put(done);
}
