import { xmlToJson as convert } from '../convert/index.ts';
import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, oneOf } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { computed } from '../program/operand.ts';
import { convertBody } from './part/convert-body.ts';

const config = shape({
  attributes: {
    kind: required(oneOf('javascript-friendly', 'direct')),
    apply: required(oneOf('always', 'content-type-xml')),
    'consider-accept-header': optional(flag, true),
    'always-array-child-elements': optional(flag, false),
  },
});

/** `<xml-to-json>`: turns a body of XML into JSON. */
export const xmlToJson: Policy = definePolicy({
  name: 'xml-to-json',
  doc: 'https://learn.microsoft.com/azure/api-management/xml-to-json-policy',
  sections: ['inbound', 'outbound', 'on-error'],
  shape: config,
  differences: [
    'With consider-accept-header only an Accept header that names JSON asks for it; a wildcard, or no header, does not.',
    'The new content type is application/json, without a charset.',
  ],
  compile: compileXmlToJson,
});

function compileXmlToJson({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { kind, apply, 'always-array-child-elements': always } = attributes;
  convertBody(work, {
    from: 'xml',
    to: 'json',
    always: computed(apply.reads, (exchange) => apply.of(exchange) === 'always'),
    considersAccept: attributes['consider-accept-header'],
    reads: [...kind.reads, ...always.reads],
    convert: (exchange, rt, text) =>
      convert(rt, text, { kind: kind.of(exchange), alwaysArrayChildElements: always.of(exchange) }),
  });
}
