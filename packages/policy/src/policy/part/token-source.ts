import { headerText } from '../../http/headers.ts';
import { queryValues } from '../../http/url.ts';
import type { Exchange } from '../../program/exchange.ts';
import type { Operand } from '../../program/operand.ts';
import type { PolicySettings } from '../../program/settings.ts';

/** Where a request carries its token. */
export type TokenSource = {
  readonly header: Operand<string> | null;
  readonly query: Operand<string> | null;
  readonly value: Operand<string> | null;
  /** The scheme that the Authorization header must have. */
  readonly scheme: Operand<string> | null;
};

/** The token of a request as it came; `null` where there is none. */
export function tokenText(
  exchange: Exchange,
  source: TokenSource,
  { bearerInAnyHeader }: PolicySettings,
): string | null {
  const text = written(exchange, source, bearerInAnyHeader)?.trim() ?? '';
  return text === '' ? null : text;
}

function written(exchange: Exchange, source: TokenSource, stripsBearer: boolean): string | null {
  const { query, value, scheme } = source;
  if (value !== null) return value.of(exchange);
  if (query !== null) return queryValues(exchange.request.query, query.of(exchange))[0] ?? null;
  const name = source.header?.of(exchange) ?? 'Authorization';
  const text = headerText(exchange.request.headers, name);
  if (text === null) return null;
  if (name.toLowerCase() !== 'authorization') return stripsBearer ? text.trim().replace(/^Bearer\s+/i, '') : text;
  return behindScheme(text.trim(), scheme === null ? '' : scheme.of(exchange).trim());
}

/** What stands behind the scheme; `null` where it is another one than is wanted. */
function behindScheme(text: string, wanted: string): string | null {
  const [, scheme, token] = /^(\S+)\s+(\S.*)$/s.exec(text) ?? [];
  if (wanted !== '' && scheme?.toLowerCase() !== wanted.toLowerCase()) return null;
  if (token !== undefined) return token;
  return /^bearer$/i.test(text) ? null : text;
}
