import { base64Bytes } from '../../base64.ts';
import type { Certificate } from './certificate-value.ts';
import { readCertificate } from './certificate-value.ts';

/**
 * The certificate in a PEM text, with its private key if the text has one too; `null` where there is none that can be
 * read. What stands around the blocks is skipped; of several certificates the first counts.
 */
export function certificateFromPem(pem: string): Certificate | null {
  const [, body] = /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END/.exec(pem) ?? [];
  if (body === undefined) return null;
  const [key] =
    /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[A-Za-z0-9+/=\s]*-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(pem) ?? [];
  const bytes = base64Bytes(body);
  return bytes === null ? null : readCertificate(bytes, key ?? null);
}
