import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import type { CompileWork } from '../define.ts';
import type { Query } from '../http/url.ts';
import { encodePart, parseQuery, printQuery } from '../http/url.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: { template: required(text), 'copy-unmatched-params': optional(flag, true) },
});

/** `<rewrite-uri>`: gives the backend another path and query than the caller's. */
export const rewriteUri: Policy = definePolicy({
  name: 'rewrite-uri',
  doc: 'https://learn.microsoft.com/azure/api-management/rewrite-uri-policy',
  sections: ['inbound'],
  shape: config,
  drills: true,
  compile: compileRewriteUri,
});

function compileRewriteUri({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { template, 'copy-unmatched-params': copies } = attributes;
  const own = namesOf(work.context.urlTemplate);
  work.pure([...template.reads, ...copies.reads, 'parameters'], (exchange) => {
    const { request } = exchange;
    const { path, query } = split(filled(template.of(exchange), request.parameters));
    const named = new Set(query.map(([key]) => key.toLowerCase()));
    const rest = copies.of(exchange)
      ? request.query.filter(([key]) => !own.has(key.toLowerCase()) && !named.has(key.toLowerCase()))
      : [];
    request.path = path.startsWith('/') ? path : `/${path}`;
    request.query = [...query, ...rest];
    exchange.notes?.push(`${request.path}${printQuery(request.query)}`);
  });
}

/** Query parameters that the operation's own template takes out of the URL. */
function namesOf(urlTemplate: string): ReadonlySet<string> {
  const { query } = split(urlTemplate);
  return new Set(query.map(([key]) => key.toLowerCase()));
}

/** The template with matched parameters in place of `{name}`. One that the URL does not have comes to nothing. */
function filled(template: string, parameters: ReadonlyMap<string, string>): string {
  const byName = new Map([...parameters].map(([key, value]) => [key.toLowerCase(), value]));
  return template.replaceAll(/\{(\*?)([^{}]+)\}/g, (_, star: string, key: string) => {
    const value = byName.get(key.toLowerCase()) ?? '';
    return star === '*' ? value.split('/').map(encodePart).join('/') : encodePart(value);
  });
}

function split(template: string): { readonly path: string; readonly query: Query } {
  const mark = template.indexOf('?');
  if (mark < 0) return { path: template, query: [] };
  return { path: template.slice(0, mark), query: parseQuery(template.slice(mark + 1)) };
}
