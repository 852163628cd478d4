import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral, required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { ownValidationAction, validationAction } from './part/validation-action.ts';

const parameter = shape({ attributes: { name: required(name), action: validationAction } });

const group = shape({
  attributes: {
    'specified-parameter-action': ownValidationAction,
    'unspecified-parameter-action': ownValidationAction,
  },
  children: { parameter: many(parameter) },
});

const path = shape({
  attributes: { 'specified-parameter-action': ownValidationAction },
  children: { parameter: many(parameter) },
});

const config = shape({
  attributes: {
    'specified-parameter-action': validationAction,
    'unspecified-parameter-action': validationAction,
    'errors-variable-name': optionalLiteral(name),
  },
  children: { headers: maybe(group), query: maybe(group), path: maybe(path) },
});

/** `<validate-parameters>`: holds headers and parameters of a request against the API's description. */
export const validateParameters: Policy = definePolicy({
  name: 'validate-parameters',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-parameters-policy',
  sections: ['inbound'],
  usage: 'once',
  shape: config,
});
