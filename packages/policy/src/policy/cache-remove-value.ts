import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

const config = shape({ attributes: { key: required(name), 'caching-type': cachingType } });

/** `<cache-remove-value>`: takes a value out of the cache. */
export const cacheRemoveValue: Policy = definePolicy({
  name: 'cache-remove-value',
  doc: 'https://learn.microsoft.com/azure/api-management/cache-remove-value-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileCacheRemoveValue,
});

function compileCacheRemoveValue({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { key, 'caching-type': caching } = attributes;
  work.effect(() => ({ kind: 'value.remove', caching, key }));
}
