import { X509Certificate } from 'node:crypto';
import { base64Bytes } from '../../base64.ts';
import type { Certificate } from './certificate-value.ts';
import { readCertificate } from './certificate-value.ts';
import { thumbprint } from './x509-certificate.ts';

/** No chain is followed further. */
const chainMax = 10;

/** Every certificate of a PEM text that can be read, in order. */
export function certificatesOf(pem: string): readonly Certificate[] {
  const blocks = pem.matchAll(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END/g);
  return [...blocks].flatMap(([, body]) => {
    const bytes = base64Bytes(body ?? '');
    return (bytes && readCertificate(bytes)) ?? [];
  });
}

/** Whether the one has signed the other: names and signature. */
export function hasIssued(issuer: Certificate, certificate: Certificate): boolean {
  try {
    const [above, below] = [new X509Certificate(issuer.raw), new X509Certificate(certificate.raw)];
    return below.checkIssued(above) && below.verify(above.publicKey);
  } catch {
    return false;
  }
}

/** The certificate and those above it, as far as they are known. */
export function chainOf(certificate: Certificate, known: readonly Certificate[]): readonly Certificate[] {
  const chain = [certificate];
  while (chain.length < chainMax) {
    const last = chain.at(-1) ?? certificate;
    const above = known.find((other) => hasIssued(other, last));
    if (above === undefined || chain.some((one) => thumbprint(one) === thumbprint(above))) break;
    chain.push(above);
  }
  return chain;
}
