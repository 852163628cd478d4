import { fromBase64Url, toBase64Url } from '../../base64.ts';
import type { KeyObject } from 'node:crypto';
import { raiseCryptographic } from './failure.ts';
import { keyOfJwk } from './jwk.ts';

/** Names of the XML that .NET writes RSA keys in, and of the same numbers in a JWK. */
const names: readonly (readonly [xml: string, jwk: string])[] = [
  ['Modulus', 'n'],
  ['Exponent', 'e'],
  ['P', 'p'],
  ['Q', 'q'],
  ['DP', 'dp'],
  ['DQ', 'dq'],
  ['InverseQ', 'qi'],
  ['D', 'd'],
];

export function rsaKeyOfXml(xml: string): KeyObject {
  const numbers: { [name: string]: string } = {};
  for (const [element, name] of names) {
    const [, text] = new RegExp(`<${element}>([\\sA-Za-z0-9+/=]*)</${element}>`).exec(xml) ?? [];
    if (text !== undefined) numbers[name] = toBase64Url(text);
  }
  return (
    keyOfJwk({ kty: 'RSA', ...numbers }) ??
    raiseCryptographic("Input string does not contain a valid encoding of the 'RSA' 'Modulus' parameter.")
  );
}

export function rsaKeyToXml(key: KeyObject, withPrivate: boolean): string {
  const jwk = key.export({ format: 'jwk' }) as { readonly [name: string]: unknown };
  const wanted = names.filter(([, name]) => withPrivate || name === 'n' || name === 'e');
  if (wanted.some(([, name]) => typeof jwk[name] !== 'string')) return raiseCryptographic('Key does not exist.\r\n');
  const elements = wanted.map(([element, name]) => `<${element}>${fromBase64Url(String(jwk[name]))}</${element}>`);
  return `<RSAKeyValue>${elements.join('')}</RSAKeyValue>`;
}
