/** A reference inside an absolute URI, as RFC 3986 section 5.2 has it; null where the base is no absolute URI. */
export function resolveUri(base: string, reference: string): string | null {
  const from = parts(base);
  if (from?.scheme === undefined || from.authority === undefined) return null;
  const to = parts(reference);
  if (to === null) return null;
  if (to.scheme !== undefined) return reference;
  if (to.authority !== undefined) return `${from.scheme}${reference}`;
  const root = `${from.scheme}${from.authority}`;
  if (to.path === '') return `${root}${from.path}${to.rest === '' ? '' : to.rest}`;
  const path = to.path.startsWith('/')
    ? to.path
    : `${from.path.slice(0, from.path.lastIndexOf('/') + 1) || '/'}${to.path}`;
  return `${root}${withoutDots(path)}${to.rest}`;
}

type Parts = {
  readonly scheme: string | undefined;
  readonly authority: string | undefined;
  readonly path: string;
  /** The query and the fragment. */
  readonly rest: string;
};

function parts(uri: string): Parts | null {
  const [whole, scheme, authority, path = '', rest = ''] =
    /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)([\s\S]*)$/i.exec(uri) ?? [];
  return whole === undefined ? null : { scheme, authority, path, rest };
}

function withoutDots(path: string): string {
  const kept: string[] = [];
  const steps = path.split('/').slice(1);
  for (const [index, step] of steps.entries()) {
    if (step === '..') kept.pop();
    if (step !== '.' && step !== '..') kept.push(step);
    else if (index === steps.length - 1) kept.push('');
  }
  return `/${kept.join('/')}`;
}
