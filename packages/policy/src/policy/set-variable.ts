import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { required, requiredLiteral } from '../shape/attribute.ts';
import { anyValue, name } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({ attributes: { name: requiredLiteral(name), value: required(anyValue) } });

/** `<set-variable>`: sets a variable of the request. */
export const setVariable: Policy = definePolicy({
  name: 'set-variable',
  doc: 'https://learn.microsoft.com/azure/api-management/set-variable-policy',
  sections: everySection,
  shape: config,
});
