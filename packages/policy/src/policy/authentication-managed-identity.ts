import type { Policy } from '../define.ts';
import { definePolicy, everySection } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: {
    resource: required(name),
    'client-id': optional(text),
    'output-token-variable-name': optionalLiteral(name),
    'ignore-error': optional(flag, false),
  },
});

/** `<authentication-managed-identity>`: gets a token of the service's identity, for the backend or into a variable. */
export const authenticationManagedIdentity: Policy = definePolicy({
  name: 'authentication-managed-identity',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy',
  // Microsoft's page lists inbound alone; published deployments have it elsewhere too.
  sections: everySection,
  gateways: ['classic', 'v2', 'consumption', 'self-hosted'],
  shape: config,
});
