import { createPublicKey } from 'node:crypto';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { runApi } from '../testing/run-request.ts';
import { bearer, fine, hs256, nowSeconds, part, rs256, secret } from '../testing/tokens.ts';

const key = `<key>${secret.toString('base64')}</key>`;
const keys = `<issuer-signing-keys>${key}</issuer-signing-keys>`;

function policy(children = keys, attributes = ''): string {
  return `<validate-jwt header-name="Authorization" ${attributes}>${children}</validate-jwt>`;
}

describe('validate-jwt', () => {
  it('lets a good token through and puts it into a variable', () => {
    const xml = `${policy(keys, 'output-token-variable-name="jwt"')}
      <set-header name="X-Issuer"><value>@(((Jwt)context.Variables["jwt"]).Issuer)</value></set-header>`;
    const result = runApi(xml, bearer(hs256(fine)));
    expect(result.response.status).toBe(200);
    expect(result.lastError).toBeNull();
    expect(result.backendRequests[0]?.headers['X-Issuer']).toBe('me');
    expect(result.variables).toEqual({
      jwt: { claims: { iss: ['me'], aud: ['us'], exp: [String(fine.exp)] } },
    });
  });

  it('takes validate-connectivity and does nothing else for it', () => {
    const provider = '<openid-config url="https://login.example/c" validate-connectivity="false"/>';
    const result = runApi(policy(`${provider}${keys}`), {
      ...bearer(hs256(fine)),
      http: {
        'https://login.example/c': { body: '{"jwks_uri":"https://login.example/k"}' },
        'https://login.example/k': { body: '{"keys":[]}' },
      },
    });
    expect(result.response.status).toBe(200);
  });

  const claims = (...rows: readonly string[]): string => `${keys}<required-claims>${rows.join('')}</required-claims>`;

  it.each([
    ['no header', keys, '', 'TokenNotPresent', 'JWT not present.'],
    ['no token behind the scheme', keys, 'Bearer', 'TokenNotPresent', 'JWT not present.'],
    [
      'no JWT',
      keys,
      'Bearer abc',
      'JwtInvalid',
      'IDX12741: JWT must have three segments (JWS) or five segments (JWE).',
    ],
    [
      'a signature of another secret',
      '<issuer-signing-keys><key>AAAA</key></issuer-signing-keys>',
      `Bearer ${hs256(fine)}`,
      'TokenSignatureInvalid',
      'IDX10511: Signature validation failed. Keys tried: 1. Access denied.',
    ],
    [
      'a key that nobody has',
      keys.replace('<key>', '<key id="k1">'),
      `Bearer ${hs256(fine, { kid: 'k2' }).slice(0, -2)}AA`,
      'TokenSignatureKeyNotFound',
      "IDX10501: Signature validation failed. Unable to match key: kid: 'k2'. Access denied.",
    ],
    [
      'no keys',
      '',
      `Bearer ${hs256(fine)}`,
      'TokenSignatureKeyNotFound',
      'IDX10500: Signature validation failed. No security keys were provided to validate the signature. Access denied.',
    ],
    [
      'an old token',
      keys,
      `Bearer ${hs256({ exp: nowSeconds - 1 })}`,
      'TokenExpired',
      "IDX10223: Lifetime validation failed. The token is expired. ValidTo: '12/31/2025 23:59:59', Current time: '01/01/2026 00:00:00'. Access denied.",
    ],
    [
      'a token without end',
      keys,
      `Bearer ${hs256({})}`,
      'JwtInvalid',
      "IDX10225: Lifetime validation failed. The token is missing an Expiration Time. Tokentype: 'JwtSecurityToken'.",
    ],
    [
      'another audience',
      `${keys}<audiences><audience>them</audience><audience>@("a" + "b")</audience></audiences>`,
      `Bearer ${hs256(fine)}`,
      'TokenAudienceNotAllowed',
      "IDX10214: Audience validation failed. Audiences: 'us'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: 'them, ab'. Access denied.",
    ],
    [
      'another issuer',
      `${keys}<issuers><issuer>you</issuer></issuers>`,
      `Bearer ${hs256(fine)}`,
      'TokenIssuerNotAllowed',
      "IDX10205: Issuer validation failed. Issuer: 'me'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'you'. Access denied.",
    ],
    [
      'missing claims',
      claims('<claim name="iss"/>', '<claim name="a"/>', '<claim name="b"/>'),
      `Bearer ${hs256(fine)}`,
      'TokenClaimNotFound',
      'JWT token is missing the following claims: a, b. Access denied.',
    ],
    [
      'a claim of another value',
      claims('<claim name="iss"><value>you</value></claim>'),
      `Bearer ${hs256(fine)}`,
      'TokenClaimValueNotAllowed',
      'Claim iss value of me is not allowed. Access denied.',
    ],
  ])('refuses %s', (...[, children, header, reason, message]) => {
    const result = runApi(policy(children), header === '' ? {} : { headers: { Authorization: header } });
    expect(result.response).toEqual({
      status: 401,
      reason: 'Unauthorized',
      headers: { 'Content-Type': 'application/json' },
      body: `{ "statusCode": 401, "message": ${JSON.stringify(message)} }`,
    });
    expect(result.lastError).toEqual({
      source: 'validate-jwt',
      reason,
      message,
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
    expect(result.backendRequests).toEqual([]);
  });

  it('answers with the status and the message that it is given', () => {
    const xml = policy(keys, `failed-validation-httpcode="403" failed-validation-error-message="@("go " + "away")"`);
    const result = runApi(xml);
    expect(result.response).toMatchObject({ status: 403, body: '{ "statusCode": 403, "message": "go away" }' });
    expect(result.lastError).toMatchObject({ reason: 'TokenNotPresent', message: 'JWT not present.' });
  });

  it.each([
    ['header-name="X-Token"', { headers: { 'X-Token': hs256(fine) } }, 200],
    ['header-name="X-Token"', { headers: { 'X-Token': `Bearer ${hs256(fine)}` } }, 200],
    ['query-parameter-name="t"', { url: `https://api.example.com/o?t=${hs256(fine)}` }, 200],
    ['query-parameter-name="t"', { url: 'https://api.example.com/o' }, 401],
    [`token-value="${hs256(fine)}"`, {}, 200],
    [`token-value="Bearer ${hs256(fine)}"`, {}, 401],
    [`token-value="@((string)null)"`, {}, 401],
    ['header-name="Authorization"', { headers: { Authorization: hs256(fine) } }, 200],
    ['header-name="Authorization" require-scheme="Bearer"', { headers: { Authorization: hs256(fine) } }, 401],
    ['header-name="Authorization" require-scheme="Bearer"', bearer(hs256(fine)), 200],
    ['header-name="Authorization" require-scheme="Bearer"', { headers: { Authorization: `DPoP ${hs256(fine)}` } }, 401],
    ['header-name="X-Token" require-scheme="Bearer"', { headers: { 'X-Token': hs256(fine) } }, 200],
  ])('finds the token of %s: %#', (attributes, request, status) => {
    expect(runApi(`<validate-jwt ${attributes}>${keys}</validate-jwt>`, request).response.status).toBe(status);
  });

  it('takes Bearer in another header for a part of the token where the setting says so', () => {
    const xml = `<validate-jwt header-name="X-Token">${keys}</validate-jwt>`;
    const request = { headers: { 'X-Token': `Bearer ${hs256(fine)}` } };
    const result = runApi(xml, request, { settings: { bearerInAnyHeader: false } });
    expect(result.lastError).toMatchObject({ reason: 'JwtInvalid' });
  });

  it.each([
    ['clock-skew="1"', { ...fine, exp: nowSeconds - 1 }, 200],
    ['clock-skew="1"', { ...fine, exp: nowSeconds - 2 }, 401],
    ['', { ...fine, nbf: nowSeconds + 1 }, 401],
    ['clock-skew="1"', { ...fine, nbf: nowSeconds + 1 }, 200],
    ['require-expiration-time="false"', { iss: 'me' }, 200],
    ['require-expiration-time="false"', { exp: nowSeconds - 1 }, 401],
  ])('%s and %j: %i', (attributes, said, status) => {
    expect(runApi(policy(keys, attributes), bearer(hs256(said))).response.status).toBe(status);
  });

  it.each([
    ['require-signed-tokens="false"', 200],
    ['', 401],
  ])('a token without a signature and %s: %i', (attributes, status) => {
    const token = `${part({ alg: 'none' })}.${part(fine)}.`;
    expect(runApi(policy(keys, attributes), bearer(token)).response.status).toBe(status);
  });

  it('with require-signed-tokens="false" still checks the signature that is there', () => {
    const token = `${hs256(fine).slice(0, -2)}AA`;
    const result = runApi(policy(keys, 'require-signed-tokens="false"'), bearer(token));
    expect(result.lastError).toMatchObject({ reason: 'TokenSignatureInvalid' });
  });

  const jwk = createPublicKey(clientPem).export({ format: 'jwk' });

  it.each([
    ['a certificate', '<key certificate-id="c"/>'],
    ['modulus and exponent', `<key id="k1" n="${String(jwk.n)}" e="${String(jwk.e)}"/>`],
    ['one key of two', `${key}<key certificate-id="c"/>`],
  ])('verifies with %s', (_, inside) => {
    const xml = policy(`<issuer-signing-keys>${inside}</issuer-signing-keys>`);
    const request = { ...bearer(rs256(fine, 'k1')), certificates: { c: clientPem } };
    expect(runApi(xml, request).response.status).toBe(200);
  });

  it.each([
    ['certificate-id="@("none")"', '', 'CertificateNotFound', 'Certificate none is not defined.'],
    ['id="a"', 'AAAAA', 'ExpressionValueEvaluationFailure', /^Expression evaluation failed\. The input is not a valid/],
  ])('a key with %s and the text "%s" is an error of the service', (attributes, text, reason, message) => {
    const xml = policy(`<issuer-signing-keys><key ${attributes}>${text}</key></issuer-signing-keys>`);
    const result = runApi(xml, bearer(hs256(fine)));
    expect(result.response.status).toBe(500);
    expect(result.lastError).toMatchObject({
      reason,
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
    });
  });

  it('opens an encrypted token with a decryption key', async () => {
    const wrapped = await new CompactEncrypt(Buffer.from(hs256(fine)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256CBC-HS512' })
      .encrypt(secret);
    const decryption = `${keys}<decryption-keys>${key}</decryption-keys>`;
    expect(runApi(policy(decryption), bearer(wrapped)).response.status).toBe(200);
    expect(runApi(policy(keys), bearer(wrapped)).lastError).toMatchObject({
      reason: 'JwtInvalid',
      message: 'IDX10603: Decryption failed. Keys tried: 0.',
    });
  });

  const segment = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
    fc.constantFrom(
      part({ alg: 'HS256' }),
      part({ alg: 'none' }),
      part({ alg: 'dir', enc: 'A256GCM' }),
      part(fine),
      '',
    ),
  );

  test.prop([fc.array(segment, { maxLength: 6 }).map((parts) => parts.join('.'))])(
    'lets no text through that it has not signed',
    (text) => {
      expect(runApi(policy(), { headers: { Authorization: `Bearer ${text}` } }).response.status).toBe(401);
    },
  );

  test.prop([fc.nat({ max: 300 }), fc.constantFrom('A', 'B', '_', '.')])(
    'lets no token through of which a character is another',
    (at, letter) => {
      const token = hs256(fine);
      const place = at % (token.length - 1);
      const other = token.slice(0, place) + letter + token.slice(place + 1);
      expect(runApi(policy(), bearer(other)).response.status).toBe(other === token ? 200 : 401);
    },
  );

  const value = fc.constantFrom('a', 'b', 'c', 'A');
  const rule = fc.record({
    name: fc.constantFrom('x', 'y'),
    match: fc.constantFrom('all', 'any'),
    separator: fc.constantFrom(null, ',', ' '),
    values: fc.uniqueArray(value, { maxLength: 3 }),
  });
  const said = fc.dictionary(
    fc.constantFrom('x', 'y'),
    fc.oneof(
      value,
      fc.array(value, { maxLength: 3 }),
      fc.array(value, { maxLength: 3 }).map((all) => all.join(',')),
    ),
    { maxKeys: 2 },
  );

  test.prop([fc.array(rule, { minLength: 1, maxLength: 3 }), said])(
    'claims are let through as the model says',
    (rules, token) => {
      const isHeld = rules.every(({ name, match, separator, values }) => {
        if (!Object.hasOwn(token, name)) return false;
        const texts = [token[name] ?? []].flat();
        const held = new Set(texts.flatMap((text) => (separator === null ? [text] : text.split(separator))));
        return values.length === 0 || values[match === 'any' ? 'some' : 'every']((each) => held.has(each));
      });
      const rows = rules.map(({ name, match, separator, values }) => {
        const split = separator === null ? '' : `separator="${separator}"`;
        return `<claim name="${name}" match="${match}" ${split}>${values.map((each) => `<value>${each}</value>`).join('')}</claim>`;
      });
      const { response } = runApi(policy(claims(...rows)), bearer(hs256({ ...fine, ...token })));
      expect(response.status).toBe(isHeld ? 200 : 401);
    },
  );
});
