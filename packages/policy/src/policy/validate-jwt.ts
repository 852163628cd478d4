import type { CompileWork, Policy } from '../define.ts';
import { definePolicy } from '../define.ts';
import { optional, required } from '../shape/attribute.ts';
import { flag, name, text, whole } from '../shape/kind.ts';
import type { Config } from '../shape/shape.ts';
import { many, maybe, shape, some } from '../shape/shape.ts';
import { audiences, claimReads, claimsOf, requiredClaims, textReads, textsOf } from './part/claim.ts';
import { exactlyOne } from './part/either.ts';
import { tokenAttributes, tokenRules } from './part/token-attributes.ts';
import type { KeyParts } from './part/token-keys.ts';
import { validateToken } from './part/validate-token.ts';
import { someText } from './part/value.ts';

const openIdConfig = shape({
  // Microsoft's policy toolkit writes validate-connectivity; its page does not tell of it. Here it changes nothing.
  attributes: { url: required(name), 'validate-connectivity': optional(flag, true) },
});

const signingKey = shape({
  attributes: { id: optional(name), 'certificate-id': optional(name), n: optional(text), e: optional(text) },
  text: optional(text),
});
const signingKeys = shape({ children: { key: some(signingKey) } });

const decryptionKey = shape({
  attributes: { id: optional(name), 'certificate-id': optional(name) },
  text: optional(text),
});
const decryptionKeys = shape({ children: { key: some(decryptionKey) } });

const issuers = shape({ children: { issuer: some(someText) } });

const config = shape({
  attributes: {
    ...tokenAttributes,
    'require-expiration-time': optional(flag, true),
    'require-scheme': optional(text),
    'require-signed-tokens': optional(flag, true),
    'clock-skew': optional(whole(), 0),
  },
  children: {
    'openid-config': many(openIdConfig),
    'issuer-signing-keys': maybe(signingKeys),
    'decryption-keys': maybe(decryptionKeys),
    audiences: maybe(audiences),
    issuers: maybe(issuers),
    'required-claims': maybe(requiredClaims),
  },
  // Microsoft's page has had them in more than one order.
  isOrdered: false,
  check: (reader) => exactlyOne(reader, 'header-name', 'query-parameter-name', 'token-value'),
});

/** `<validate-jwt>`: lets through requests with a token that is signed, in time, and says what it must. */
export const validateJwt: Policy = definePolicy({
  name: 'validate-jwt',
  doc: 'https://learn.microsoft.com/azure/api-management/validate-jwt-policy',
  sections: ['inbound'],
  shape: config,
  differences: [
    'Signatures of RS384, PS384, PS512 and of the ES family are verified too; Microsoft names HS256 to HS512, RS256, RS512 and PS256.',
    'Messages of the library that Azure verifies tokens with are told in its words as far as they are known; numbers in them, such as how many keys were tried, may differ.',
    'A token with another scheme than require-scheme asks for counts as not present.',
  ],
  compile: compileValidateJwt,
});

function compileValidateJwt({ attributes, children }: Config<typeof config>, work: CompileWork): void {
  const claims = children['required-claims']?.children.claim ?? [];
  const audience = children.audiences?.children.audience;
  const issuer = children.issuers?.children.issuer ?? [];
  const named = textsOf(issuer);
  const { 'require-expiration-time': expires, 'clock-skew': skew, 'require-signed-tokens': isSigned } = attributes;
  validateToken(work, {
    ...tokenRules(attributes, attributes['require-scheme']),
    signingKeys: (children['issuer-signing-keys']?.children.key ?? []).map(keyParts),
    decryptionKeys: (children['decryption-keys']?.children.key ?? []).map((key) =>
      keyParts({ ...key, attributes: { ...key.attributes, n: null, e: null } }),
    ),
    providers: children['openid-config'].map((provider) => provider.attributes.url),
    isSigned,
    lifetime: (exchange) => ({
      requireExpirationTime: expires.of(exchange),
      clockSkewMs: skew.of(exchange) * 1000,
    }),
    audiences: textsOf(audience),
    issuers: (exchange, _claims, known) => (issuer.length > 0 ? named(exchange) : known),
    check: () => null,
    required: claimsOf(claims),
    reads: [
      ...[expires, skew, isSigned].flatMap(({ reads }) => reads),
      ...textReads(audience),
      ...textReads(issuer),
      ...claimReads(claims),
    ],
  });
}

function keyParts({ attributes, text: secret }: Config<typeof signingKey>): KeyParts {
  const { id, 'certificate-id': certificateId, n, e } = attributes;
  return { id, certificateId, n, e, text: secret };
}
