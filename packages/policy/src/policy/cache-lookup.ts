import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, oneOf } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import { someText } from './part/value.ts';

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
});
