import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { requestTarget } from '../program/target.ts';
import { optional, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { url: required(name), username: optional(text), password: optional(text) } });

/** `<proxy>`: sends the request through an HTTP proxy. */
export const proxy: Policy = definePolicy({
  name: 'proxy',
  doc: 'https://learn.microsoft.com/azure/api-management/proxy-policy',
  sections: ['inbound'],
  shape: config,
  differences: [
    'Nothing goes through the proxy: the request that was sent names it, and leaves out its user and password.',
  ],
  drills: true,
  compile: compileProxy,
});

function compileProxy({ attributes: { url } }: Config<typeof config>, work: CompileWork): void {
  const target = work.target.kind === 'request' ? work.target : requestTarget;
  work.pure(url.reads, (exchange) => {
    const draft = target.of(exchange);
    const through = url.of(exchange).trim();
    draft.transport = { ...draft.transport, proxy: through };
    exchange.notes?.push(`through ${through}`);
  });
}
