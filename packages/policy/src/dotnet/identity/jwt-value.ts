import type { Jwt } from '../../token/jwt.ts';
import { readJwt } from '../../token/jwt.ts';

/** What `AsJwt` gives: a token that has been read, and not verified. */
export type JwtValue = Jwt & { readonly net: 'Jwt' };

export function jwtValue({ header, claims }: Jwt): JwtValue {
  return { net: 'Jwt', header, claims };
}

/** The token that a text is, with or without `Bearer` before it; `null` of any other text. */
export function jwtOf(text: string): JwtValue | null {
  const jwt = readJwt(text);
  return jwt.ok ? jwtValue(jwt.value) : null;
}
