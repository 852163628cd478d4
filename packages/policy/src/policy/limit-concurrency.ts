import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required, requiredLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { atLeastOne } from './part/range.ts';

const config = shape({
  attributes: { key: required(name), 'max-count': requiredLiteral(atLeastOne) },
  policies: 'any',
});

/** `<limit-concurrency>`: lets so many requests at a time into what is inside; others get 429 at once. */
export const limitConcurrency: Policy = definePolicy({
  name: 'limit-concurrency',
  doc: 'https://learn.microsoft.com/azure/api-management/limit-concurrency-policy',
  sections: everySection,
  shape: config,
});
