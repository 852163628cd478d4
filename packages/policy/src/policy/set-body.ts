import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { anyValue, flag, oneOf } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';
import { template } from './part/template.ts';

const config = shape({
  attributes: {
    template: optionalLiteral(template, 'none'),
    'xsi-nil': optionalLiteral(oneOf('blank', 'null'), 'blank'),
    'parse-date': optionalLiteral(flag, true),
  },
  text: optional(anyValue),
});

/** `<set-body>`: sets the body: a text, what an expression comes to, or a Liquid template. */
export const setBody: Policy = definePolicy({
  name: 'set-body',
  doc: 'https://learn.microsoft.com/azure/api-management/set-body-policy',
  sections: everySection,
  shape: config,
});
