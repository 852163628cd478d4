import type { Query } from '../http/url.ts';
import { decodePart, encodePart, queryValues } from '../http/url.ts';
import { matchPath, readPieces } from './match-path.ts';

/**
 * The parameters of a URL template such as `/orders/{id}/{*rest}?page={page}`, taken from a path and a query; `null` where
 * the path is not the template's. Names keep the template's spelling, values are decoded; parameters that the query does
 * not have are left out. A slash at the end makes no difference, nor does it what is percent-encoded.
 */
export function matchTemplate(template: string, path: string, query: Query): ReadonlyMap<string, string> | null {
  const mark = template.indexOf('?');
  const pieces = readPieces(mark < 0 ? template : template.slice(0, mark)).map((piece) =>
    piece.kind === 'text' ? { ...piece, text: encoded(piece.text).toLowerCase() } : piece,
  );
  const asked = encoded(path);
  const taken = matchPath(pieces, asked) ?? matchPath(pieces, `${asked}/`);
  if (taken === null) return null;
  const found = new Map<string, string>();
  for (const [name, value] of taken) found.set(name, decodePart(value));
  for (const [, key = '', name = ''] of (mark < 0 ? '' : template.slice(mark + 1)).matchAll(/([^&=]+)=\{([^{}]+)\}/g)) {
    const value = queryValues(query, key)[0];
    if (value !== undefined) found.set(name, value);
  }
  return found;
}

/** A path in one spelling. */
export function encoded(path: string): string {
  return path
    .split('/')
    .map((segment) => encodePart(decodePart(segment)))
    .join('/');
}
