import { jsonToXml as convert } from '../convert/index.ts';
import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, oneOf, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { computed } from '../program/operand.ts';
import { convertBody } from './part/convert-body.ts';

const config = shape({
  attributes: {
    apply: required(oneOf('always', 'content-type-json')),
    'consider-accept-header': optional(flag, true),
    'parse-date': optionalLiteral(flag, true),
    'namespace-separator': optional(text, '_'),
    'namespace-prefix': optional(text),
    'attribute-block-name': optional(text),
  },
});

/** `<json-to-xml>`: turns a body of JSON into XML. */
export const jsonToXml: Policy = definePolicy({
  name: 'json-to-xml',
  doc: 'https://learn.microsoft.com/azure/api-management/json-to-xml-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  shape: config,
  differences: [
    'With consider-accept-header only an Accept header that names XML asks for it; a wildcard, or no header, does not.',
    'The new content type is application/xml, without a charset.',
  ],
  compile: compileJsonToXml,
});

function compileJsonToXml({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { apply, 'namespace-separator': separator, 'namespace-prefix': prefix } = attributes;
  const block = attributes['attribute-block-name'];
  convertBody(work, {
    from: 'json',
    to: 'xml',
    always: computed(apply.reads, (exchange) => apply.of(exchange) === 'always'),
    considersAccept: attributes['consider-accept-header'],
    reads: [separator, prefix, block].flatMap((operand) => operand?.reads ?? []),
    convert: (exchange, rt, body) =>
      convert(rt, body, {
        parseDate: attributes['parse-date'],
        namespaceSeparator: separator.of(exchange),
        attributeBlockName: block?.of(exchange) ?? null,
        ...(prefix === null ? {} : { namespacePrefix: prefix.of(exchange) }),
      }),
  });
}
