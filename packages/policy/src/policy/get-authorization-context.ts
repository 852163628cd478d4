import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, oneOf, text } from '../shape/kind.ts';
import { shape } from '../shape/shape.ts';

const config = shape({
  attributes: {
    'provider-id': required(name),
    'authorization-id': required(name),
    'context-variable-name': required(name),
    'identity-type': optional(oneOf('managed', 'jwt'), 'managed'),
    identity: optional(text),
    'ignore-error': optional(flag, false),
  },
});

/** `<get-authorization-context>`: gets a token of the credential manager into a variable. */
export const getAuthorizationContext: Policy = definePolicy({
  name: 'get-authorization-context',
  doc: 'https://learn.microsoft.com/azure/api-management/get-authorization-context-policy',
  sections: ['inbound'],
  gateways: ['classic', 'v2', 'consumption'],
  needs: 'a credential provider of the service, which signs in to another party',
  shape: config,
});
