import type { TemplateSource } from './parse.ts';

/** Finds the file that a template links to; null where it is not among what was read. */
export type Linked = (path: string, from: { readonly file: string }) => TemplateSource | null;

/** Links among files that are at hand: beside the file that links, or else the one whose path ends most alike. */
export function linkedIn(files: readonly TemplateSource[]): Linked {
  const known = files.map((source) => ({ source, parts: partsOf(source.file) }));
  return (path, from) => {
    const wanted = partsOf(path);
    const beside = [...partsOf(from.file).slice(0, -1), ...wanted];
    const exact =
      known.find(({ parts }) => normal(parts) === normal(beside)) ??
      known.find(({ parts }) => normal(parts) === normal(wanted));
    if (exact !== undefined) return exact.source;
    const ranked = known
      .filter(({ source }) => source.file !== from.file)
      .map(({ source, parts }) => ({ source, same: commonEnd(parts, wanted) }))
      .filter(({ same }) => same > 0)
      .toSorted((left, right) => right.same - left.same);
    return ranked[0]?.source ?? null;
  };
}

/** The path of a link: no host, no query. */
export function linkPath(uri: string): string {
  return uri
    .replace(/[?#].*$/, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/^\/+/, '');
}

function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split(/[\\/]+/)) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

function normal(parts: readonly string[]): string {
  return partsOf(parts.join('/')).join('/').toLowerCase();
}

function commonEnd(left: readonly string[], right: readonly string[]): number {
  let same = 0;
  while (
    same < left.length &&
    same < right.length &&
    left.at(-1 - same)?.toLowerCase() === right.at(-1 - same)?.toLowerCase()
  )
    same += 1;
  return same;
}
