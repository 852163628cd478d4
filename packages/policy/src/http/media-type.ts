import type { Headers } from './headers.ts';
import { headerText } from './headers.ts';

/** What a body is, as far as policies tell bodies apart. */
export type Format = 'json' | 'xml';

/** The format that the Content-Type says; `null` for any other, or none. */
export function formatOf(headers: Headers): Format | null {
  return formatNamed(headerText(headers, 'Content-Type') ?? '');
}

/** Whether an Accept header asks for a format by name. A wildcard asks for nothing in particular. */
export function asksFor(headers: Headers, format: Format): boolean {
  return (headerText(headers, 'Accept') ?? '')
    .split(',')
    .some((range) => formatNamed(range) === format && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(range));
}

function formatNamed(text: string): Format | null {
  const type = (text.split(';')[0] ?? '').trim().toLowerCase();
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return 'json';
  return type === 'application/xml' || type === 'text/xml' || type.endsWith('+xml') ? 'xml' : null;
}
