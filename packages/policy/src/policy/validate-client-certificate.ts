import type { Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { flag, text } from '../shape/kind.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { atMostOne } from './part/either.ts';

const identity = shape({
  attributes: {
    thumbprint: optionalLiteral(text),
    'serial-number': optionalLiteral(text),
    'common-name': optionalLiteral(text),
    subject: optionalLiteral(text),
    'dns-name': optionalLiteral(text),
    'issuer-subject': optionalLiteral(text),
    'issuer-thumbprint': optionalLiteral(text),
    'issuer-certificate-id': optionalLiteral(text),
  },
  check: (reader) => {
    for (const other of ['issuer-subject', 'issuer-thumbprint']) atMostOne(reader, 'issuer-certificate-id', other);
  },
});
const identities = shape({ children: { identity: many(identity) } });

const config = shape({
  attributes: {
    'validate-revocation': optionalLiteral(flag, true),
    'validate-trust': optionalLiteral(flag, true),
    'validate-not-before': optionalLiteral(flag, true),
    'validate-not-after': optionalLiteral(flag, true),
    'ignore-error': optionalLiteral(flag, false),
  },
  children: { identities: maybe(identities) },
});

/** `<validate-client-certificate>`: lets through clients whose certificate is valid and of one of the identities. */
export const validateClientCertificate: Policy = definePolicy({
  name: 'validate-client-certificate',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-client-certificate-policy',
  sections: ['inbound'],
  shape: config,
});
