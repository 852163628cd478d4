/**
 * The beginning of the names that API Management gives to types that are inline: the segments of the path, each with a
 * capital, parameters between dashes, then the method: `GET /orders/{id}/lines` is `Orders-id-LinesGet`.
 */
export function typePrefix(method: string, path: string): string {
  const [before = ''] = path.split('?');
  const segments = before
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => (segment.startsWith('{') ? segment : capital(segment)));
  const name = segments.join('').replaceAll(/\{\*?([^{}]*)\}/g, '-$1-');
  return `${name}${capital(method.toLowerCase())}`;
}

/** `application/json` as `ApplicationJson`. */
export function contentName(contentType: string): string {
  const [type = ''] = contentType.split(';');
  return type
    .split(/[^A-Za-z0-9]+/)
    .map(capital)
    .join('');
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
