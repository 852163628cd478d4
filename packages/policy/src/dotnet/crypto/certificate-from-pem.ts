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

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** What base64 with white space says; `null` of a digit too few. */
export function base64Bytes(text: string): Uint8Array | null {
  const clean = text.replaceAll(/[\s=]/g, '');
  if (clean.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((clean.length * 3) / 4));
  let bits = 0;
  let at = 0;
  for (let index = 0; index < clean.length; index += 1) {
    const value = digits.indexOf(clean.charAt(index));
    if (value === -1) return null;
    bits = ((bits << 6) | value) & 0xff_ffff;
    const left = (index % 4) * 2;
    if (left !== 0) bytes[at++] = (bits >> (6 - left)) & 255;
  }
  return bytes;
}
