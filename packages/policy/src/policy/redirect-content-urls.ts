import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import { bodyText, textBody } from '../http/body.ts';
import { printOrigin, printUrl } from '../http/url.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({});

/** `<redirect-content-urls>`: puts the gateway's URL in place of the backend's in the body. */
export const redirectContentUrls: Policy = definePolicy({
  name: 'redirect-content-urls',
  doc: 'https://learn.microsoft.com/azure/api-management/redirect-content-urls-policy',
  sections: ['inbound', 'outbound'],
  usage: 'once',
  shape: config,
  compile: compileRedirectContentUrls,
});

function compileRedirectContentUrls(_: Config<typeof config>, work: CompileWork): void {
  const { target, section } = work;
  work.pure([], (exchange) => {
    const { body } = target.of(exchange);
    const { base } = exchange.request;
    if (body === null || base === null) return;
    const backend = withoutSlash(printUrl({ ...base, query: [] }));
    const apiPath = exchange.facts.api?.path ?? '';
    const gateway = withoutSlash(`${printOrigin(exchange.request.originalUrl)}/${apiPath}`);
    const [from, to] = section === 'inbound' ? [gateway, backend] : [backend, gateway];
    target.of(exchange).body = textBody(bodyText(body).replaceAll(from, to));
  });
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
