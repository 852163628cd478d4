import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { shape } from '../shape/shape.ts';

const config = shape({});

/** `<base>`: stands for the same section of the next broader scope. The assembly of documents puts it in its place. */
export const base: Policy = definePolicy({
  name: 'base',
  doc: 'https://learn.microsoft.com/azure/api-management/api-management-howto-policies',
  sections: everySection,
  inFragments: false,
  shape: config,
});
