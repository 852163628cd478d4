import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { anyValue, name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';

const config = shape({
  attributes: {
    key: required(name),
    value: required(anyValue),
    duration: required(whole()),
    'caching-type': cachingType,
  },
});

/** `<cache-store-value>`: keeps a value in the cache for so many seconds. */
export const cacheStoreValue: Policy = definePolicy({
  name: 'cache-store-value',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-store-value-policy',
  sections: everySection,
  shape: config,
});
