import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import { lookedUp } from './part/looked-up.ts';
import type { CacheLookup, CompileWork } from '../define.ts';
import { setHeader } from '../http/headers.ts';
import type { Exchange } from '../program/exchange.ts';
import type { Operand } from '../program/operand.ts';
import { computed, scaled } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({
  attributes: { duration: required(whole()), 'cache-response': optional(flag), 'caching-type': cachingType },
});

/** `<cache-store>`: keeps the response for the `cache-lookup` of requests to come. */
export const cacheStore: Policy = definePolicy({
  name: 'cache-store',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-store-policy',
  sections: ['outbound'],
  usage: 'once',
  shape: config,
  drills: true,
  compile: compileCacheStore,
});

function compileCacheStore({ attributes }: Config<typeof config>, work: CompileWork): void {
  const lookup = work.context.lookup.current;
  const { duration, 'cache-response': cacheResponse } = attributes;
  if (lookup === null || cacheResponse?.literal?.value === false) return;
  const when = computed(cacheResponse?.reads ?? [], (exchange) => {
    const { response } = exchange;
    if (response === null || lookedUp(exchange) === null) return false;
    return cacheResponse === null ? response.status === 200 : cacheResponse.of(exchange);
  });
  work.pure([], (exchange) => {
    if (when.of(exchange)) tellDownstream(exchange, lookup, duration);
  });
  work.effect(() => ({
    kind: 'cache.put',
    caching: lookup.caching,
    key: {
      ...computed(lookup.key.reads, (exchange) => lookedUp(exchange) ?? lookup.key.of(exchange)),
      atFirst: lookup.key,
    },
    durationUs: scaled(duration, 1e6),
    when,
  }));
}

/** Whether caches between here and the caller may keep the response too. */
function tellDownstream(exchange: Exchange, lookup: CacheLookup, duration: Operand<number>): void {
  const { response } = exchange;
  const kind = lookup.downstream.of(exchange);
  if (response === null || kind === 'none') return;
  const last = lookup.mustRevalidate.of(exchange) ? ', must-revalidate' : '';
  setHeader(response.headers, 'Cache-Control', [`${kind}, max-age=${duration.of(exchange)}${last}`]);
}
