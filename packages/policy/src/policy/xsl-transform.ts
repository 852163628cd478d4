import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, requiredLiteral } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';

const parameter = shape({ attributes: { name: requiredLiteral(name) }, text: optional(text, '') });

const config = shape({
  children: { parameter: many(parameter) },
  text: requiredLiteral(text),
});

/** `<xsl-transform>`: puts an XML body through a style sheet, which is this element's text. */
export const xslTransform: Policy = definePolicy({
  name: 'xsl-transform',
  doc: 'https://learn.microsoft.com/azure/api-management/xsl-transform-policy',
  sections: ['inbound', 'outbound'],
  shape: config,
});
