import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, oneOf } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import { keepLookedUp } from './part/looked-up.ts';
import { someText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import { dropHeader, headerText, headerValues } from '../http/headers.ts';
import { printQuery, queryValues } from '../http/url.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Operand } from '../program/operand.ts';
import { computed } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'vary-by-developer': required(flag),
    'vary-by-developer-groups': required(flag),
    'caching-type': cachingType,
    'downstream-caching-type': optional(oneOf('none', 'private', 'public'), 'none'),
    'must-revalidate': optional(flag, true),
    'allow-private-response-caching': optional(flag, false),
  },
  children: { 'vary-by-header': many(someText), 'vary-by-query-parameter': many(someText) },
  isOrdered: false,
});

/** `<cache-lookup>`: answers from the cache where it can; only for GET. */
export const cacheLookup: Policy = definePolicy({
  name: 'cache-lookup',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-lookup-policy',
  sections: ['inbound'],
  usage: 'once',
  inFragments: false,
  shape: config,
  drills: true,
  compile: compileCacheLookup,
});

function compileCacheLookup(lookup: Config<typeof config>, work: CompileWork): void {
  if (work.context.method !== 'GET' && work.context.method !== '*') return;
  const { builder, settings } = work;
  const { 'caching-type': caching, 'allow-private-response-caching': allowsPrivate } = lookup.attributes;
  const key = keyOf(lookup);
  const skip = builder.label();
  const applies = computed(allowsPrivate.reads, (exchange) => isCacheable(exchange, allowsPrivate));
  work.step((at) => ({ kind: 'branch', test: applies, otherwise: at(skip) }));
  work.context.lookup.current = {
    key,
    caching,
    downstream: lookup.attributes['downstream-caching-type'],
    mustRevalidate: lookup.attributes['must-revalidate'],
  };
  const goOn = settings.outboundAfterCacheHit ? work.outbound : work.finish;
  work.effect((at) => ({
    kind: 'cache.get',
    caching,
    key,
    answered: (exchange, isHit) => {
      exchange.notes?.push(isHit ? 'hit' : 'miss');
      if (isHit) return;
      keepLookedUp(exchange, key.of(exchange));
      for (const header of cachingHeaders) dropHeader(exchange.request.headers, header);
    },
    hit: at(goOn),
  }));
  builder.put(skip);
}

/** What a caller may say about its own cache: the backend must answer in full, so it does not see these. */
const cachingHeaders: readonly string[] = [
  'Cache-Control',
  'If-Match',
  'If-Modified-Since',
  'If-None-Match',
  'If-Range',
  'If-Unmodified-Since',
  'Pragma',
];

function isCacheable(exchange: Exchange, allowsPrivate: Operand<boolean>): boolean {
  const { method, headers } = exchange.request;
  if (method !== 'GET') return false;
  return headerValues(headers, 'Authorization').length === 0 || allowsPrivate.of(exchange);
}

/** URL, of whose query only the listed parameters count where some are listed; headers; the developer and its groups. */
function keyOf({ attributes, children }: Config<typeof config>): Operand<string> {
  const { 'vary-by-developer': byDeveloper, 'vary-by-developer-groups': byGroups } = attributes;
  const headers = children['vary-by-header'].map(({ text }) => text);
  const parameters = children['vary-by-query-parameter'].map(({ text }) => text);
  const reads = [byDeveloper, byGroups, ...headers, ...parameters].flatMap((operand) => operand.reads);
  const who = byDeveloper.literal?.value === false ? [] : ['subscription'];
  return computed(['parameters', ...who, ...reads], (exchange) => {
    const { originalUrl, headers: sent } = exchange.request;
    const listed = namesIn(exchange, parameters);
    const query =
      listed.length === 0
        ? printQuery(originalUrl.query)
        : listed.map((name) => `${name}=${queryValues(originalUrl.query, name).join(',')}`).join('&');
    const varied = namesIn(exchange, headers).map((name) => `${name.toLowerCase()}:${headerText(sent, name) ?? ''}`);
    const { user, subscription } = exchange.facts;
    const developer = byDeveloper.of(exchange) ? (user?.id ?? subscription?.id ?? null) : null;
    const groups = byGroups.of(exchange) ? (user?.groups.map(({ id }) => id) ?? []) : [];
    return JSON.stringify([originalUrl.path, query, varied, developer, groups]);
  });
}

/** Each text may list several names, with semicolons between them. */
function namesIn(exchange: Exchange, texts: readonly Operand<string>[]): readonly string[] {
  return texts
    .flatMap((text) => text.of(exchange).split(';'))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
