import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { PolicyFailure } from '../program/failure.ts';
import { optionalLiteral } from '../shape/attribute.ts';
import { flag, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, maybe, shape } from '../shape/shape.ts';
import { refusalOf } from './part/client-certificate.ts';
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
  differences: [
    'Certificates are trusted that lead to a certificate of the service; public authorities are not known offline.',
    'The certificate of an issuer is known where the service has it, or the client brings it.',
    'Revocation lists are not fetched: no certificate counts as revoked.',
    'Microsoft does not document status and reasons of a refusal: it is 403, or what the setting certificateFailureStatus says.',
  ],
  compile: compileValidateClientCertificate,
});

function compileValidateClientCertificate({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const rules = {
    isInTime: { from: attributes['validate-not-before'], to: attributes['validate-not-after'] },
    isTrusted: attributes['validate-trust'],
    identities: (children.identities?.children.identity ?? []).map((one) => one.attributes),
  };
  work.pure(['Request.Certificate', 'clock'], (exchange) => {
    const refusal = refusalOf(exchange, rules);
    exchange.notes?.push(refusal?.message ?? 'the certificate is valid');
    if (refusal === null || attributes['ignore-error']) return;
    const { certificateFailureStatus: status } = work.settings;
    const message = `${refusal.message} Access denied.`;
    throw new PolicyFailure(
      work.error({ reason: refusal.reason, message, status, publicMessage: 'Invalid client certificate' }),
    );
  });
}
