import type { KeyObject } from 'node:crypto';
import { createPublicKey, createSecretKey } from 'node:crypto';
import { certificateFromPem } from '../dotnet/crypto/certificate-from-pem.ts';
import { certificateHash, hex, publicKeyOf } from '../dotnet/crypto/certificate-value.ts';
import { keyOfJwk } from '../dotnet/crypto/jwk.ts';
import { toBase64Url, base64UrlBytes, base64UrlText } from '../base64.ts';
import type { JsonMap, JsonValue } from './json-object.ts';
import { isJsonMap, parseJsonObject, stringOf } from './json-object.ts';

/** A key that tokens are signed or encrypted with. */
export type TokenKey = {
  /** Names that a token's `kid` or `x5t` may call it by. */
  readonly ids: readonly string[];
  /** The one algorithm that it is for, if it says so. */
  readonly algorithm: string | null;
  /** `sig` or `enc`, if it says so. */
  readonly use: string | null;
  readonly key: KeyObject;
};

function tokenKey(key: KeyObject, id: string | null | undefined): TokenKey {
  return { ids: id === null || id === undefined ? [] : [id], algorithm: null, use: null, key };
}

/** A secret in base64; `null` where it is not base64, or empty. */
export function secretKey(base64: string, id?: string | null): TokenKey | null {
  const bytes = base64UrlBytes(toBase64Url(base64));
  return bytes === null || bytes.length === 0 ? null : tokenKey(createSecretKey(bytes), id);
}

/** An RSA key of modulus and exponent in base64url. */
export function rsaKey(n: string, e: string, id?: string | null): TokenKey | null {
  const key = keyOfJwk({ kty: 'RSA', n: toBase64Url(n), e: toBase64Url(e) });
  return key && tokenKey(key, id);
}

/** The key of a certificate in PEM: the private one if it is there. Tokens call it by its thumbprint too. */
export function certificateKey(pem: string, id?: string | null): TokenKey | null {
  const certificate = certificateFromPem(pem);
  const key = certificate && (certificate.privateKey ?? publicKeyOf(certificate));
  if (certificate === null || key === null) return null;
  const thumbprint = certificateHash(certificate);
  const named = tokenKey(key, id);
  return { ...named, ids: [...named.ids, hex(thumbprint), base64UrlText(thumbprint)] };
}

/** The keys of a JWKS; those of kinds that nobody knows are left out. */
export function keysOfJwks(text: string): readonly TokenKey[] {
  const keys = parseJsonObject(text)?.get('keys');
  if (!Array.isArray(keys)) return [];
  return (keys as readonly JsonValue[]).flatMap((entry) => (isJsonMap(entry) ? (keyOfEntry(entry) ?? []) : []));
}

function keyOfEntry(entry: JsonMap): TokenKey | null {
  const key = keyOfMembers(entry);
  if (key === null) return null;
  const ids = ['kid', 'x5t'].flatMap((name) => stringOf(entry, name) ?? []);
  return { ids, algorithm: stringOf(entry, 'alg'), use: stringOf(entry, 'use'), key };
}

/** Members of a JWK that make up its key. */
const members = ['kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

function keyOfMembers(entry: JsonMap): KeyObject | null {
  const jwk = Object.fromEntries(
    members.flatMap((name) => {
      const value = stringOf(entry, name);
      return value === null ? [] : [[name, value] as const];
    }),
  );
  if (jwk['kty'] !== 'oct') return keyOfJwk(jwk);
  const secret = base64UrlBytes(jwk['k'] ?? '');
  return secret === null || secret.length === 0 ? null : createSecretKey(secret);
}

/** The public half of a key; a private one has it in itself. */
export function publicHalf(key: KeyObject): KeyObject {
  return key.type === 'private' ? createPublicKey(key) : key;
}
