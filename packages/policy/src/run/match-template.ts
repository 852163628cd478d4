import type { Query } from '../http/url.ts';
import { decodePart, queryValues } from '../http/url.ts';
import { matchPath, readPieces } from './match-path.ts';

/**
 * The parameters of a URL template such as `/orders/{id}/{*rest}?page={page}`, taken from a path and a query. Parameters
 * that the URL does not have are left out. Names keep the template's spelling, values are decoded.
 */
export function matchTemplate(template: string, path: string, query: Query): ReadonlyMap<string, string> {
  const mark = template.indexOf('?');
  const pathTemplate = mark < 0 ? template : template.slice(0, mark);
  const found = new Map<string, string>();
  for (const [name, value] of matchPath(readPieces(pathTemplate), path) ?? []) found.set(name, decodePart(value));
  for (const [, key = '', name = ''] of (mark < 0 ? '' : template.slice(mark + 1)).matchAll(/([^&=]+)=\{([^{}]+)\}/g)) {
    const value = queryValues(query, key)[0];
    if (value !== undefined) found.set(name, value);
  }
  return found;
}
