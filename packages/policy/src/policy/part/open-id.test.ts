import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientPem } from '../../testing/certificates.ts';
import { runApi, runApiRepeatedly } from '../../testing/run-request.ts';
import { bearer, fine, nowSeconds, rs256 } from '../../testing/tokens.ts';

function policy(children: string): string {
  return `<validate-jwt header-name="Authorization">${children}</validate-jwt>`;
}

describe('openid-config', () => {
  const metadata = 'https://id.example/.well-known/openid-configuration';
  const provider = `<openid-config url="${metadata}"/>`;
  const jwk = { ...createPublicKey(clientPem).export({ format: 'jwk' }), kid: 'k1' };
  const http = {
    [metadata]: { body: JSON.stringify({ issuer: 'https://id.example/', jwks_uri: 'https://id.example/keys' }) },
    'https://id.example/keys': { body: JSON.stringify({ keys: [jwk] }) },
  };
  const said = { ...fine, iss: 'https://id.example/', exp: nowSeconds + 100_000 };

  it('gives keys and issuer', () => {
    const result = runApi(policy(provider), { ...bearer(rs256(said, 'k1')), http });
    expect(result.response.status).toBe(200);
    expect(result.httpRequests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `GET ${metadata}`,
      'GET https://id.example/keys',
    ]);
    expect(result.cache).toEqual({ hits: 0, misses: 0, stores: 0 });
  });

  it.each([
    ['the token names another', provider, 401, 'TokenIssuerNotAllowed'],
    ['issuers are named beside it', `${provider}<issuers><issuer>me</issuer></issuers>`, 200, null],
  ])('its issuer where %s: %i', (...[, children, status, reason]) => {
    const result = runApi(policy(children), { ...bearer(rs256({ ...said, iss: 'me' }, 'k1')), http });
    expect(result.response.status).toBe(status);
    expect(result.lastError?.reason ?? null).toBe(reason);
  });

  it('is fetched once an hour', () => {
    const repeat = { times: 8, everyMs: 600_000 };
    const results = runApiRepeatedly(policy(provider), { ...bearer(rs256(said, 'k1')), http, repeat });
    expect(results.map(({ response, httpRequests }) => [response.status, httpRequests.length])).toEqual(
      [2, 0, 0, 0, 0, 0, 2, 0].map((sent) => [200, sent]),
    );
  });

  it('is fetched again for a key that is not known, once in five minutes', () => {
    const rolled = {
      ...http,
      'https://id.example/keys': [
        { body: JSON.stringify({ keys: [{ ...jwk, kid: 'old' }] }) },
        { body: JSON.stringify({ keys: [{ ...jwk, kid: 'old' }] }) },
        { body: JSON.stringify({ keys: [{ ...jwk, kid: 'other' }] }) },
      ],
    };
    const token = `${rs256(said, 'k9').slice(0, -4)}AAAA`;
    const repeat = { times: 7, everyMs: 100_000 };
    const results = runApiRepeatedly(policy(provider), { ...bearer(token), http: rolled, repeat });
    expect(results.map(({ lastError, httpRequests }) => [lastError?.reason, httpRequests.length])).toEqual(
      [2, 0, 0, 2, 0, 0, 2].map((sent) => ['TokenSignatureKeyNotFound', sent]),
    );
  });

  it('that fails is asked again after five minutes', () => {
    const late = { ...http, [metadata]: [{ error: 'connect' as const }, http[metadata] ?? {}] };
    const repeat = { times: 4, everyMs: 150_000 };
    const results = runApiRepeatedly(policy(provider), { ...bearer(rs256(said, 'k1')), http: late, repeat });
    expect(results.map(({ response, httpRequests }) => [response.status, httpRequests.length])).toEqual([
      [401, 1],
      [401, 0],
      [200, 2],
      [200, 0],
    ]);
    expect(results[0]?.lastError).toMatchObject({
      reason: 'JwtInvalid',
      message: `IDX20803: Unable to obtain configuration from: '${metadata}'.`,
    });
  });

  it.each([
    ['a status', { status: 404 }],
    ['text', { body: 'no' }],
    ['no keys', { body: '{ "issuer": "https://id.example/" }' }],
  ])('that answers with %s is as good as none', (_, reply) => {
    const result = runApi(policy(provider), { ...bearer(rs256(said, 'k1')), http: { ...http, [metadata]: reply } });
    expect(result.lastError).toMatchObject({ reason: 'JwtInvalid' });
  });

  it('that fails after it was fetched goes on standing in', () => {
    const lost = { ...http, [metadata]: [http[metadata] ?? {}, { error: 'connect' as const }] };
    const repeat = { times: 2, everyMs: 7_200_000 };
    const results = runApiRepeatedly(policy(provider), { ...bearer(rs256(said, 'k1')), http: lost, repeat });
    expect(results.map(({ response }) => response.status)).toEqual([200, 200]);
  });

  it('of two, either may have the key', () => {
    const other = metadata.replace('id.', 'other.');
    const xml = policy(`<openid-config url="${other}"/>${provider}`);
    const both = {
      ...http,
      [other]: { body: JSON.stringify({ issuer: 'o', jwks_uri: 'https://other.example/keys' }) },
      'https://other.example/keys': { body: '{ "keys": [] }' },
    };
    expect(runApi(xml, { ...bearer(rs256(said, 'k1')), http: both }).response.status).toBe(200);
  });
});
