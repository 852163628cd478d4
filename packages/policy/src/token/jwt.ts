import { ok } from '@keelgate/model';
import { utf8Text } from '../dotnet/text/utf8.ts';
import { base64UrlBytes } from '../base64.ts';
import type { JsonMap } from './json-object.ts';
import { parseJsonObject } from './json-object.ts';
import type { TokenResult } from './token-failure.ts';
import { refused } from './token-failure.ts';

/** What a token says, whether it is true or not. */
export type Jwt = { readonly header: JsonMap; readonly claims: JsonMap };

/** .NET's own limit. */
export const tokenCharsMax = 256_000;

/** The token of a header's value: `Bearer x` or x. */
export function bareToken(text: string): string {
  return text.trim().replace(/^Bearer\s+/i, '');
}

/** Header and claims of a signed or unsigned token, unverified; of an encrypted one the header alone. */
export function readJwt(text: string): TokenResult<Jwt> {
  const parts = segmentsOf(bareToken(text));
  if (parts === null) return malformed();
  const [head = '', body = ''] = parts;
  const header = jsonSegment(head);
  const claims = parts.length === 5 ? new Map() : jsonSegment(body);
  return header === null || claims === null ? malformed() : ok({ header, claims });
}

/** Three segments of a signed token, or five of an encrypted one. */
export function segmentsOf(token: string): readonly string[] | null {
  if (token.length > tokenCharsMax || !/^[\w-]+(?:\.[\w-]*){2}(?:\.[\w-]*\.[\w-]*)?$/.test(token)) return null;
  return token.split('.');
}

export function jsonSegment(segment: string): JsonMap | null {
  const bytes = base64UrlBytes(segment);
  return bytes === null ? null : parseJsonObject(utf8Text(bytes));
}

export function malformed(): ReturnType<typeof refused> {
  return refused('JwtInvalid', 'IDX12741: JWT must have three segments (JWS) or five segments (JWE).');
}
