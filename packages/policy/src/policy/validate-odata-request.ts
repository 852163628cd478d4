import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral } from '../shape/attribute.ts';
import { name, text, whole } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'error-variable-name': optionalLiteral(name),
    'errors-variable-name': optionalLiteral(name),
    'default-odata-version': optional(text, '4.0'),
    'min-odata-version': optional(text),
    'max-odata-version': optional(text),
    'max-size': optional(whole()),
  },
});

/** `<validate-odata-request>`: holds an OData request's URL, headers and parameters against the API's description. */
export const validateOdataRequest: Policy = definePolicy({
  name: 'validate-odata-request',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-odata-request-policy',
  sections: ['inbound'],
  scopes: ['global', 'product', 'api'],
  usage: 'once',
  shape: config,
});
