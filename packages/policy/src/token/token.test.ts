import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { CompactEncrypt, CompactSign, SignJWT, UnsecuredJWT, compactVerify, exportJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientKeyPem, clientPem } from '../testing/certificates.ts';
import { checkAudience, checkIssuer, checkLifetime, checkRequiredClaims } from './claim.ts';
import { claimTexts, parseJsonObject } from './json-object.ts';
import { decryptJwe } from './jwe.ts';
import { jwsAlgorithms, verifyJws } from './jws.ts';
import { readJwt } from './jwt.ts';
import { certificateKey, keysOfJwks, rsaKey, secretKey } from './token-key.ts';
import type { TokenKey } from './token-key.ts';

const rsa = createPrivateKey(clientKeyPem);
const secret = Buffer.alloc(64, 7);
const curveOf = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' } as const;

const elliptic = new Map(
  Object.entries(curveOf).map(([name, namedCurve]) => [name, generateKeyPairSync('ec', { namedCurve })]),
);

/** The key that a token is signed with, and the JWK that it is verified with. */
async function pairFor(
  algorithm: string,
): Promise<{ readonly signer: ReturnType<typeof createSecretKey>; readonly jwk: object }> {
  if (algorithm.startsWith('HS'))
    return { signer: createSecretKey(secret), jwk: { kty: 'oct', k: secret.toString('base64url') } };
  const pair = elliptic.get(algorithm);
  if (pair !== undefined) return { signer: pair.privateKey, jwk: await exportJWK(pair.publicKey) };
  return { signer: rsa, jwk: await exportJWK(createPublicKey(rsa)) };
}

function jwks(...keys: readonly object[]): readonly TokenKey[] {
  return keysOfJwks(JSON.stringify({ keys }));
}

describe('signatures', () => {
  it.each(jwsAlgorithms)('%s: what jose signs is verified, and nothing else', async (algorithm) => {
    const { signer, jwk } = await pairFor(algorithm);
    const token = await new SignJWT({ sub: 'ünï', aud: ['a', 'b'] })
      .setProtectedHeader({ alg: algorithm, kid: 'k1' })
      .sign(signer);
    const result = verifyJws(`Bearer ${token}`, jwks({ ...jwk, kid: 'k1' }));
    expect(result).toMatchObject({
      ok: true,
      value: {
        claims: new Map<string, unknown>([
          ['sub', 'ünï'],
          ['aud', ['a', 'b']],
        ]),
      },
    });
    const [head = '', , tail = ''] = token.split('.');
    const forged = [head, Buffer.from('{"sub":"me"}').toString('base64url'), tail].join('.');
    expect(verifyJws(forged, jwks({ ...jwk, kid: 'k1' }))).toMatchObject({
      failure: { reason: 'TokenSignatureInvalid' },
    });
    expect(verifyJws(token, jwks({ ...jwk, kid: 'k1' }), { algorithms: ['none'] })).toMatchObject({ ok: false });
  });

  it('of one kind are never taken for another: a public key is no secret', async () => {
    const publicJwk = await exportJWK(createPublicKey(rsa));
    const asSecret = createSecretKey(Buffer.from(createPublicKey(rsa).export({ type: 'spki', format: 'pem' })));
    const token = await new SignJWT({ sub: 'x' }).setProtectedHeader({ alg: 'HS256' }).sign(asSecret);
    expect(verifyJws(token, jwks(publicJwk))).toMatchObject({ ok: false });
    expect(verifyJws(new UnsecuredJWT({ sub: 'x' }).encode(), jwks(publicJwk))).toMatchObject({
      failure: { reason: 'TokenSignatureInvalid', message: expect.stringContaining('IDX10504') },
    });
  });

  it('say whether no key was there, or none of the name', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'other' }).sign(secret);
    const wrong = secretKey(Buffer.alloc(32, 1).toString('base64'), 'mine')!;
    expect(verifyJws(token, [])).toMatchObject({
      failure: { reason: 'TokenSignatureKeyNotFound', message: expect.stringContaining('IDX10500') },
    });
    expect(verifyJws(token, [wrong])).toMatchObject({
      failure: { reason: 'TokenSignatureKeyNotFound', message: expect.stringContaining('IDX10501') },
    });
    // A key that fits counts even if it has another name.
    expect(verifyJws(token, [wrong, secretKey(secret.toString('base64'), 'x')!]).ok).toBe(true);
    expect(verifyJws(token, [secretKey(Buffer.alloc(32, 1).toString('base64'), 'other')!])).toMatchObject({
      failure: { reason: 'TokenSignatureInvalid' },
    });
  });

  it('are verified by modulus and exponent, and by certificate, too', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(rsa);
    const { n, e } = await exportJWK(createPublicKey(rsa));
    expect(verifyJws(token, [rsaKey(n!, e!)!]).ok).toBe(true);
    expect(verifyJws(token, [certificateKey(clientPem)!]).ok).toBe(true);
    const called = await new SignJWT({})
      .setProtectedHeader({ alg: 'RS256', x5t: certificateKey(clientPem)!.ids[1]! })
      .sign(rsa);
    expect(verifyJws(called, [certificateKey(clientPem)!]).ok).toBe(true);
  });

  it('with extensions that nobody knows are not verified', async () => {
    const token = await new CompactSign(Buffer.from('{}'))
      .setProtectedHeader({ alg: 'HS256', crit: ['exp'], exp: 1 })
      .sign(secret, { crit: { exp: true } });
    await compactVerify(token, secret, { crit: { exp: true } });
    expect(verifyJws(token, [secretKey(secret.toString('base64'))!]).ok).toBe(false);
  });

  test.prop([fc.string({ maxLength: 80 })])('of any text are verified or refused, never more', (text) => {
    expect(verifyJws(text, [])).toMatchObject({ ok: false });
    expect(decryptJwe(text, [])).toMatchObject({ ok: false });
  });
});

describe('encryption', () => {
  const bytesOf = {
    'A128CBC-HS256': 32,
    'A192CBC-HS384': 48,
    'A256CBC-HS512': 64,
    A128GCM: 16,
    A192GCM: 24,
    A256GCM: 32,
  };
  const ways = Object.keys(bytesOf).flatMap((enc) =>
    ['dir', 'RSA-OAEP', 'RSA-OAEP-256'].map((alg) => [alg, enc] as const),
  );

  it.each(ways)('%s, %s: what jose encrypts is decrypted, and not with a byte changed', async (alg, enc) => {
    const direct = Buffer.alloc(bytesOf[enc as keyof typeof bytesOf], 3);
    const token = await new CompactEncrypt(Buffer.from('h€llo'))
      .setProtectedHeader({ alg, enc })
      .encrypt(alg === 'dir' ? direct : createPublicKey(rsa));
    const key =
      alg === 'dir' ? secretKey(direct.toString('base64'))! : certificateKey(`${clientPem}\n${clientKeyPem}`)!;
    expect(decryptJwe(token, [key])).toMatchObject({ ok: true, value: { text: 'h€llo' } });
    const parts = token.split('.');
    const body = Buffer.from(parts[3]!, 'base64url');
    body[0] = body[0]! ^ 1;
    parts[3] = body.toString('base64url');
    expect(decryptJwe(parts.join('.'), [key])).toMatchObject({ failure: { reason: 'JwtInvalid' } });
    expect(decryptJwe(token, [secretKey(Buffer.alloc(16).toString('base64'))!])).toMatchObject({ ok: false });
  });
});

const claimsOf = (claims: object) => parseJsonObject(JSON.stringify(claims))!;

describe('claims', () => {
  const second = fc.integer({ min: 0, max: 4_000_000_000 });
  test.prop([second, second, second, fc.integer({ min: 0, max: 600 })])(
    'are in time between nbf and exp, give or take the skew',
    (nbf, exp, now, skew) => {
      const failure = checkLifetime(claimsOf({ nbf, exp }), {
        nowMs: now * 1000,
        clockSkewMs: skew * 1000,
        requireExpirationTime: true,
      });
      expect(failure === null).toBe(nbf <= exp && now + skew >= nbf && now - skew <= exp);
      if (nbf <= exp && now - skew > exp) expect(failure).toMatchObject({ reason: 'TokenExpired' });
    },
  );

  it('need an expiration time if that is asked for', () => {
    const lifetime = { nowMs: 0, clockSkewMs: 0, requireExpirationTime: true };
    expect(checkLifetime(claimsOf({}), lifetime)?.message).toContain('IDX10225');
    expect(checkLifetime(claimsOf({}), { ...lifetime, requireExpirationTime: false })).toBeNull();
  });

  it('say when they have expired', () => {
    const failure = checkLifetime(claimsOf({ exp: 1_700_000_000 }), {
      nowMs: 1_700_000_001_500,
      clockSkewMs: 0,
      requireExpirationTime: true,
    });
    expect(failure?.message).toBe(
      "IDX10223: Lifetime validation failed. The token is expired. ValidTo: '11/14/2023 22:13:20', Current time: '11/14/2023 22:13:21'.",
    );
  });

  it('name an audience and an issuer that are allowed', () => {
    expect(checkAudience(claimsOf({ aud: 'a' }), ['b', 'a'])).toBeNull();
    expect(checkAudience(claimsOf({ aud: ['x', 'a'] }), ['a'])).toBeNull();
    expect(checkAudience(claimsOf({ aud: 'A' }), ['a'])).toMatchObject({ reason: 'TokenAudienceNotAllowed' });
    expect(checkAudience(claimsOf({}), ['a'])?.message).toContain('IDX10206');
    expect(checkAudience(claimsOf({}), [])).toBeNull();
    expect(checkIssuer(claimsOf({ iss: 'i' }), ['i'])).toBeNull();
    expect(checkIssuer(claimsOf({ iss: 'j' }), ['i'])).toMatchObject({ reason: 'TokenIssuerNotAllowed' });
    expect(checkIssuer(claimsOf({}), ['i'])?.message).toContain('IDX10211');
  });

  it.each([
    [{ roles: ['a', 'b'] }, { match: 'all', values: ['a', 'b'] }, null],
    [{ roles: ['a'] }, { match: 'all', values: ['a', 'b'] }, 'TokenClaimValueNotAllowed'],
    [{ roles: ['a'] }, { match: 'any', values: ['a', 'b'] }, null],
    [{ roles: 'a b' }, { match: 'any', values: ['b'] }, 'TokenClaimValueNotAllowed'],
    [{ roles: 'a b' }, { match: 'any', values: ['b'], separator: ' ' }, null],
    [{ roles: true }, { match: 'any', values: ['true'] }, null],
    [{ roles: 1.5 }, { match: 'any', values: ['1.5'] }, null],
    [{ roles: [] }, { match: 'all', values: [] }, null],
    [{}, { match: 'all', values: [] }, 'TokenClaimNotFound'],
  ] as const)('%o satisfy %o: %s', (claims, required, reason) => {
    const failure = checkRequiredClaims(claimsOf(claims), [{ name: 'roles', separator: null, ...required }]);
    expect(failure?.reason ?? null).toBe(reason);
  });
});

describe('what tokens are written in', () => {
  it('JSON keeps the digits of numbers, and names no name', () => {
    const claims = parseJsonObject('{"n":12345678901234567890,"x":1.50,"__proto__":{"constructor":[true,null,"a"]}}')!;
    expect(claimTexts(claims.get('n'))).toEqual(['12345678901234567890']);
    expect(claimTexts(claims.get('x'))).toEqual(['1.50']);
    expect(claimTexts(claims.get('__proto__'))).toEqual(['{"constructor":[true,null,"a"]}']);
    expect(claims.get('constructor')).toBeUndefined();
  });

  it('JSON is no deeper than tokens need', () => {
    const nested = (depth: number) => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseJsonObject(nested(63))).not.toBeNull();
    expect(parseJsonObject(nested(64))).toBeNull();
    expect(parseJsonObject(nested(100_000))).toBeNull();
    expect(parseJsonObject(`{"a":"${'['.repeat(1000)}\\""}`)).not.toBeNull();
    expect(parseJsonObject(`"${'\\"'.repeat(200_000)}`)).toBeNull();
  });

  it('tokens are read with or without their scheme, up to a length', async () => {
    const token = await new SignJWT({ sub: 's' }).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(secret);
    for (const text of [token, `Bearer ${token}`, `bearer  ${token} `]) expect(readJwt(text).ok).toBe(true);
    for (const text of ['', 'Bearer', 'a.b', 'a.b.c.d', `Basic ${token}`, `${token}${'a'.repeat(256_000)}`])
      expect(readJwt(text).ok).toBe(false);
  });
});
