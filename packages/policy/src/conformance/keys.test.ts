import { constants, createPublicKey, createSign } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { clientKeyPem, clientPem, rootPem } from '../testing/certificates.ts';
import { bearer, fine, hs256, nowSeconds, part, rs256, secret } from '../testing/tokens.ts';
import { conform, policyPage } from './conformance.ts';
import type { CaseRequest } from './conformance.ts';

const jwk = createPublicKey(clientPem).export({ format: 'jwk' });
const [n, e] = [String(jwk.n), String(jwk.e)];
const token = bearer(rs256(fine, 'k1'));

function withKeys(inside: string): string {
  return `<validate-jwt header-name="Authorization"><issuer-signing-keys>${inside}</issuer-signing-keys></validate-jwt>`;
}

function signed(algorithm: string, hash: string, padding: number): CaseRequest {
  const data = `${part({ alg: algorithm })}.${part(fine)}`;
  const how = { key: clientKeyPem, padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return bearer(`${data}.${createSign(hash).update(data).sign(how, 'base64url')}`);
}

conform('validate-jwt: keys of certificates, and of modulus and exponent', policyPage('validate-jwt'), [
  {
    fact: 'n and e are a public key.',
    inbound: withKeys(`<key n="${n}" e="${e}"/>`),
    request: token,
    want: { status: 200 },
  },
  {
    fact: 'n and e may have an id.',
    inbound: withKeys(`<key id="k1" n="${n}" e="${e}"/>`),
    request: token,
    want: { status: 200 },
  },
  {
    fact: 'certificate-id is a certificate of the service.',
    inbound: withKeys('<key certificate-id="c"/>'),
    request: { ...token, certificates: { c: clientPem } },
    want: { status: 200 },
  },
  {
    fact: 'Another certificate does not verify.',
    inbound: withKeys('<key id="k1" certificate-id="r"/>'),
    request: { ...token, certificates: { r: rootPem } },
    want: { status: 401, lastError: { reason: 'TokenSignatureInvalid' } },
  },
  {
    fact: 'RS512 is known.',
    inbound: withKeys('<key certificate-id="c"/>'),
    request: { ...signed('RS512', 'sha512', constants.RSA_PKCS1_PADDING), certificates: { c: clientPem } },
    want: { status: 200 },
  },
  {
    fact: 'PS256 is known.',
    inbound: withKeys('<key certificate-id="c"/>'),
    request: { ...signed('PS256', 'sha256', constants.RSA_PKCS1_PSS_PADDING), certificates: { c: clientPem } },
    want: { status: 200 },
  },
  {
    fact: 'The algorithm of the token is part of what is signed.',
    inbound: withKeys('<key certificate-id="c"/>'),
    request: { ...signed('RS512', 'sha256', constants.RSA_PKCS1_PADDING), certificates: { c: clientPem } },
    want: { status: 401, lastError: { reason: 'TokenSignatureInvalid' } },
  },
]);

const ring = [
  ['A128CBC-HS256', 32],
  ['A192CBC-HS384', 48],
  ['A256CBC-HS512', 64],
] as const;
const wrapped = await Promise.all(
  ring.map(async ([enc, size]) => ({
    enc,
    key: secret.subarray(0, size).toString('base64'),
    token: await new CompactEncrypt(Buffer.from(hs256(fine)))
      .setProtectedHeader({ alg: 'dir', enc })
      .encrypt(secret.subarray(0, size)),
  })),
);
const secretKey = `<issuer-signing-keys><key>${secret.toString('base64')}</key></issuer-signing-keys>`;
const opening = (inside: string): string =>
  `<validate-jwt header-name="Authorization">${secretKey}${inside}</validate-jwt>`;

conform('validate-jwt: encrypted tokens', policyPage('validate-jwt'), [
  ...wrapped.map(({ enc, key, token: text }) => ({
    fact: `${enc} is opened with a key for decryption.`,
    inbound: opening(`<decryption-keys><key>${key}</key></decryption-keys>`),
    request: bearer(text),
    want: { status: 200 },
  })),
  {
    fact: 'Without a key for decryption an encrypted token is refused.',
    inbound: opening(''),
    request: bearer(wrapped[0]?.token ?? ''),
    want: { status: 401, sent: [], lastError: { reason: 'JwtInvalid' } },
  },
]);

const metadataUrl = 'https://id.example.com/.well-known/openid-configuration';
const keysUrl = 'https://id.example.com/keys';
const metadata = { body: JSON.stringify({ issuer: 'me', jwks_uri: keysUrl }) };
const jwks = (kid: string): { readonly body: string } => ({ body: JSON.stringify({ keys: [{ ...jwk, kid }] }) });
const http = { [metadataUrl]: metadata, [keysUrl]: jwks('k1') };
const provider = (children = ''): string =>
  `<validate-jwt header-name="Authorization"><openid-config url="${metadataUrl}"/>${children}</validate-jwt>`;
const both = [
  { url: metadataUrl, method: 'GET' },
  { url: keysUrl, method: 'GET' },
];
const long = bearer(rs256({ ...fine, exp: nowSeconds + 100_000 }, 'k1'));

conform('validate-jwt: openid-config', policyPage('validate-jwt'), [
  {
    fact: 'Metadata and keys are fetched, and the key of the token is among them.',
    inbound: provider(),
    request: { ...token, http },
    want: { status: 200, http: both, sent: [{}] },
  },
  {
    fact: 'They are fetched once in an hour.',
    inbound: provider(),
    request: { ...long, http, repeat: { times: 3, everyMs: 1_799_000 } },
    want: [
      { status: 200, http: both },
      { status: 200, http: [] },
      { status: 200, http: [] },
    ],
  },
  {
    fact: 'After an hour they are fetched again.',
    inbound: provider(),
    request: { ...long, http, repeat: { times: 2, everyMs: 3_601_000 } },
    want: [
      { status: 200, http: both },
      { status: 200, http: both },
    ],
  },
  {
    fact: 'Where the key of a token is not known they are fetched again, but not within five minutes.',
    inbound: provider(),
    request: {
      ...long,
      http: { [metadataUrl]: metadata, [keysUrl]: [jwks('old'), jwks('k1')] },
      repeat: { times: 3, everyMs: 200_000 },
    },
    want: [
      { status: 200, http: both },
      { status: 200, http: [] },
      { status: 200, http: both },
    ],
  },
  {
    fact: 'The issuer of the metadata is asked for where the policy names none.',
    inbound: provider(),
    request: { ...bearer(rs256({ ...fine, iss: 'you' }, 'k1')), http },
    want: { status: 401, lastError: { reason: 'TokenIssuerNotAllowed' } },
  },
  {
    fact: 'The issuers that the policy names go before that of the metadata.',
    inbound: provider('<issuers><issuer>you</issuer></issuers>'),
    request: { ...bearer(rs256({ ...fine, iss: 'you' }, 'k1')), http },
    want: { status: 200 },
  },
  {
    fact: 'Keys of the policy and keys of the metadata hold beside each other.',
    inbound: provider(secretKey),
    request: { ...bearer(hs256(fine)), http },
    want: { status: 200 },
  },
  {
    fact: 'There may be several providers.',
    inbound: `<validate-jwt header-name="Authorization"><openid-config url="https://other.example.com/m"/><openid-config url="${metadataUrl}"/></validate-jwt>`,
    request: {
      ...token,
      http: {
        ...http,
        'https://other.example.com/m': {
          body: '{"issuer":"other","jwks_uri":"https://other.example.com/k"}',
        },
        'https://other.example.com/k': { body: '{"keys":[]}' },
      },
    },
    want: { status: 200 },
  },
  {
    fact: 'A provider that does not answer lets nobody through.',
    inbound: provider(),
    request: { ...token, http: { [metadataUrl]: { error: 'connect' } } },
    want: { status: 401, sent: [], lastError: { source: 'validate-jwt', section: 'inbound' } },
  },
  {
    fact: 'The URL may hold a named value.',
    inbound: provider().replace('id.example.com', '{{host}}'),
    request: { ...token, http, namedValues: { host: 'id.example.com' } },
    want: { status: 200 },
  },
]);

const jwt = '((Jwt)context.Variables["jwt"])';
const output = (
  expression: string,
  claims: object = {},
): { readonly inbound: string; readonly request: CaseRequest } => ({
  inbound: `<validate-jwt header-name="Authorization" output-token-variable-name="jwt">${secretKey}</validate-jwt><set-header name="X-Said"><value>@(${expression})</value></set-header>`,
  request: bearer(hs256({ ...fine, sub: 'someone', ...claims })),
});
const saying = (text: string): object => ({ status: 200, sent: [{ header: { 'X-Said': text } }] });

conform('validate-jwt: the token as a variable', policyPage('validate-jwt'), [
  { fact: 'The variable is of the type Jwt.', ...output(`${jwt}.Subject`), want: saying('someone') },
  {
    fact: 'Its claims are lists of texts.',
    ...output(`${jwt}.Claims["r"].Length + ${jwt}.Claims["r"][1]`, { r: ['a', 'b'] }),
    want: saying('2b'),
  },
  {
    fact: 'Claims.GetValueOrDefault joins them with commas.',
    ...output(`${jwt}.Claims.GetValueOrDefault("r", "none")`, { r: ['a', 'b'] }),
    want: saying('a,b'),
  },
  {
    fact: 'Audiences are those of the token.',
    ...output(`string.Join("+", ${jwt}.Audiences)`, { aud: ['x', 'y'] }),
    want: saying('x+y'),
  },
  {
    fact: 'ExpirationTime is a time.',
    ...output(`${jwt}.ExpirationTime.Value.ToString("HH:mm:ss")`),
    want: saying('00:01:00'),
  },
  {
    fact: 'A token that is refused is in no variable.',
    inbound: `<validate-jwt header-name="Authorization" output-token-variable-name="jwt">${secretKey}</validate-jwt>`,
    want: { status: 401, variables: {} },
  },
]);
