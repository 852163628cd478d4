import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { anyValue, name, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import type { CompileWork } from '../define.ts';
import { scaled } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';

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
  drills: true,
  compile: compileCacheStoreValue,
});

function compileCacheStoreValue({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { key, value, duration, 'caching-type': caching } = attributes;
  work.effect(() => ({ kind: 'value.put', caching, key, value, durationUs: scaled(duration, 1e6) }));
}
