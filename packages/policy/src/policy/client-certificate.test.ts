import { describe, expect, it } from 'vitest';
import { clientPem, rootPem } from '../testing/certificates.ts';
import { runApi } from '../testing/run-request.ts';

const clientThumb = 'F9C477301EF58EF892ED3A6E5EF69A8FFB96527D';
const rootThumb = '2D07A06D3DADA36C67930386DBEEEAEB92E47A9B';

const now = '2027-01-01T00:00:00Z';
const good = { now, clientCertificate: clientPem, certificates: { root: rootPem } };
const both = { ...good, certificates: { root: rootPem, client: clientPem } };

function identity(attributes: string): string {
  return `<validate-client-certificate><identities><identity ${attributes}/></identities></validate-client-certificate>`;
}

describe('validate-client-certificate', () => {
  it('lets a certificate through that is in time and leads to one of the service', () => {
    const result = runApi('<validate-client-certificate/>', good);
    expect(result.response.status).toBe(200);
    expect(result.lastError).toBeNull();
    expect(result.backendRequests).toHaveLength(1);
  });

  it.each([
    ['no certificate', { now }, 'ClientCertificateNotFound', 'Client certificate was not found in the request.'],
    [
      'text',
      { ...good, clientCertificate: 'no' },
      'ClientCertificateNotFound',
      'Client certificate was not found in the request.',
    ],
    [
      'too early',
      { ...good, now: '2026-01-01T00:00:00Z' },
      'ClientCertificateNotYetValid',
      'Client certificate is not valid yet.',
    ],
    [
      'too late',
      { ...good, now: '2050-01-01T00:00:00Z' },
      'ClientCertificateExpired',
      'Client certificate has expired.',
    ],
    [
      'an unknown issuer',
      { ...good, certificates: {} },
      'ClientCertificateNotTrusted',
      'Client certificate is not trusted.',
    ],
    [
      'a root that only the client brings',
      { ...good, clientCertificate: `${clientPem}\n${rootPem}`, certificates: {} },
      'ClientCertificateNotTrusted',
      'Client certificate is not trusted.',
    ],
  ])('refuses %s', (_, request, reason, message) => {
    const result = runApi('<validate-client-certificate/>', request);
    expect(result.response).toEqual({
      status: 403,
      reason: 'Forbidden',
      headers: { 'Content-Type': 'application/json' },
      body: '{ "statusCode": 403, "message": "Invalid client certificate" }',
    });
    expect(result.lastError).toEqual({
      source: 'validate-client-certificate',
      reason,
      message: `${message} Access denied.`,
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
    expect(result.backendRequests).toEqual([]);
  });

  it.each([
    ['validate-not-before="false"', { ...good, now: '2026-01-01T00:00:00Z' }],
    ['validate-not-after="false"', { ...good, now: '2050-01-01T00:00:00Z' }],
    ['validate-trust="false"', { ...good, certificates: {} }],
    ['ignore-error="true"', { now }],
  ])('with %s does not mind', (attributes, request) => {
    expect(runApi(`<validate-client-certificate ${attributes}/>`, request).response.status).toBe(200);
  });

  it.each([
    [`thumbprint="${clientThumb}"`, 200],
    [`thumbprint="${clientThumb.toLowerCase()}"`, 200],
    [`thumbprint="${rootThumb}"`, 403],
    ['serial-number="00:F1:A2:B3:C4"', 200],
    ['serial-number="F1A2B3C5"', 403],
    ['common-name="client.example.com"', 200],
    ['common-name="example.com"', 403],
    ['dns-name="alt.example.com"', 200],
    ['dns-name="client.example.com"', 403],
    [
      'subject="E=a@example.com, CN=client.example.com, OU=Clients, O=&quot;Keelgate &quot;&quot;Quoted&quot;&quot;&quot;, S=Zuid-Holland, C=NL"',
      200,
    ],
    ['subject="CN=client.example.com"', 403],
    ['issuer-subject="CN=Keelgate Root, O=&quot;Keelgate, Test&quot;, C=NL"', 200],
    ['issuer-subject="CN=Keelgate"', 403],
    [`issuer-thumbprint="${rootThumb}"`, 200],
    [`issuer-thumbprint="${clientThumb}"`, 403],
    ['issuer-certificate-id="root"', 200],
    ['issuer-certificate-id="client"', 403],
    ['common-name="client.example.com" dns-name="other.example.com"', 403],
  ])('of the identity %s: %i', (attributes, status) => {
    const result = runApi(identity(attributes), attributes.includes('"client"') ? both : good);
    expect(result.response.status).toBe(status);
    expect(result.lastError?.reason ?? null).toBe(status === 200 ? null : 'ClientCertificateIdentityNotMatched');
  });

  it('wants one identity of several', () => {
    const two = identity('common-name="other"').replace(
      '</identities>',
      '<identity common-name="client.example.com"/></identities>',
    );
    expect(runApi(two, good).response.status).toBe(200);
  });

  it('answers with the status of the setting', () => {
    const options = { settings: { certificateFailureStatus: 401 } };
    expect(runApi('<validate-client-certificate/>', { now }, options).response.status).toBe(401);
  });
});

describe('authentication-certificate', () => {
  it.each([
    ['thumbprint="ab cd 01"', 'ABCD01'],
    ['certificate-id="client"', clientThumb],
    [`thumbprint="@("ab" + "cd")"`, 'ABCD'],
    [`body="@(System.Convert.FromBase64String("AAEC"))" password="p"`, 'PKCS#12 of 3 bytes'],
  ])('%s: the backend is shown %s', (attributes, shown) => {
    const result = runApi(`<authentication-certificate ${attributes}/>`, { certificates: { client: clientPem } });
    expect(result.backendRequests).toMatchObject([{ clientCertificate: shown }]);
  });

  it('fails for a certificate that the service does not have', () => {
    const result = runApi('<authentication-certificate certificate-id="@("none")"/>');
    expect(result.lastError).toMatchObject({
      source: 'authentication-certificate',
      reason: 'CertificateNotFound',
      message: 'Certificate none is not defined.',
    });
    expect(result.response.status).toBe(500);
    expect(JSON.parse(result.response.body)).toMatchObject({ statusCode: 500, message: 'Internal server error' });
  });

  it('inside send-request is shown to that address alone', () => {
    const result = runApi(
      '<send-request response-variable-name="r"><set-url>https://a.example/</set-url><authentication-certificate thumbprint="AB"/></send-request>',
      { http: { 'https://a.example/': {} } },
    );
    expect(result.httpRequests).toMatchObject([{ clientCertificate: 'AB' }]);
    expect(result.backendRequests[0]).not.toHaveProperty('clientCertificate');
  });
});

describe('proxy', () => {
  it('is named by what was sent, without its password', () => {
    const result = runApi('<proxy url="http://proxy.example:8080" username="u" password="p"/>');
    expect(result.backendRequests).toMatchObject([{ proxy: 'http://proxy.example:8080' }]);
    expect(JSON.stringify(result.backendRequests)).not.toContain('"p"');
  });

  it('goes with a certificate', () => {
    const result = runApi('<authentication-certificate thumbprint="AB"/><proxy url="@("http://p")"/>');
    expect(result.backendRequests).toMatchObject([{ proxy: 'http://p', clientCertificate: 'AB' }]);
  });
});

describe('get-authorization-context', () => {
  const policy = (rest = ''): string =>
    `<get-authorization-context provider-id="github" authorization-id="@("a" + 1)" context-variable-name="auth" ${rest}/>
     <set-header name="Authorization"><value>@("Bearer " + ((Authorization)context.Variables["auth"])?.AccessToken)</value></set-header>`;

  it('puts the token of the request file into the variable', () => {
    const result = runApi(policy(), { tokens: { 'authorization:github/a1': 'secret' } });
    expect(result.backendRequests[0]?.headers['Authorization']).toBe('Bearer secret');
    expect(result.variables).toEqual({ auth: { accessToken: 'secret' } });
  });

  it('fails without one', () => {
    const result = runApi(policy(), { tokens: { 'authorization:github/other': 'secret' } });
    expect(result.response.status).toBe(500);
    expect(result.lastError).toEqual({
      source: 'get-authorization-context',
      reason: 'AuthorizationFailure',
      message: 'No token is given for authorization:github/a1.',
      scope: 'api',
      section: 'inbound',
      path: '',
      policyId: null,
    });
  });

  it('with ignore-error sets the variable to null', () => {
    const result = runApi(policy('ignore-error="true"'));
    expect(result.response.status).toBe(200);
    expect(result.variables).toEqual({ auth: null });
    expect(result.backendRequests[0]?.headers['Authorization']).toBe('Bearer ');
  });
});
