import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';

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
});
