import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, oneOf, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

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
});
