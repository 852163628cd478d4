import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, oneOf } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

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
});
