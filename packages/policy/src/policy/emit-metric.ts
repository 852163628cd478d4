import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { decimalNumber, name } from '../shape/kind.ts';
import { shape, some } from '../shape/shape.ts';
import { dimension } from './part/dimension.ts';

const config = shape({
  attributes: {
    name: requiredLiteral(name),
    namespace: optionalLiteral(name, 'API Management'),
    value: optional(decimalNumber, 1),
  },
  children: { dimension: some(dimension) },
});

/** `<emit-metric>`: sends a number as a metric to Application Insights. */
export const emitMetric: Policy = definePolicy({
  name: 'emit-metric',
  doc: 'https://learn.microsoft.com/azure/api-management/emit-metric-policy',
  sections: everySection,
  shape: config,
});
