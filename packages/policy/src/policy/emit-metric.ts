import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral, requiredLiteral } from '../shape/attribute.ts';
import { decimalNumber, name } from '../shape/kind.ts';
import { shape, some } from '../shape/shape.ts';
import { dimension } from './part/dimension.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';
import { checkDimensions, dimensionsOf } from './part/dimension.ts';

/** So many dimensions that API Management does not fill in itself. */
const dimensionsMax = 10;

const config = shape({
  attributes: {
    name: requiredLiteral(name),
    namespace: optionalLiteral(name, 'API Management'),
    value: optional(decimalNumber, 1),
  },
  children: { dimension: some(dimension) },
  check: (reader) => checkDimensions(reader, dimensionsMax),
});

/** `<emit-metric>`: sends a number as a metric to Application Insights. */
export const emitMetric: Policy = definePolicy({
  name: 'emit-metric',
  doc: 'https://learn.microsoft.com/azure/api-management/emit-metric-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileEmitMetric,
});

function compileEmitMetric({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { name: metric, namespace, value } = attributes;
  work.effect(() => ({
    kind: 'log',
    entry: (exchange) => ({
      policy: 'emit-metric',
      to: `${namespace}/${metric}`,
      text: String(value.of(exchange)),
      properties: dimensionsOf(exchange, children.dimension),
    }),
  }));
}
