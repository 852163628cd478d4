import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { readCertificate } from '../dotnet/crypto/certificate-value.ts';
import { thumbprint as thumbprintOf } from '../dotnet/crypto/x509-certificate.ts';
import { certificateFromPem } from '../dotnet/crypto/certificate-from-pem.ts';
import { textOf } from '../dotnet/protocol.ts';
import type { ByteArray, NetValue } from '../dotnet/value.ts';
import { isNet } from '../dotnet/value.ts';
import type { Exchange } from '../program/exchange.ts';
import { PolicyFailure } from '../program/failure.ts';
import { requestTarget } from '../program/target.ts';
import { optional } from '../shape/attribute.ts';
import { anyValue, text } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { shape } from '../shape/shape.ts';
import { exactlyOne } from './part/either.ts';
import { noCertificate } from './part/no-certificate.ts';

const config = shape({
  attributes: {
    thumbprint: optional(text),
    'certificate-id': optional(text),
    body: optional(anyValue),
    password: optional(text),
  },
  check: (reader) => exactlyOne(reader, 'thumbprint', 'certificate-id', 'body'),
});

/** `<authentication-certificate>`: shows the backend a client certificate. */
export const authenticationCertificate: Policy = definePolicy({
  name: 'authentication-certificate',
  doc: 'https://learn.microsoft.com/azure/api-management/authentication-certificate-policy',
  sections: ['inbound'],
  shape: config,
  differences: [
    'No connection is made: the request that was sent names the thumbprint of the certificate.',
    'A thumbprint that is written down is taken as it is, whether the service has that certificate or not.',
    'A body in PKCS#12 is not opened, so its password is not checked, and a text stands in for its thumbprint.',
  ],
  compile: compileAuthenticationCertificate,
});

function compileAuthenticationCertificate({ attributes }: Config<typeof config>, work: CompileWork): void {
  const { thumbprint, 'certificate-id': id, body } = attributes;
  const target = work.target.kind === 'request' ? work.target : requestTarget;
  function shown(exchange: Exchange): string {
    if (thumbprint !== null) return thumbprint.of(exchange).replaceAll(/[\s:]/g, '').toUpperCase();
    if (id !== null) return ofService(exchange, id.of(exchange));
    return ofBody(exchange, body?.of(exchange) ?? null);
  }
  function ofService({ facts }: Exchange, wanted: string): string {
    const found = certificateFromPem(facts.deployment.certificates.get(wanted) ?? '');
    if (found === null) throw new PolicyFailure(work.error(noCertificate(wanted)));
    return thumbprintOf(found);
  }
  const reads = [thumbprint, id, body].flatMap((operand) => operand?.reads ?? []);
  work.pure(reads, (exchange) => {
    const draft = target.of(exchange);
    const clientCertificate = shown(exchange);
    draft.transport = { ...draft.transport, clientCertificate };
    exchange.notes?.push(`certificate ${clientCertificate}`);
  });
}

/** The thumbprint of a certificate in DER or PEM. */
function ofBody({ rt }: Exchange, body: NetValue): string {
  const isBytes = isNet<ByteArray>(body, 'System.Byte[]');
  const found = isBytes ? readCertificate(body.bytes) : certificateFromPem(body === null ? '' : textOf(rt, body));
  if (found !== null) return thumbprintOf(found);
  return isBytes ? `PKCS#12 of ${body.bytes.length} bytes` : 'PKCS#12';
}
