import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { validationAction } from './part/validation-action.ts';

const header = shape({ attributes: { name: required(name), action: validationAction } });

const config = shape({
  attributes: {
    'specified-header-action': validationAction,
    'unspecified-header-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
  },
  children: { header: many(header) },
});

/** `<validate-headers>`: holds the headers of a response against the API's description. */
export const validateHeaders: Policy = definePolicy({
  name: 'validate-headers',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-headers-policy',
  sections: ['outbound', 'on-error'],
  usage: 'once',
  shape: config,
});
