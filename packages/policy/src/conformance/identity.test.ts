import { createPublicKey } from 'node:crypto';
import { clientPem, rootPem } from '../testing/certificates.ts';
import { bearer, nowSeconds, rs256 } from '../testing/tokens.ts';
import { conform, policyPage } from './conformance.ts';
import type { Case, CaseRequest, Want } from './conformance.ts';

const tenant = '11111111-2222-3333-4444-555555555555';
const v2 = `https://login.microsoftonline.com/${tenant}/v2.0`;
const metadataUrl = `${v2}/.well-known/openid-configuration`;
const keysUrl = 'https://login.microsoftonline.com/common/discovery/v2.0/keys';
const jwk = { ...createPublicKey(clientPem).export({ format: 'jwk' }), kid: 'k1' };
const http = {
  [metadataUrl]: { body: JSON.stringify({ issuer: v2, jwks_uri: keysUrl }) },
  [keysUrl]: { body: JSON.stringify({ keys: [jwk] }) },
};
const fine = { iss: v2, aud: 'app', azp: 'client', exp: nowSeconds + 60 };

function said(claims: object = {}): CaseRequest {
  return { ...bearer(rs256({ ...fine, ...claims }, 'k1')), http };
}

function azure(children = '', attributes = ''): string {
  return `<validate-azure-ad-token tenant-id="${tenant}" ${attributes}>${children}</validate-azure-ad-token>`;
}

function ids(element: 'client' | 'backend', ...all: readonly string[]): string {
  const inside = all.map((id) => `<application-id>${id}</application-id>`).join('');
  return `<${element}-application-ids>${inside}</${element}-application-ids>`;
}

const refused = (reason: string): Want => ({
  status: 401,
  sent: [],
  lastError: { source: 'validate-azure-ad-token', reason },
});

conform('validate-azure-ad-token', policyPage('validate-azure-ad-token'), [
  {
    fact: 'Metadata and keys are those of the tenant.',
    inbound: azure(),
    request: said(),
    want: { status: 200, http: [{ url: metadataUrl }, { url: keysUrl }] },
  },
  {
    fact: 'Without a token the message is JWT not present.',
    inbound: azure(),
    request: { http },
    want: { ...refused('TokenNotPresent'), body: '{ "statusCode": 401, "message": "JWT not present." }' },
  },
  {
    fact: 'The client application may be the one of azp.',
    inbound: azure(ids('client', 'x', 'client')),
    request: said(),
    want: { status: 200 },
  },
  {
    fact: 'The client application may be the one of appid.',
    inbound: azure(ids('client', 'client')),
    request: said({ azp: undefined, appid: 'client', iss: `https://sts.windows.net/${tenant}/` }),
    want: { status: 200 },
  },
  {
    fact: 'Another client application is refused.',
    inbound: azure(ids('client', 'other')),
    request: said(),
    want: refused('TokenClaimValueNotAllowed'),
  },
  {
    fact: 'The token may be for one of the backend applications.',
    inbound: azure(ids('backend', 'app')),
    request: said(),
    want: { status: 200 },
  },
  {
    fact: 'It may be for none but them.',
    inbound: azure(ids('backend', 'other')),
    request: said(),
    want: refused('TokenAudienceNotAllowed'),
  },
  {
    fact: 'An audience may be an expression.',
    inbound: azure('<audiences><audience>@("a" + "pp")</audience></audiences>'),
    request: said(),
    want: { status: 200 },
  },
  {
    fact: 'Another audience is refused.',
    inbound: azure('<audiences><audience>api://other</audience></audiences>'),
    request: said(),
    want: refused('TokenAudienceNotAllowed'),
  },
  {
    fact: 'Another tenant is refused.',
    inbound: azure(),
    request: said({ iss: v2.replace('1111', '9999') }),
    want: refused('TokenIssuerNotAllowed'),
  },
  {
    fact: 'A token that has expired is refused.',
    inbound: azure(),
    request: said({ exp: nowSeconds - 1 }),
    want: refused('TokenExpired'),
  },
  {
    fact: 'Claims are asked for as validate-jwt does.',
    inbound: azure(
      '<required-claims><claim name="roles" match="any"><value>a</value><value>b</value></claim></required-claims>',
    ),
    request: said({ roles: ['b'] }),
    want: { status: 200 },
  },
  {
    fact: 'A claim that is not there is refused.',
    inbound: azure('<required-claims><claim name="roles"/></required-claims>'),
    request: said(),
    want: {
      ...refused('TokenClaimNotFound'),
      body: '{ "statusCode": 401, "message": "JWT token is missing the following claims: roles. Access denied." }',
    },
  },
  {
    fact: 'Status and message may be set.',
    inbound: azure('', 'failed-validation-httpcode="403" failed-validation-error-message="Go away"'),
    request: { http },
    want: { status: 403, body: '{ "statusCode": 403, "message": "Go away" }' },
  },
  {
    fact: 'The tenant may be an expression, or a named value.',
    inbound: '<validate-azure-ad-token tenant-id="@("{{tenant}}")"/>',
    request: { ...said(), namedValues: { tenant } },
    want: { status: 200 },
  },
  {
    fact: 'A header of its own holds the bare token.',
    inbound: azure('', 'header-name="X-Token"'),
    request: { headers: { 'X-Token': rs256(fine, 'k1') }, http },
    want: { status: 200 },
  },
  {
    fact: 'The token may be in a query parameter.',
    inbound: azure('', 'query-parameter-name="t"'),
    request: { url: `https://api.example.com/orders/1?t=${rs256(fine, 'k1')}`, http },
    want: { status: 200 },
  },
  {
    fact: 'The token may be a variable.',
    inbound: `${azure('', 'output-token-variable-name="jwt"')}<set-variable name="v" value="@(((Jwt)context.Variables["jwt"]).Claims["azp"][0])"/><set-variable name="jwt" value=""/>`,
    request: said(),
    want: { variables: { jwt: '', v: 'client' } },
  },
  { fact: 'A tenant is needed.', inbound: '<validate-azure-ad-token/>', want: { faults: ['missing-attribute'] } },
  {
    fact: 'One source is enough.',
    inbound: azure('', 'header-name="a" query-parameter-name="b"'),
    want: { faults: ['wrong-value'] },
  },
]);

const good: CaseRequest = {
  now: '2027-01-01T00:00:00Z',
  clientCertificate: clientPem,
  certificates: { root: rootPem },
};
const denied: Want = {
  status: 403,
  sent: [],
  lastError: { source: 'validate-client-certificate', section: 'inbound' },
};

function identity(...all: readonly string[]): string {
  const inside = all.map((attributes) => `<identity ${attributes}/>`).join('');
  return `<validate-client-certificate><identities>${inside}</identities></validate-client-certificate>`;
}

const matches = (attributes: string, what: string): Case => ({
  fact: `An identity may be told by its ${what}.`,
  inbound: identity(attributes),
  request: good,
  want: { status: 200, lastError: null },
});

conform('validate-client-certificate', policyPage('validate-client-certificate'), [
  {
    fact: 'A certificate that is valid and trusted is let through.',
    inbound: '<validate-client-certificate/>',
    request: good,
    want: { status: 200, sent: [{}] },
  },
  { fact: 'A request without one is not.', inbound: '<validate-client-certificate/>', want: denied },
  {
    fact: 'One that is not valid yet is not.',
    inbound: '<validate-client-certificate/>',
    request: { ...good, now: '2026-11-24T22:18:00Z' },
    want: denied,
  },
  {
    fact: 'It is where validate-not-before is false.',
    inbound: '<validate-client-certificate validate-not-before="false"/>',
    request: { ...good, now: '2026-11-24T22:18:00Z' },
    want: { status: 200 },
  },
  {
    fact: 'One that has expired is not.',
    inbound: '<validate-client-certificate/>',
    request: { ...good, now: '2048-10-19T22:18:02Z' },
    want: denied,
  },
  {
    fact: 'It is where validate-not-after is false.',
    inbound: '<validate-client-certificate validate-not-after="false"/>',
    request: { ...good, now: '2048-10-19T22:18:02Z' },
    want: { status: 200 },
  },
  {
    fact: 'One of an unknown authority is not.',
    inbound: '<validate-client-certificate/>',
    request: { ...good, certificates: {} },
    want: denied,
  },
  {
    fact: 'It is where validate-trust is false.',
    inbound: '<validate-client-certificate validate-trust="false"/>',
    request: { ...good, certificates: {} },
    want: { status: 200 },
  },
  {
    fact: 'With ignore-error the request goes on.',
    inbound: '<validate-client-certificate ignore-error="true"/>',
    want: { status: 200, sent: [{}], lastError: null },
  },
  matches('thumbprint="F9C477301EF58EF892ED3A6E5EF69A8FFB96527D"', 'thumbprint'),
  matches('thumbprint="f9c477301ef58ef892ed3a6e5ef69a8ffb96527d"', 'thumbprint, in any case'),
  matches('serial-number="F1A2B3C4"', 'serial number'),
  matches('common-name="client.example.com"', 'common name'),
  matches('dns-name="alt.example.com"', 'host name'),
  matches('issuer-subject="CN=Keelgate Root, O=&quot;Keelgate, Test&quot;, C=NL"', 'issuer'),
  matches('issuer-thumbprint="2D07A06D3DADA36C67930386DBEEEAEB92E47A9B"', 'issuer’s thumbprint'),
  matches('issuer-certificate-id="root"', 'issuer, a certificate of the service'),
  {
    fact: 'All attributes of an identity must match.',
    inbound: identity('common-name="client.example.com" serial-number="00"'),
    request: good,
    want: denied,
  },
  {
    fact: 'One of several identities is enough.',
    inbound: identity('common-name="other"', 'common-name="client.example.com"'),
    request: good,
    want: { status: 200 },
  },
  { fact: 'None of them is not.', inbound: identity('common-name="a"', 'dns-name="b"'), request: good, want: denied },
  {
    fact: 'A certificate of the service names the issuer alone.',
    inbound: identity('issuer-certificate-id="root" issuer-thumbprint="00"'),
    request: good,
    want: { faults: ['wrong-value'] },
  },
]);

const clientThumb = 'F9C477301EF58EF892ED3A6E5EF69A8FFB96527D';

conform('authentication-certificate', policyPage('authentication-certificate'), [
  {
    fact: 'The backend sees the certificate of the thumbprint.',
    inbound: `<authentication-certificate thumbprint="${clientThumb}"/>`,
    want: { sent: [{ clientCertificate: clientThumb }] },
  },
  {
    fact: 'The backend sees the certificate of the service.',
    inbound: '<authentication-certificate certificate-id="c"/>',
    request: { certificates: { c: clientPem } },
    want: { sent: [{ clientCertificate: clientThumb }] },
  },
  {
    fact: 'certificate-id may be an expression.',
    inbound: '<authentication-certificate certificate-id="@("c" + 1)"/>',
    request: { certificates: { c1: clientPem } },
    want: { sent: [{ clientCertificate: clientThumb }] },
  },
  {
    fact: 'Another service may see one too.',
    inbound:
      '<send-request mode="new" response-variable-name="r"><set-url>https://x.example.com/</set-url><set-method>GET</set-method><authentication-certificate certificate-id="c"/></send-request>',
    request: { certificates: { c: clientPem }, http: { 'https://x.example.com/': {} } },
    want: { http: [{ clientCertificate: clientThumb }] },
  },
  {
    fact: 'Thumbprint, certificate and body exclude each other.',
    inbound: '<authentication-certificate thumbprint="a" certificate-id="b"/>',
    request: { certificates: { b: clientPem } },
    want: { faults: ['wrong-value'] },
  },
  { fact: 'One of them is needed.', inbound: '<authentication-certificate/>', want: { faults: ['missing-attribute'] } },
]);

const authorization = (attributes = ''): string =>
  `<get-authorization-context provider-id="github" authorization-id="auth" context-variable-name="a" ${attributes}/>`;
const tokens = { 'authorization:github/auth': 'secret-token' };

conform('get-authorization-context', policyPage('get-authorization-context'), [
  {
    fact: 'The variable has the access token.',
    inbound: `${authorization()}<set-header name="Authorization" exists-action="override"><value>@("Bearer " + ((Authorization)context.Variables.GetValueOrDefault("a"))?.AccessToken)</value></set-header>`,
    request: { tokens },
    want: { sent: [{ header: { Authorization: 'Bearer secret-token' } }] },
  },
  {
    fact: 'All attributes may be expressions.',
    inbound: `<get-authorization-context provider-id="@("git" + "hub")" authorization-id="@("auth")" context-variable-name="@("a")" identity-type="managed" ignore-error="@(false)"/><set-variable name="v" value="@(((Authorization)context.Variables["a"]).AccessToken)"/>`,
    request: { tokens },
    want: { variables: { a: { accessToken: 'secret-token' }, v: 'secret-token' } },
  },
  {
    fact: 'No token is an error of the service.',
    inbound: authorization(),
    want: { status: 500, sent: [], lastError: { source: 'get-authorization-context', section: 'inbound' } },
  },
  {
    fact: 'With ignore-error the variable is null.',
    inbound: authorization('ignore-error="true"'),
    want: { status: 200, variables: { a: null }, lastError: null },
  },
  {
    fact: 'The identity type jwt needs an identity.',
    inbound: authorization('identity-type="jwt"'),
    want: { faults: ['not-offline', 'missing-attribute'] },
  },
  {
    fact: 'Provider, authorization and variable are needed.',
    inbound: '<get-authorization-context/>',
    want: { faults: ['not-offline', 'missing-attribute', 'missing-attribute', 'missing-attribute'] },
  },
]);
