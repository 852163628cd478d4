import { defaultPort, parseUrl } from '../../http/url.ts';

/** What a `cors` element allows. */
export type CorsRules = {
  readonly origins: readonly string[];
  /** `null`: the element says nothing, so GET and POST. */
  readonly methods: readonly string[] | null;
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly allowsCredentials: boolean;
  readonly maxAgeSeconds: number;
};

/** A request that comes from a page of another origin. */
export type CorsCall = {
  readonly origin: string;
  readonly method: string;
  /** What a preflight asks for; `null` for the request itself. */
  readonly preflight: { readonly method: string; readonly headers: readonly string[] } | null;
};

export type CorsVerdict = {
  readonly isMatch: boolean;
  readonly isPreflight: boolean;
  /** Fields of the response, if it is a match. */
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** Whether a call is allowed, and what the browser is told. Source: the cors policy and the Fetch standard. */
export function corsVerdict(rules: CorsRules, call: CorsCall): CorsVerdict {
  const { preflight } = call;
  const isMatch =
    rules.origins.some((origin) => allowsOrigin(origin, call.origin)) &&
    allowsMethod(rules.methods, preflight?.method ?? call.method) &&
    (preflight?.headers ?? []).every((header) => allowsHeader(rules.headers, header));
  if (!isMatch) return { isMatch, isPreflight: preflight !== null, headers: [] };
  return { isMatch, isPreflight: preflight !== null, headers: headersFor(rules, call) };
}

/** Header fields that may always be sent across origins. */
const simpleHeaders: ReadonlySet<string> = new Set(['accept', 'accept-language', 'content-language', 'content-type']);

function allowsOrigin(allowed: string, origin: string): boolean {
  if (allowed === '*') return true;
  return normalOrigin(allowed) === normalOrigin(origin);
}

/** Scheme, host and port in lower case, with the scheme's own port where none is said. */
function normalOrigin(text: string): string {
  const url = parseUrl(text);
  if (url === null) return text.trim().toLowerCase().replace(/\/$/, '');
  return `${url.scheme}://${url.host}:${url.port || defaultPort(url.scheme)}`;
}

function allowsMethod(allowed: readonly string[] | null, method: string): boolean {
  const list = allowed ?? ['GET', 'POST'];
  return list.some((each) => each === '*' || each.toUpperCase() === method.toUpperCase());
}

function allowsHeader(allowed: readonly string[], header: string): boolean {
  const folded = header.toLowerCase();
  return allowed.some((each) => each === '*' || each.toLowerCase() === folded) || simpleHeaders.has(folded);
}

function headersFor(rules: CorsRules, { origin, preflight }: CorsCall): CorsVerdict['headers'] {
  const { allowsCredentials, exposed, maxAgeSeconds } = rules;
  const isAny = rules.origins.includes('*') && !allowsCredentials;
  const headers: (readonly [string, string])[] = [['Access-Control-Allow-Origin', isAny ? '*' : origin]];
  if (!isAny) headers.push(['Vary', 'Origin']);
  if (allowsCredentials) headers.push(['Access-Control-Allow-Credentials', 'true']);
  if (preflight === null) {
    if (exposed.length > 0) headers.push(['Access-Control-Expose-Headers', exposed.join(',')]);
    return headers;
  }
  headers.push(['Access-Control-Allow-Methods', preflight.method]);
  if (preflight.headers.length > 0) headers.push(['Access-Control-Allow-Headers', preflight.headers.join(',')]);
  if (maxAgeSeconds > 0) headers.push(['Access-Control-Max-Age', String(maxAgeSeconds)]);
  return headers;
}
