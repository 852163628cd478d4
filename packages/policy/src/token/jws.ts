import type { KeyObject } from 'node:crypto';
import { constants, createHmac, timingSafeEqual, verify } from 'node:crypto';
import { ok } from '@keelgate/model';
import { utf8Bytes } from '../dotnet/text/utf8.ts';
import { base64UrlBytes } from '../base64.ts';
import type { JsonMap } from './json-object.ts';
import { stringOf } from './json-object.ts';
import type { Jwt } from './jwt.ts';
import { bareToken, jsonSegment, malformed, segmentsOf } from './jwt.ts';
import type { TokenResult } from './token-failure.ts';
import { refused } from './token-failure.ts';
import type { TokenKey } from './token-key.ts';
import { publicHalf } from './token-key.ts';

type Check = (key: KeyObject, data: Uint8Array, signature: Uint8Array) => boolean;

const curves: ReadonlyMap<string, string> = new Map([
  ['256', 'prime256v1'],
  ['384', 'secp384r1'],
  ['512', 'secp521r1'],
]);

/** How each algorithm checks a signature. A key of another kind than the algorithm's never does. */
const checks: ReadonlyMap<string, Check> = new Map(
  ['256', '384', '512'].flatMap((bits): (readonly [string, Check])[] => [
    [`HS${bits}`, (key, data, signature) => checkHmac(`sha${bits}`, key, data, signature)],
    [
      `RS${bits}`,
      (key, data, signature) =>
        key.asymmetricKeyType === 'rsa' && verify(`sha${bits}`, data, publicHalf(key), signature),
    ],
    [`PS${bits}`, (key, data, signature) => checkPss(`sha${bits}`, key, data, signature)],
    [
      `ES${bits}`,
      (key, data, signature) =>
        key.asymmetricKeyDetails?.namedCurve === curves.get(bits) &&
        verify(
          `sha${bits === '512' ? '512' : bits}`,
          data,
          { key: publicHalf(key), dsaEncoding: 'ieee-p1363' },
          signature,
        ),
    ],
  ]),
);

export const jwsAlgorithms: readonly string[] = [...checks.keys()];

function checkHmac(hash: string, ...[key, data, signature]: Parameters<Check>): boolean {
  if (key.type !== 'secret') return false;
  const expected = createHmac(hash, key).update(data).digest();
  return expected.length === signature.length && timingSafeEqual(expected, signature);
}

function checkPss(hash: string, ...[key, data, signature]: Parameters<Check>): boolean {
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'rsa-pss') return false;
  const options = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return verify(hash, data, { key: publicHalf(key), ...options }, signature);
}

export type JwsOptions = {
  /** Algorithms that are let through; all that are known where it is left out. */
  readonly algorithms?: readonly string[];
};

/** Checks the signature of a token of three segments, and hands on what it says. */
export function verifyJws(token: string, keys: readonly TokenKey[], options: JwsOptions = {}): TokenResult<Jwt> {
  const signed = readSigned(token);
  if (signed === null) return malformed();
  const { header, claims, data, signature } = signed;
  if (signature.length === 0)
    return refused('TokenSignatureInvalid', 'IDX10504: Unable to validate signature, token does not have a signature.');
  const algorithm = stringOf(header, 'alg') ?? '';
  const check = (options.algorithms ?? jwsAlgorithms).includes(algorithm) ? checks.get(algorithm) : undefined;
  if (check === undefined || header.has('crit')) return unsupported(algorithm);
  const fitting = keys.filter((key) => fits(key, algorithm));
  const called = fitting.filter((key) => isCalledBy(key, header));
  const isGood = (called.length > 0 ? called : fitting).some(({ key }) => isSigned(check, key, data, signature));
  return isGood ? ok({ header, claims }) : unverified(header, keys.length, called.length);
}

type Signed = Jwt & { readonly data: Uint8Array; readonly signature: Uint8Array };

function readSigned(token: string): Signed | null {
  const segments = segmentsOf(bareToken(token));
  if (segments?.length !== 3) return null;
  const [head = '', body = '', tail = ''] = segments;
  const [header, claims, signature] = [jsonSegment(head), jsonSegment(body), base64UrlBytes(tail)];
  if (header === null || claims === null || signature === null) return null;
  return { header, claims, data: utf8Bytes(`${head}.${body}`), signature };
}

/** The platform throws at keys that are too short for an algorithm. */
function isSigned(check: Check, ...args: Parameters<Check>): boolean {
  try {
    return check(...args);
  } catch {
    return false;
  }
}

function unsupported(algorithm: string): TokenResult<never> {
  const message = `IDX10511: Signature validation failed. The algorithm '${algorithm}' is not supported.`;
  return refused('TokenSignatureInvalid', message);
}

function fits({ algorithm, use }: TokenKey, wanted: string): boolean {
  return use !== 'enc' && (algorithm === null || algorithm === wanted);
}

/** Whether the token's header names the key. */
export function isCalledBy({ ids }: TokenKey, header: JsonMap): boolean {
  return ['kid', 'x5t'].some((name) => ids.includes(stringOf(header, name) ?? '\0'));
}

function unverified(header: JsonMap, keys: number, called: number): TokenResult<never> {
  const id = stringOf(header, 'kid') ?? stringOf(header, 'x5t');
  if (keys === 0)
    return refused(
      'TokenSignatureKeyNotFound',
      'IDX10500: Signature validation failed. No security keys were provided to validate the signature.',
    );
  if (id !== null && called === 0)
    return refused(
      'TokenSignatureKeyNotFound',
      `IDX10501: Signature validation failed. Unable to match key: kid: '${id}'.`,
    );
  const which = id === null ? '' : ` kid: '${id}'.`;
  return refused(
    'TokenSignatureInvalid',
    `IDX10511: Signature validation failed. Keys tried: ${called || keys}.${which}`,
  );
}
