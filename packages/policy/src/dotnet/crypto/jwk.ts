import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey } from 'node:crypto';

/** The key of a JWK, private where it has `d`; `null` where it makes none. */
export function keyOfJwk(jwk: { readonly [name: string]: string }): KeyObject | null {
  try {
    return jwk['d'] === undefined
      ? createPublicKey({ key: jwk, format: 'jwk' })
      : createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    return null;
  }
}
