import type { Result } from '@keelgate/model';
import type { CompileWork } from '../../define.ts';
import { jwtValue } from '../../dotnet/identity/jwt-value.ts';
import type { Exchange } from '../../program/exchange.ts';
import { PolicyFailure } from '../../program/failure.ts';
import type { Operand } from '../../program/operand.ts';
import type { Lifetime, RequiredClaim } from '../../token/claim.ts';
import { checkAudience, checkIssuer, checkLifetime, checkRequiredClaims } from '../../token/claim.ts';
import type { JsonMap } from '../../token/json-object.ts';
import { stringOf } from '../../token/json-object.ts';
import { decryptJwe } from '../../token/jwe.ts';
import { verifyJws } from '../../token/jws.ts';
import type { Jwt } from '../../token/jwt.ts';
import { malformed, readJwt } from '../../token/jwt.ts';
import type { TokenFailure, TokenResult } from '../../token/token-failure.ts';
import type { KeyParts } from './token-keys.ts';
import { keyReads, tokenKeys } from './token-keys.ts';
import type { OpenIdConfig } from './open-id.ts';
import { openIdConfig } from './open-id.ts';
import type { TokenSource } from './token-source.ts';
import { tokenText } from './token-source.ts';

/** What a token must be and say. */
export type TokenRules = {
  readonly source: TokenSource;
  readonly signingKeys: readonly KeyParts[];
  readonly decryptionKeys: readonly KeyParts[];
  /** URLs of providers' metadata. */
  readonly providers: readonly Operand<string>[];
  readonly isSigned: Operand<boolean>;
  readonly lifetime: (exchange: Exchange) => Omit<Lifetime, 'nowMs'>;
  readonly audiences: (exchange: Exchange) => readonly string[];
  /** Issuers that are let through, of those that the policy names and those of the metadata. */
  readonly issuers: (exchange: Exchange, claims: JsonMap, known: readonly string[]) => readonly string[];
  /** What else is wrong with the claims. */
  readonly check: (exchange: Exchange, claims: JsonMap) => TokenFailure | null;
  readonly required: (exchange: Exchange) => readonly RequiredClaim[];
  readonly status: Operand<number>;
  /** What the caller is told; `null`: what went wrong. */
  readonly message: Operand<string> | null;
  readonly variable: string | null;
  readonly reads: readonly string[];
};

/** Adds the steps that find a token and verify it; a request without a good one goes no further. */
export function validateToken(work: CompileWork, rules: TokenRules): void {
  const held = `${work.id} token`;
  const signingKeys = tokenKeys(work, rules.signingKeys);
  const decryptionKeys = tokenKeys(work, rules.decryptionKeys);
  const reads = [...rules.reads, ...keyReads(rules.signingKeys), ...keyReads(rules.decryptionKeys), 'Request.Headers'];
  const tokenOf = ({ state }: Exchange): string => state.get(held) as string;
  work.pure(reads, (exchange) => {
    const text = tokenText(exchange, rules.source, work.settings);
    if (text === null) return refuse({ reason: 'TokenNotPresent', message: 'JWT not present.' }, exchange);
    const signed = opened(text, () => decryptionKeys(exchange));
    if (!signed.ok) return refuse(signed.failure, exchange);
    exchange.state.set(held, signed.value);
  });
  const providers = rules.providers.map((url, number) =>
    openIdConfig(work, {
      url,
      number,
      wantedKey: (exchange) => {
        const wanted = keyName(tokenOf(exchange));
        return signingKeys(exchange).some(({ ids }) => ids.includes(wanted ?? '')) ? null : wanted;
      },
    }),
  );
  work.pure([...reads, 'http', 'clock'], (exchange) => {
    const configs = providers.map((provider) => provider(exchange));
    const keys = [...signingKeys(exchange), ...configs.flatMap((config) => config.keys)];
    const text = tokenOf(exchange);
    const isOpen = !rules.isSigned.of(exchange) && text.endsWith('.');
    const verified = isOpen ? readJwt(text) : verifyJws(text, keys);
    if (!verified.ok) return refuse(withoutMetadata(verified.failure, exchange, configs), exchange);
    const wrong = claimFailure(exchange, rules, { claims: verified.value.claims, configs });
    if (wrong !== null) return refuse(wrong, exchange);
    if (rules.variable !== null) exchange.variables.set(rules.variable, jwtValue(verified.value));
    exchange.notes?.push('the token is valid');
  });
  /** A key that is missing because its provider did not answer is the provider's fault. */
  function withoutMetadata(failure: TokenFailure, exchange: Exchange, configs: readonly OpenIdConfig[]): TokenFailure {
    const silent = configs.findIndex(({ fetchedUs }) => fetchedUs === null);
    if (silent < 0 || failure.reason !== 'TokenSignatureKeyNotFound') return failure;
    const url = rules.providers[silent]?.of(exchange) ?? '';
    return { reason: 'JwtInvalid', message: `IDX20803: Unable to obtain configuration from: '${url}'.` };
  }
  function refuse(failure: Refusal, exchange: Exchange): never {
    const { reason } = failure;
    const isBare = reason === 'JwtInvalid' || reason === 'TokenNotPresent';
    const message = isBare ? failure.message : `${failure.message} Access denied.`;
    const publicMessage = rules.message?.of(exchange) ?? message;
    throw new PolicyFailure(work.error({ reason, message, publicMessage, status: rules.status.of(exchange) }));
  }
}

type Refusal = { readonly reason: TokenFailure['reason'] | 'TokenNotPresent'; readonly message: string };

/** The signed token that a text is, or that is encrypted in it. */
function opened(text: string, keys: () => Parameters<typeof decryptJwe>[1]): Result<string, TokenFailure> {
  if (/\s/.test(text)) return malformed();
  if (text.split('.').length !== 5) return { ok: true, value: text };
  const inner = decryptJwe(text, keys());
  return inner.ok ? { ok: true, value: inner.value.text } : inner;
}

/** The key that a token says it is signed with. */
function keyName(text: string): string | null {
  const jwt: TokenResult<Jwt> = readJwt(text);
  return jwt.ok ? (stringOf(jwt.value.header, 'kid') ?? stringOf(jwt.value.header, 'x5t')) : null;
}

type Said = { readonly claims: JsonMap; readonly configs: readonly OpenIdConfig[] };

function claimFailure(exchange: Exchange, rules: TokenRules, { claims, configs }: Said): TokenFailure | null {
  const nowMs = (exchange.startUs + exchange.nowUs) / 1000;
  const known = configs.flatMap(({ issuer }) => issuer ?? []);
  return (
    checkLifetime(claims, { ...rules.lifetime(exchange), nowMs }) ??
    checkAudience(claims, rules.audiences(exchange)) ??
    checkIssuer(claims, rules.issuers(exchange, claims, known)) ??
    rules.check(exchange, claims) ??
    checkRequiredClaims(claims, rules.required(exchange))
  );
}
