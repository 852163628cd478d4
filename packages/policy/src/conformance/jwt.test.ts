import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { bearer, fine, hs256, nowSeconds, part, rs256, secret } from '../testing/tokens.ts';
import { conform, policyPage } from './conformance.ts';
import type { Case, CaseRequest, Want } from './conformance.ts';

const page = policyPage('validate-jwt');

const secretText = secret.toString('base64');
const key = `<key>${secretText}</key>`;
const keys = `<issuer-signing-keys>${key}</issuer-signing-keys>`;
const header = 'header-name="Authorization"';

function jwt(children = '', attributes = '', source = header): string {
  return `<validate-jwt ${source} ${attributes}>${keys}${children}</validate-jwt>`;
}

/** A request that is let through. */
function passes(fact: string, inbound: string, request: CaseRequest, want: Want = {}): Case {
  return { fact, inbound, request, want: { status: 200, lastError: null, ...want } };
}

const fromLibrary = expect.stringMatching(/ Access denied\.$/) as string;

/** A request that is refused with 401, for a reason; behind it the message, where it is not the library's own. */
function refused(fact: string, inbound: string, request: CaseRequest, error: string): Case {
  const [, reason = '', message = fromLibrary] = /^(\w+)(?:: (.*))?$/.exec(error) ?? [];
  return { fact, inbound, request, want: { status: 401, sent: [], lastError: { reason, message } } };
}

const good = bearer(hs256(fine));
const said = (claims: object): CaseRequest => bearer(hs256({ ...fine, ...claims }));

conform('validate-jwt: the token', page, [
  passes('A token that is signed with the key and in time is let through.', jwt(), good, { sent: [{}] }),
  {
    fact: 'Without a token the message is JWT not present.',
    inbound: jwt(),
    want: {
      status: 401,
      reason: 'Unauthorized',
      headers: { 'Content-Type': 'application/json' },
      body: '{ "statusCode": 401, "message": "JWT not present." }',
      sent: [],
      lastError: {
        source: 'validate-jwt',
        reason: 'TokenNotPresent',
        message: 'JWT not present.',
        section: 'inbound',
        scope: 'api',
      },
    },
  },
  refused(
    'An empty header is no token.',
    jwt(),
    { headers: { Authorization: '' } },
    'TokenNotPresent: JWT not present.',
  ),
  passes('The token may be in another header, as it is.', jwt('', '', 'header-name="X-Token"'), {
    headers: { 'X-Token': hs256(fine) },
  }),
  passes('The token may be in a query parameter.', jwt('', '', 'query-parameter-name="t"'), {
    url: `https://api.example.com/orders/1?t=${hs256(fine)}`,
  }),
  passes('The token may be given by an expression.', jwt('', '', 'token-value="@((string)context.Variables["t"])"'), {
    variables: { t: hs256(fine) },
  }),
  refused(
    'A query parameter that is not there is no token.',
    jwt('', '', 'query-parameter-name="t"'),
    good,
    'TokenNotPresent: JWT not present.',
  ),
  passes('With require-scheme the scheme may be that one.', jwt('', 'require-scheme="Bearer"'), good),
  refused(
    'With require-scheme another scheme is not accepted.',
    jwt('', 'require-scheme="Bearer"'),
    { headers: { Authorization: `DPoP ${hs256(fine)}` } },
    'TokenNotPresent: JWT not present.',
  ),
  passes(
    'require-scheme holds for the Authorization header alone.',
    jwt('', 'require-scheme="DPoP"', 'header-name="X"'),
    {
      headers: { X: hs256(fine) },
    },
  ),
  {
    fact: 'What is no token at all is JwtInvalid.',
    inbound: jwt(),
    request: bearer('nothing'),
    want: { status: 401, sent: [], lastError: { source: 'validate-jwt', reason: 'JwtInvalid' } },
  },
  {
    fact: 'Exactly one source is needed: none.',
    inbound: `<validate-jwt>${keys}</validate-jwt>`,
    want: { faults: ['missing-attribute'] },
  },
  {
    fact: 'Exactly one source is needed: not two.',
    inbound: jwt('', 'query-parameter-name="t"'),
    want: { faults: ['wrong-value'] },
  },
  { fact: 'It is for inbound.', outbound: jwt(), want: { faults: ['wrong-section'] } },
]);

conform('validate-jwt: what is told', page, [
  {
    fact: 'failed-validation-httpcode is the status.',
    inbound: jwt('', 'failed-validation-httpcode="403"'),
    want: { status: 403, body: '{ "statusCode": 403, "message": "JWT not present." }' },
  },
  {
    fact: 'failed-validation-error-message is what the caller reads.',
    inbound: jwt('', 'failed-validation-error-message="Unauthorized. Access token is missing or invalid."'),
    want: {
      status: 401,
      body: '{ "statusCode": 401, "message": "Unauthorized. Access token is missing or invalid." }',
    },
  },
  {
    fact: 'Status and message may be expressions.',
    inbound: jwt(
      '',
      'failed-validation-httpcode="@(400 + 18)" failed-validation-error-message="@("no " + context.Api.Id)"',
    ),
    request: { api: { id: 'orders' } },
    want: { status: 418, body: '{ "statusCode": 418, "message": "no orders" }' },
  },
  {
    fact: 'on-error sees the reason.',
    inbound: jwt(),
    onError:
      '<set-header name="X-Reason"><value>@(context.LastError.Source + ":" + context.LastError.Reason)</value></set-header>',
    want: { status: 401, header: { 'X-Reason': 'validate-jwt:TokenNotPresent' } },
  },
  {
    fact: 'Without a message of its own the caller reads what is in LastError.',
    inbound: jwt('<required-claims><claim name="role"/></required-claims>'),
    request: good,
    want: {
      body: '{ "statusCode": 401, "message": "JWT token is missing the following claims: role. Access denied." }',
    },
  },
]);

const at = (exp: number): CaseRequest => bearer(hs256({ ...fine, exp }));

conform('validate-jwt: time', page, [
  refused('A token that has expired is TokenExpired.', jwt(), at(nowSeconds - 60), 'TokenExpired'),
  passes('Within clock-skew it has not.', jwt('', 'clock-skew="120"'), at(nowSeconds - 60)),
  refused('Beyond clock-skew it has.', jwt('', 'clock-skew="30"'), at(nowSeconds - 60), 'TokenExpired'),
  passes('clock-skew may be an expression.', jwt('', 'clock-skew="@(60 + 60)"'), at(nowSeconds - 60)),
  {
    fact: 'An expiration time is required.',
    inbound: jwt(),
    request: bearer(hs256({ iss: 'me' })),
    want: { status: 401, lastError: { reason: 'JwtInvalid' } },
  },
  passes(
    'It is not where require-expiration-time is false.',
    jwt('', 'require-expiration-time="false"'),
    bearer(hs256({})),
  ),
  passes(
    'require-expiration-time may be an expression.',
    jwt('', 'require-expiration-time="@(context.Request.Method != "GET")"'),
    bearer(hs256({})),
  ),
  refused(
    'Without require-expiration-time one that is there still counts.',
    jwt('', 'require-expiration-time="false"'),
    at(nowSeconds - 60),
    'TokenExpired',
  ),
  {
    fact: 'A token that is not valid yet is refused.',
    inbound: jwt(),
    request: said({ nbf: nowSeconds + 30 }),
    want: { status: 401, lastError: { reason: 'JwtInvalid' } },
  },
  passes('clock-skew is for nbf too.', jwt('', 'clock-skew="40"'), said({ nbf: nowSeconds + 30 })),
  {
    fact: 'A token expires while time goes on.',
    inbound: jwt(),
    request: { ...good, repeat: { times: 2, everyMs: 61_000 } },
    want: [{ status: 200 }, { status: 401, lastError: { reason: 'TokenExpired' } }],
  },
]);

const audiences = (...all: readonly string[]): string =>
  `<audiences>${all.map((each) => `<audience>${each}</audience>`).join('')}</audiences>`;
const issuers = (...all: readonly string[]): string =>
  `<issuers>${all.map((each) => `<issuer>${each}</issuer>`).join('')}</issuers>`;

conform('validate-jwt: audiences and issuers', page, [
  passes('One of the audiences is enough.', jwt(audiences('them', 'us')), good),
  refused('Another audience is TokenAudienceNotAllowed.', jwt(audiences('them')), good, 'TokenAudienceNotAllowed'),
  passes('One of several audiences of the token is enough.', jwt(audiences('us')), said({ aud: ['x', 'us'] })),
  refused(
    'A token without an audience is not for one that is wanted.',
    jwt(audiences('us')),
    said({ aud: undefined }),
    'TokenAudienceNotAllowed',
  ),
  passes('An audience may be an expression.', jwt(audiences('@("u" + "s")')), good),
  passes('An audience may be a named value.', jwt(audiences('{{audience}}')), {
    ...good,
    namedValues: { audience: 'us' },
  }),
  passes('One of the issuers is enough.', jwt(issuers('you', 'me')), good),
  refused('Another issuer is TokenIssuerNotAllowed.', jwt(issuers('you')), good, 'TokenIssuerNotAllowed'),
  refused(
    'A token without an issuer is of none.',
    jwt(issuers('me')),
    said({ iss: undefined }),
    'TokenIssuerNotAllowed',
  ),
  passes('An issuer may be an expression.', jwt(issuers('@("m" + "e")')), good),
  passes('Without issuers, and without metadata, no issuer is asked for.', jwt(), said({ iss: 'anyone' })),
]);

const claims = (...all: readonly string[]): string => `<required-claims>${all.join('')}</required-claims>`;
const claim = (name: string, values: readonly string[], attributes = ''): string =>
  `<claim name="${name}" ${attributes}>${values.map((value) => `<value>${value}</value>`).join('')}</claim>`;

conform('validate-jwt: claims', page, [
  passes('Without values a claim only has to be there.', jwt(claims(claim('role', []))), said({ role: 'any' })),
  refused(
    'A claim that is not there is TokenClaimNotFound, and all of them are named.',
    jwt(claims(claim('role', []), claim('iss', []), claim('scope', ['x']))),
    good,
    'TokenClaimNotFound: JWT token is missing the following claims: role, scope. Access denied.',
  ),
  passes(
    'match is all by default: all values are there.',
    jwt(claims(claim('r', ['a', 'b']))),
    said({ r: ['c', 'b', 'a'] }),
  ),
  refused(
    'match is all by default: one of them is not enough.',
    jwt(claims(claim('r', ['a', 'b']))),
    said({ r: ['a', 'c'] }),
    'TokenClaimValueNotAllowed',
  ),
  passes(
    'match="any": one of them is enough.',
    jwt(claims(claim('r', ['a', 'b'], 'match="any"'))),
    said({ r: ['b', 'c'] }),
  ),
  refused(
    'match="any": none of them is not.',
    jwt(claims(claim('role', ['admin', 'owner'], 'match="any"'))),
    said({ role: 'guest' }),
    'TokenClaimValueNotAllowed: Claim role value of guest is not allowed. Access denied.',
  ),
  refused('Case matters.', jwt(claims(claim('r', ['Admin']))), said({ r: 'admin' }), 'TokenClaimValueNotAllowed'),
  passes(
    'separator takes a text apart.',
    jwt(claims(claim('scp', ['read', 'write'], 'separator=" "'))),
    said({ scp: 'write delete read' }),
  ),
  refused(
    'Without a separator a text is one value.',
    jwt(claims(claim('scp', ['read']))),
    said({ scp: 'read write' }),
    'TokenClaimValueNotAllowed: Claim scp value of read write is not allowed. Access denied.',
  ),
  passes(
    'separator and match="any" together.',
    jwt(claims(claim('scp', ['x', 'read'], 'separator="," match="any"'))),
    said({ scp: 'write,read' }),
  ),
  passes('A value may be an expression.', jwt(claims(claim('r', ['@("a" + 1)']))), said({ r: 'a1' })),
  passes('A number in a claim is its text.', jwt(claims(claim('n', ['7']))), said({ n: 7 })),
  {
    fact: 'All claims are needed.',
    inbound: jwt(claims(claim('a', ['1']), claim('b', ['2']))),
    request: said({ a: '1', b: '3' }),
    want: {
      status: 401,
      lastError: { reason: 'TokenClaimValueNotAllowed', message: 'Claim b value of 3 is not allowed. Access denied.' },
    },
  },
]);

const signed = (algorithm: string, hash: string): CaseRequest => {
  const data = `${part({ alg: algorithm })}.${part(fine)}`;
  return bearer(`${data}.${createHmac(hash, secret).update(data).digest('base64url')}`);
};
const open = bearer(`${part({ alg: 'none' })}.${part(fine)}.`);
const kid = (id: string): CaseRequest => bearer(hs256(fine, { kid: id }));
const withKeys = (inside: string): string =>
  `<validate-jwt ${header}><issuer-signing-keys>${inside}</issuer-signing-keys></validate-jwt>`;
const otherKey = `<key id="other">${Buffer.alloc(64, 9).toString('base64')}</key>`;

conform('validate-jwt: signatures by a secret', page, [
  passes('HS256 is known.', jwt(), signed('HS256', 'sha256')),
  passes('HS384 is known.', jwt(), signed('HS384', 'sha384')),
  passes('HS512 is known.', jwt(), signed('HS512', 'sha512')),
  refused('Another secret signs another way.', withKeys(otherKey), good, 'TokenSignatureInvalid'),
  refused(
    'A token that was changed is refused.',
    jwt(),
    bearer(hs256(fine).replace(part(fine), part({ ...fine, aud: 'them' }))),
    'TokenSignatureInvalid',
  ),
  refused('A token must be signed.', jwt(), open, 'TokenSignatureInvalid'),
  passes('It need not where require-signed-tokens is false.', jwt('', 'require-signed-tokens="false"'), open),
  passes('One of several keys is enough.', withKeys(`${otherKey}${key}`), good),
  passes(
    'The key with the id of the token is taken.',
    withKeys(`${otherKey}<key id="mine">${secretText}</key>`),
    kid('mine'),
  ),
  refused(
    'The key with the id of the token must be the right one.',
    withKeys(`${otherKey}<key id="mine">${secretText}</key>`),
    kid('other'),
    'TokenSignatureInvalid',
  ),
  passes('Where no key has the id of the token, all are tried.', withKeys(`${otherKey}${key}`), kid('none')),
  refused(
    'Where none of those fits either, the key was not found.',
    withKeys(otherKey),
    kid('none'),
    'TokenSignatureKeyNotFound',
  ),
  passes('A key may be a named value.', withKeys('<key>{{secret}}</key>'), {
    ...good,
    namedValues: { secret: secretText },
  }),
  passes('A key may be an expression.', withKeys('<key>@((string)context.Variables["k"])</key>'), {
    ...good,
    variables: { k: secretText },
  }),
  refused(
    'A token that is signed with a private key is not verified by a secret.',
    jwt(),
    bearer(rs256(fine, 'k')),
    'TokenSignatureKeyNotFound',
  ),
]);
