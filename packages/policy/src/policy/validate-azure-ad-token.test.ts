import { createPublicKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientPem } from '../testing/certificates.ts';
import { runApi } from '../testing/run-request.ts';
import { bearer, nowSeconds, rs256 } from '../testing/tokens.ts';

describe('validate-azure-ad-token', () => {
  const tenant = '11111111-2222-3333-4444-555555555555';
  const v2 = `https://login.microsoftonline.com/${tenant}/v2.0`;
  const jwk = { ...createPublicKey(clientPem).export({ format: 'jwk' }), kid: 'k1' };
  const keysUrl = 'https://login.microsoftonline.com/keys';
  function metadataOf(asked: string, issuer = v2): { readonly [url: string]: { readonly body: string } } {
    return {
      [`https://login.microsoftonline.com/${asked}/v2.0/.well-known/openid-configuration`]: {
        body: JSON.stringify({ issuer, jwks_uri: keysUrl }),
      },
      [keysUrl]: { body: JSON.stringify({ keys: [jwk] }) },
    };
  }
  const said = { iss: v2, aud: 'app', azp: 'client', exp: nowSeconds + 60 };
  const http = metadataOf(tenant);
  const azure = (children = '', attributes = ''): string =>
    `<validate-azure-ad-token tenant-id="${tenant}" ${attributes}>${children}</validate-azure-ad-token>`;
  const clients = '<client-application-ids><application-id>client</application-id></client-application-ids>';

  it.each([
    ['version 2', said],
    ['version 1', { ...said, iss: `https://sts.windows.net/${tenant}/` }],
  ])('takes a token of %s', (_, claims) => {
    const result = runApi(azure(clients), { ...bearer(rs256(claims, 'k1')), http });
    expect(result.response.status).toBe(200);
    expect(result.backendRequests).toHaveLength(1);
  });

  it.each([
    ['', { ...said, iss: 'https://sts.windows.net/other/' }, 'TokenIssuerNotAllowed'],
    ['<audiences><audience>app</audience></audiences>', said, null],
    ['<audiences><audience>other</audience></audiences>', said, 'TokenAudienceNotAllowed'],
    [
      '<backend-application-ids><application-id>app</application-id></backend-application-ids>',
      { ...said, aud: 'api://app' },
      null,
    ],
    [clients, { ...said, azp: 'other' }, 'TokenClaimValueNotAllowed'],
    [clients, { iss: v2, exp: said.exp }, 'TokenClaimNotFound'],
    [clients, { iss: v2, exp: said.exp, appid: 'client' }, null],
    [
      '<required-claims><claim name="roles"><value>r</value></claim></required-claims>',
      { ...said, roles: ['r'] },
      null,
    ],
    ['<required-claims><claim name="roles"/></required-claims>', said, 'TokenClaimNotFound'],
    ['', { ...said, exp: nowSeconds - 1 }, 'TokenExpired'],
    ['', { iss: v2 }, 'JwtInvalid'],
  ])('with %s and %j: %s', (children, claims, reason) => {
    const result = runApi(azure(children), { ...bearer(rs256(claims, 'k1')), http });
    expect(result.lastError?.reason ?? null).toBe(reason);
    expect(result.response.status).toBe(reason === null ? 200 : 401);
  });

  it('says what is wrong in its own name', () => {
    const result = runApi(azure(clients, 'failed-validation-httpcode="403"'), {
      ...bearer(rs256({ ...said, azp: 'x' }, 'k1')),
      http,
    });
    const message = 'Claim azp value of x is not allowed. Access denied.';
    expect(result.response).toMatchObject({ status: 403, body: `{ "statusCode": 403, "message": "${message}" }` });
    expect(result.lastError).toMatchObject({ source: 'validate-azure-ad-token', message });
  });

  it('of many tenants takes the one of the token', () => {
    const open = metadataOf('organizations', 'https://login.microsoftonline.com/{tenantid}/v2.0');
    const xml = '<validate-azure-ad-token tenant-id="organizations"/>';
    const token = rs256({ ...said, tid: tenant }, 'k1');
    expect(runApi(xml, { ...bearer(token), http: open }).response.status).toBe(200);
    const other = rs256({ ...said, tid: tenant.replace('1', '9') }, 'k1');
    expect(runApi(xml, { ...bearer(other), http: open }).lastError?.reason).toBe('TokenIssuerNotAllowed');
  });

  it('reads another header, or a value', () => {
    const token = rs256(said, 'k1');
    expect(runApi(azure('', 'header-name="X"'), { headers: { X: token }, http }).response.status).toBe(200);
    expect(runApi(azure('', `token-value="${token}"`), { http }).response.status).toBe(200);
    expect(runApi(azure(), { http }).lastError).toMatchObject({ reason: 'TokenNotPresent' });
  });
});
