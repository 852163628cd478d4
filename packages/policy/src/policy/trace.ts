import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { name, oneOf, text } from '../shape/kind.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { anyText } from './part/value.ts';
import type { CompileWork } from '../define.ts';
import type { Config } from '../shape/shape.ts';

const metadata = shape({ attributes: { name: required(name), value: required(text) } });

const config = shape({
  attributes: {
    source: required(name),
    severity: optionalLiteral(oneOf('verbose', 'information', 'error'), 'verbose'),
  },
  children: { message: maybe(anyText), metadata: many(metadata) },
  isOrdered: false,
  // As the page had it once: the message is the element's own text.
  text: optional(text),
  check: (reader) => {
    if (reader.element.text === null && !reader.element.children.some((child) => child.name === 'message'))
      reader.fault('missing-element', '<trace> needs a <message>');
  },
});

/** `<trace>`: adds a line to the traces and logs of the request. */
export const trace: Policy = definePolicy({
  name: 'trace',
  doc: 'https://learn.microsoft.com/azure/api-management/trace-policy',
  sections: everySection,
  shape: config,
  drills: true,
  compile: compileTrace,
});

function compileTrace(read: Config<typeof config>, work: CompileWork): void {
  const { source, severity } = read.attributes;
  const { children } = read;
  const said = children.message?.text ?? read.text;
  work.effect(() => ({
    kind: 'log',
    entry: (exchange) => {
      const message = said?.of(exchange) ?? '';
      exchange.notes?.push(`${severity}: ${message}`);
      const properties = new Map(
        children.metadata.map(
          ({ attributes }) => [attributes.name.of(exchange), attributes.value.of(exchange)] as const,
        ),
      );
      return {
        policy: 'trace',
        to: source.of(exchange),
        text: message,
        properties: new Map([['severity', severity], ...properties]),
      };
    },
  }));
}
