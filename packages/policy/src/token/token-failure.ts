import type { Result } from '@keelgate/model';
import { failed } from '@keelgate/model';

/** Why a token is refused: what `LastError.Reason` says of it. */
export type TokenReason =
  | 'JwtInvalid'
  | 'TokenExpired'
  | 'TokenSignatureInvalid'
  | 'TokenSignatureKeyNotFound'
  | 'TokenAudienceNotAllowed'
  | 'TokenIssuerNotAllowed'
  | 'TokenClaimNotFound'
  | 'TokenClaimValueNotAllowed';

export type TokenFailure = { readonly reason: TokenReason; readonly message: string };

export type TokenResult<Value> = Result<Value, TokenFailure>;

export function refused(reason: TokenReason, message: string): Result<never, TokenFailure> {
  return failed({ reason, message });
}
