import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { flag, name, text, whole } from '../shape/kind.ts';
import { many, maybe, shape, some } from '../shape/shape.ts';
import { audiences, requiredClaims } from './part/claim.ts';
import { exactlyOne } from './part/either.ts';
import { statusCode } from './part/range.ts';
import { someText } from './part/value.ts';

const openIdConfig = shape({ attributes: { url: required(name) } });

const signingKey = shape({
  attributes: { id: optional(name), 'certificate-id': optional(name), n: optional(text), e: optional(text) },
  text: optional(text),
});
const signingKeys = shape({ children: { key: some(signingKey) } });

const decryptionKey = shape({
  attributes: { id: optional(name), 'certificate-id': optional(name) },
  text: optional(text),
});
const decryptionKeys = shape({ children: { key: some(decryptionKey) } });

const issuers = shape({ children: { issuer: some(someText) } });

const config = shape({
  attributes: {
    'header-name': optional(name),
    'query-parameter-name': optional(name),
    'token-value': optional(text),
    'failed-validation-httpcode': optional(statusCode, 401),
    'failed-validation-error-message': optional(text),
    'require-expiration-time': optional(flag, true),
    'require-scheme': optional(text),
    'require-signed-tokens': optional(flag, true),
    'clock-skew': optional(whole(), 0),
    'output-token-variable-name': optionalLiteral(name),
  },
  children: {
    'openid-config': many(openIdConfig),
    'issuer-signing-keys': maybe(signingKeys),
    'decryption-keys': maybe(decryptionKeys),
    audiences: maybe(audiences),
    issuers: maybe(issuers),
    'required-claims': maybe(requiredClaims),
  },
  // Microsoft's page has had them in more than one order.
  isOrdered: false,
  check: (reader) => exactlyOne(reader, 'header-name', 'query-parameter-name', 'token-value'),
});

/** `<validate-jwt>`: lets through requests with a token that is signed, in time, and says what it must. */
export const validateJwt: Policy = definePolicy({
  name: 'validate-jwt',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-jwt-policy',
  sections: ['inbound'],
  shape: config,
});
