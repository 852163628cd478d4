import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { required } from '../shape/attribute.ts';
import { name } from '../shape/kind.ts';
import { computed, literal } from '../program/operand.ts';
import type { Config } from '../shape/shape.ts';
import { maybe, shape, some } from '../shape/shape.ts';
import { encodePart } from '../http/url.ts';
import type { JsonMap } from '../token/json-object.ts';
import { stringOf } from '../token/json-object.ts';
import type { TokenFailure } from '../token/token-failure.ts';
import { audiences, claimReads, claimsOf, requiredClaims, textReads, textsOf } from './part/claim.ts';
import { atMostOne } from './part/either.ts';
import { tokenAttributes, tokenRules } from './part/token-attributes.ts';
import { validateToken } from './part/validate-token.ts';
import { someText } from './part/value.ts';

const applicationIds = shape({ children: { 'application-id': some(someText) } });
const decryptionKey = shape({ attributes: { 'certificate-id': required(name) } });
const decryptionKeys = shape({ children: { key: some(decryptionKey) } });

const config = shape({
  attributes: {
    'tenant-id': required(name),
    ...tokenAttributes,
  },
  children: {
    'backend-application-ids': maybe(applicationIds),
    'client-application-ids': maybe(applicationIds),
    audiences: maybe(audiences),
    'required-claims': maybe(requiredClaims),
    'decryption-keys': maybe(decryptionKeys),
  },
  isOrdered: false,
  check: (reader) => atMostOne(reader, 'header-name', 'query-parameter-name', 'token-value'),
});

/** `<validate-azure-ad-token>`: lets through requests with a valid token of Microsoft Entra ID. */
export const validateAzureAdToken: Policy = definePolicy({
  name: 'validate-azure-ad-token',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy',
  sections: ['inbound'],
  shape: config,
  differences: [
    'An audience is let through that is one of the audiences or backend applications, or api:// and such an application; where neither is named every audience is.',
    'Issuers are those of versions 1 and 2 of Microsoft Entra ID; for common and organizations the tenant is the one that the token names.',
    'Sovereign clouds have other addresses, which are not known here.',
  ],
  compile: compileValidateAzureAdToken,
});

function compileValidateAzureAdToken({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const { 'tenant-id': tenant } = attributes;
  const claims = children['required-claims']?.children.claim ?? [];
  const audience = children.audiences?.children.audience;
  const backend = children['backend-application-ids']?.children['application-id'];
  const client = children['client-application-ids']?.children['application-id'];
  const [named, backends, clients] = [textsOf(audience), textsOf(backend), textsOf(client)];
  validateToken(work, {
    ...tokenRules(attributes, null),
    signingKeys: [],
    decryptionKeys: (children['decryption-keys']?.children.key ?? []).map((key) => ({
      id: null,
      certificateId: key.attributes['certificate-id'],
      n: null,
      e: null,
      text: null,
    })),
    providers: [computed(tenant.reads, (exchange) => metadataUrl(tenant.of(exchange)))],
    isSigned: literal(true),
    lifetime: () => ({ requireExpirationTime: true, clockSkewMs: 0 }),
    audiences: (exchange) => [
      ...named(exchange),
      ...backends(exchange).flatMap((application) => [application, `api://${application}`]),
    ],
    issuers: (_exchange, said, known) => known.flatMap((issuer) => issuersOf(issuer, said)),
    check: (exchange, said) => checkClient(said, clients(exchange)),
    required: claimsOf(claims),
    reads: [...textReads(audience), ...textReads(backend), ...textReads(client), ...claimReads(claims)],
  });
}

function metadataUrl(tenant: string): string {
  return `https://login.microsoftonline.com/${encodePart(tenant.trim())}/v2.0/.well-known/openid-configuration`;
}

/** The issuer of the metadata, and that of version 1 of the same tenant. Metadata of many tenants leave the tenant open. */
function issuersOf(issuer: string, claims: JsonMap): readonly string[] {
  const own = stringOf(claims, 'tid') ?? '';
  const whole = issuer.replace('{tenantid}', own);
  const [tenant] = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/i.exec(whole) ?? [];
  return tenant === undefined ? [whole] : [whole, `https://sts.windows.net/${tenant}/`];
}

/** Version 1 of a token calls the client `appid`, version 2 `azp`. */
function checkClient(claims: JsonMap, allowed: readonly string[]): TokenFailure | null {
  if (allowed.length === 0) return null;
  const claim = claims.has('azp') ? 'azp' : 'appid';
  const client = stringOf(claims, claim);
  if (client === null)
    return { reason: 'TokenClaimNotFound', message: `JWT token is missing the following claims: ${claim}.` };
  if (allowed.includes(client)) return null;
  return { reason: 'TokenClaimValueNotAllowed', message: `Claim ${claim} value of ${client} is not allowed.` };
}
