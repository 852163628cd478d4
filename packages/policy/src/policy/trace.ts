import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral, required, requiredLiteral } from '../shape/attribute.ts';
import { name, oneOf, text } from '../shape/kind.ts';
import { many, one, shape } from '../shape/shape.ts';
import { anyText } from './part/value.ts';

const metadata = shape({ attributes: { name: required(name), value: required(text) } });

const config = shape({
  attributes: {
    source: requiredLiteral(name),
    severity: optionalLiteral(oneOf('verbose', 'information', 'error'), 'verbose'),
  },
  children: { message: one(anyText), metadata: many(metadata) },
  isOrdered: false,
});

/** `<trace>`: adds a line to the traces and logs of the request. */
export const trace: Policy = definePolicy({
  name: 'trace',
  doc: 'https://learn.microsoft.com/azure/api-management/trace-policy',
  sections: everySection,
  shape: config,
});
