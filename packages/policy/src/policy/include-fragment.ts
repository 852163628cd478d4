import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { requiredLiteral } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { 'fragment-id': requiredLiteral(name) } });

/** `<include-fragment>`: stands for the policies of a fragment. The assembly of documents puts them in its place. */
export const includeFragment: Policy = definePolicy({
  name: 'include-fragment',
  doc: 'https://learn.microsoft.com/azure/api-management/include-fragment-policy',
  sections: everySection,
  inFragments: false,
  shape: config,
});
