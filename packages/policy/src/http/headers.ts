/**
 * Header fields by case-insensitive name, in the order in which they came. A field keeps its values apart; `headerText`
 * joins them as they go over the wire.
 */
export type Headers = Map<string, HeaderField>;
export type HeaderField = { readonly name: string; readonly values: readonly string[] };

/** Fields that go out as one line for each value. All others are joined with commas. Source: the set-header policy. */
const separate: ReadonlySet<string> = new Set([
  'user-agent',
  'www-authenticate',
  'proxy-authenticate',
  'cookie',
  'set-cookie',
  'warning',
  'date',
  'expires',
  'if-modified-since',
  'if-unmodified-since',
  'last-modified',
  'retry-after',
]);

/** Fields that belong to the connection: policies cannot change them. */
const connection: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

export function createHeaders(from: Iterable<readonly [name: string, value: string]> = []): Headers {
  const headers: Headers = new Map();
  for (const [name, value] of from) addHeader(headers, name, [value]);
  return headers;
}

export function copyHeaders(headers: Headers): Headers {
  return new Map(headers);
}

export function headerValues(headers: Headers, name: string): readonly string[] {
  return headers.get(name.toLowerCase())?.values ?? [];
}

/** All values in one line; `null` without the field. */
export function headerText(headers: Headers, name: string): string | null {
  const field = headers.get(name.toLowerCase());
  return field === undefined ? null : field.values.join(',');
}

export function setHeader(headers: Headers, name: string, values: readonly string[]): void {
  headers.set(name.toLowerCase(), { name, values });
}

export function addHeader(headers: Headers, name: string, values: readonly string[]): void {
  const key = name.toLowerCase();
  const known = headers.get(key);
  headers.set(key, known === undefined ? { name, values } : { name: known.name, values: [...known.values, ...values] });
}

export function dropHeader(headers: Headers, name: string): void {
  headers.delete(name.toLowerCase());
}

/** Whether a policy may change the field. */
export function isPolicyHeader(name: string): boolean {
  return !connection.has(name.toLowerCase());
}

/** The fields as they are sent: one text each, a list where each value has a line of its own. */
export function wireHeaders(headers: Headers): { readonly [name: string]: string | readonly string[] } {
  const wire: Record<string, string | readonly string[]> = Object.create(null) as Record<string, never>;
  for (const [key, { name, values }] of headers) {
    const joined = values.join(',');
    wire[name] = values.length > 1 && separate.has(key) ? values : joined;
  }
  return wire;
}
