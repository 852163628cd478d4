import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, shape } from '../shape/shape.ts';
import { statusCode } from './part/range.ts';
import { validationAction } from './part/validation-action.ts';

const status = shape({ attributes: { code: required(statusCode), action: validationAction } });

const config = shape({
  attributes: {
    'unspecified-status-code-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
    'error-variable-name': optionalLiteral(name),
  },
  children: { 'status-code': many(status) },
});

/** `<validate-status-code>`: holds the status of a response against the API's description. */
export const validateStatusCode: Policy = definePolicy({
  name: 'validate-status-code',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-status-code-policy',
  sections: ['outbound', 'on-error'],
  usage: 'once',
  shape: config,
});
