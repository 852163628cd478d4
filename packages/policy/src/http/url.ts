/** A URL in parts. `path` begins with `/`; `query` keeps the parameters in order, decoded. */
export type Url = {
  readonly net: 'IUrl';
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly query: Query;
};

/**
 * Parameters in order, decoded; a name may come more than once. A value of `null` stood without `=`. What came in another
 * spelling than ours keeps it, so that it goes on as it came.
 */
export type Query = readonly (readonly [name: string, value: string | null, spelling?: string])[];

/** The parts of an absolute `http` or `https` URL; `null` where the text is none. */
export function parseUrl(text: string): Url | null {
  const match =
    /^(https?|wss?):\/\/(?:[^/?#@]*@)?(\[[\da-fA-F:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?([^?#\s]*)(?:\?([^#\s]*))?(?:#.*)?$/i.exec(
      text.trim(),
    );
  if (match === null) return null;
  const scheme = (match[1] ?? '').toLowerCase();
  const port = match[3] === undefined ? defaultPort(scheme) : Number(match[3]);
  if (port > 65_535) return null;
  const path = match[4] ?? '';
  return {
    net: 'IUrl',
    scheme,
    host: (match[2] ?? '').toLowerCase(),
    port,
    path: path === '' ? '/' : path,
    query: parseQuery(match[5] ?? ''),
  };
}

export function defaultPort(scheme: string): number {
  return scheme === 'https' || scheme === 'wss' ? 443 : 80;
}

/** The parameters of what stands behind the `?`. */
export function parseQuery(text: string): Query {
  if (text === '') return [];
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = decode(equals < 0 ? part : part.slice(0, equals));
      const value = equals < 0 ? null : decode(part.slice(equals + 1));
      return printParameter(name, value) === part ? ([name, value] as const) : ([name, value, part] as const);
    });
}

function decode(text: string): string {
  return decodePart(text.replaceAll('+', ' '));
}

/** Percent-encoded text as what it stands for; text that is not encoded as it should be stays as it is. */
export function decodePart(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Percent-encodes what must not stand in a part of a URL; half a surrogate pair is replaced. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** `?a=b&c`, each as it came or else encoded; empty without parameters. */
export function printQuery(query: Query): string {
  if (query.length === 0) return '';
  return `?${query.map(([name, value, spelling]) => spelling ?? printParameter(name, value)).join('&')}`;
}

function printParameter(name: string, value: string | null): string {
  return value === null ? encodePart(name) : `${encodePart(name)}=${encodePart(value)}`;
}

/** `https://host`, with the port where it is not the scheme's own. */
export function printOrigin({ scheme, host, port }: Url): string {
  return `${scheme}://${host}${port === defaultPort(scheme) ? '' : `:${port}`}`;
}

export function printUrl(url: Url): string {
  return `${printOrigin(url)}${url.path}${printQuery(url.query)}`;
}

/** Two paths, with one slash between them. */
export function joinPaths(base: string, rest: string): string {
  const left = base.endsWith('/') ? base.slice(0, -1) : base;
  if (rest === '' || rest === '/') return left === '' ? '/' : `${left}${rest}`;
  return `${left}${rest.startsWith('/') ? '' : '/'}${rest}`;
}

/** All values of a parameter, by case-insensitive name. */
export function queryValues(query: Query, name: string): readonly string[] {
  const wanted = name.toLowerCase();
  return query.flatMap(([key, value]) => (key.toLowerCase() === wanted ? [value ?? ''] : []));
}
