import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { name, oneOf, whole } from '../shape/kind.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { atLeastOne } from './part/range.ts';

const rule = shape({
  attributes: { path: required(name), action: optional(oneOf('allow', 'remove', 'reject', 'ignore'), 'allow') },
});
const authorize = shape({ children: { rule: some(rule) } });

const config = shape({
  attributes: {
    'error-variable-name': optionalLiteral(name),
    'errors-variable-name': optionalLiteral(name),
    'max-size': optional(whole({ min: 0, max: 102_400 })),
    'max-depth': optional(atLeastOne, 6),
    'max-total-depth': optional(atLeastOne),
  },
  children: { authorize: maybe(authorize) },
});

/** `<validate-graphql-request>`: holds a GraphQL request against its schema, its size and depth, and what is allowed. */
export const validateGraphqlRequest: Policy = definePolicy({
  name: 'validate-graphql-request',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-graphql-request-policy',
  sections: ['inbound'],
  shape: config,
});
