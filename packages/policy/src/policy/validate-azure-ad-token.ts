import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, optionalLiteral, required } from '../shape/attribute.ts';
import { name, text } from '../shape/kind.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { audiences, requiredClaims } from './part/claim.ts';
import { atMostOne } from './part/either.ts';
import { statusCode } from './part/range.ts';
import { someText } from './part/value.ts';

const applicationIds = shape({ children: { 'application-id': some(someText) } });
const decryptionKey = shape({ attributes: { 'certificate-id': required(name) } });
const decryptionKeys = shape({ children: { key: some(decryptionKey) } });

const config = shape({
  attributes: {
    'tenant-id': required(name),
    'header-name': optional(name),
    'query-parameter-name': optional(name),
    'token-value': optional(text),
    'failed-validation-httpcode': optional(statusCode, 401),
    'failed-validation-error-message': optional(text),
    'output-token-variable-name': optionalLiteral(name),
  },
  children: {
    'backend-application-ids': maybe(applicationIds),
    'client-application-ids': maybe(applicationIds),
    audiences: maybe(audiences),
    'required-claims': maybe(requiredClaims),
    'decryption-keys': maybe(decryptionKeys),
  },
  isOrdered: false,
  check: (reader) => atMostOne(reader, 'header-name', 'query-parameter-name', 'token-value'),
});

/** `<validate-azure-ad-token>`: lets through requests with a valid token of Microsoft Entra ID. */
export const validateAzureAdToken: Policy = definePolicy({
  name: 'validate-azure-ad-token',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy',
  sections: ['inbound'],
  shape: config,
});
