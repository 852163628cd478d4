import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optionalLiteral, required, requiredLiteral } from '../shape/attribute.ts';
import { name, oneOf, text } from '../shape/kind.ts';
import { many, one, shape } from '../shape/shape.ts';
import { anyText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

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
  compile: compileTrace,
});

function compileTrace({ attributes: { source, severity }, children }: Config<typeof config>, work: CompileWork): void {
  work.effect(() => ({
    kind: 'log',
    entry: (exchange) => {
      const message = children.message?.text.of(exchange) ?? '';
      exchange.notes?.push(`${severity}: ${message}`);
      const properties = new Map(
        children.metadata.map(({ attributes }) => [attributes.name.of(exchange), attributes.value.of(exchange)] as const),
      );
      return { policy: 'trace', to: source, text: message, properties: new Map([['severity', severity], ...properties]) };
    },
  }));
}
