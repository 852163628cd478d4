import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, required, requiredLiteral } from '../shape/attribute.ts';
import { anyValue, name, whole } from '../shape/kind.ts';
import { one, shape } from '../shape/shape.ts';
import { cachingType } from './part/caching.ts';

const value = shape({ policies: 'any' });

const config = shape({
  attributes: {
    key: required(name),
    'variable-name': requiredLiteral(name),
    'default-value': optional(anyValue),
    'expires-after': optional(whole()),
    'refresh-after': optional(whole()),
    'caching-type': cachingType,
  },
  children: { value: one(value) },
});

/** `<cache-value>`: reads a value from the cache, or works it out with the policies inside and keeps it. */
export const cacheValue: Policy = definePolicy({
  name: 'cache-value',
  doc: 'https://github.com/Azure/azure-api-management-policy-toolkit',
  sections: everySection,
  needs: 'nothing that is documented: only the policy toolkit knows this policy',
  shape: config,
});
