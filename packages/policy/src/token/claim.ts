import type { JsonMap } from './json-object.ts';
import { claimTexts, secondsOf, stringOf } from './json-object.ts';
import type { TokenFailure } from './token-failure.ts';

/** Checks of what a token says. Each returns why the token is refused, or `null`. */

export type Lifetime = {
  readonly nowMs: number;
  readonly clockSkewMs: number;
  readonly requireExpirationTime: boolean;
};

export function checkLifetime(
  claims: JsonMap,
  { nowMs, clockSkewMs, requireExpirationTime }: Lifetime,
): TokenFailure | null {
  const [from, to] = [secondsOf(claims, 'nbf'), secondsOf(claims, 'exp')];
  if (to === null && (requireExpirationTime || claims.has('exp')))
    return invalid(
      "IDX10225: Lifetime validation failed. The token is missing an Expiration Time. Tokentype: 'JwtSecurityToken'.",
    );
  if (from !== null && to !== null && from > to)
    return invalid(
      `IDX10224: Lifetime validation failed. The NotBefore: '${date(from)}' is after Expires: '${date(to)}'.`,
    );
  const now = date(Math.floor(nowMs / 1000));
  if (from !== null && from * 1000 > nowMs + clockSkewMs)
    return invalid(
      `IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom: '${date(from)}', Current time: '${now}'.`,
    );
  if (to !== null && to * 1000 < nowMs - clockSkewMs) {
    const message = `IDX10223: Lifetime validation failed. The token is expired. ValidTo: '${date(to)}', Current time: '${now}'.`;
    return { reason: 'TokenExpired', message };
  }
  return null;
}

function invalid(message: string): TokenFailure {
  return { reason: 'JwtInvalid', message };
}

/** `MM/dd/yyyy HH:mm:ss` in UTC. */
function date(seconds: number): string {
  const [, year, month, day, time] =
    /^(.*)-(\d\d)-(\d\d)T([\d:]{8})/.exec(new Date(seconds * 1000).toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
}

/** One of the token's audiences must be allowed; where none is asked for, all are. */
export function checkAudience(claims: JsonMap, allowed: readonly string[]): TokenFailure | null {
  if (allowed.length === 0) return null;
  const audiences = claimTexts(claims.get('aud'));
  if (audiences.some((audience) => allowed.includes(audience))) return null;
  const message =
    audiences.length === 0
      ? "IDX10206: Unable to validate audience. The 'audiences' parameter is empty."
      : `IDX10214: Audience validation failed. Audiences: '${audiences.join(', ')}'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: '${allowed.join(', ')}'.`;
  return { reason: 'TokenAudienceNotAllowed', message };
}

export function checkIssuer(claims: JsonMap, allowed: readonly string[]): TokenFailure | null {
  if (allowed.length === 0) return null;
  const issuer = stringOf(claims, 'iss');
  if (issuer !== null && allowed.includes(issuer)) return null;
  const message =
    issuer === null || issuer === ''
      ? "IDX10211: Unable to validate issuer. The 'issuer' parameter is null or whitespace."
      : `IDX10205: Issuer validation failed. Issuer: '${issuer}'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: '${allowed.join(', ')}'.`;
  return { reason: 'TokenIssuerNotAllowed', message };
}

export type RequiredClaim = {
  readonly name: string;
  readonly match: 'all' | 'any';
  /** Takes a claim's text apart into values. */
  readonly separator: string | null;
  /** None: the claim must be there, whatever it says. */
  readonly values: readonly string[];
};

export function checkRequiredClaims(claims: JsonMap, required: readonly RequiredClaim[]): TokenFailure | null {
  const missing = required.filter(({ name }) => !claims.has(name)).map(({ name }) => name);
  if (missing.length > 0) {
    const message = `JWT token is missing the following claims: ${missing.join(', ')}.`;
    return { reason: 'TokenClaimNotFound', message };
  }
  for (const claim of required) {
    const texts = claimTexts(claims.get(claim.name));
    if (isSatisfied(claim, texts)) continue;
    const message = `Claim ${claim.name} value of ${texts.join(',')} is not allowed.`;
    return { reason: 'TokenClaimValueNotAllowed', message };
  }
  return null;
}

function isSatisfied({ match, separator, values }: RequiredClaim, texts: readonly string[]): boolean {
  if (values.length === 0) return true;
  const said = separator === null || separator === '' ? texts : texts.flatMap((text) => text.split(separator));
  return match === 'any' ? values.some((value) => said.includes(value)) : values.every((value) => said.includes(value));
}
