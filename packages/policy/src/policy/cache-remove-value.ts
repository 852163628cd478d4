import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';

const config = shape({ attributes: { key: required(name), 'caching-type': cachingType } });

/** `<cache-remove-value>`: takes a value out of the cache. */
export const cacheRemoveValue: Policy = definePolicy({
  name: 'cache-remove-value',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-remove-value-policy',
  sections: everySection,
  shape: config,
});
