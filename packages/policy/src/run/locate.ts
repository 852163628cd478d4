import type { Api } from '@keelgate/model';
import type { Url } from '../http/url.ts';
import { queryValues } from '../http/url.ts';
import { encoded, matchTemplate } from './match-template.ts';
import { headerPairs } from './scripted-replies.ts';
import type { RunRequest } from './run-request.ts';

/** Where a request stands among what the service offers. */
export type Location = {
  /** What the URL does not lead to; `null` where it leads to the operation. */
  readonly missing: 'api' | 'version' | 'operation' | null;
  /** What follows the API's own part of the URL. */
  readonly path: string;
  /** Of the operation's template. */
  readonly parameters: ReadonlyMap<string, string>;
};

/** Finds the operation that a request means, in the one API that it knows. */
export function locate(request: RunRequest, api: Api, url: Url): Location {
  const path = behindApi(api, url.path) ?? looseOf(request, url);
  const missing = path === null ? 'api' : missingVersion(request, api, url);
  if (path === null || missing !== null) return { missing, path: url.path, parameters: new Map() };
  return operationAt(request, { operation: api.operations[0], paths: [path, ...behindVersion(api, path)], url });
}

/** A request that describes its API and no operation is about the API's policies: any URL will do for them. */
function looseOf({ operation }: RunRequest, { path }: Url): string | null {
  return operation === undefined && !path.includes(';rev=') ? path : null;
}

/** The version that a request means, where the API is told by header or query from its other versions. */
function missingVersion(request: RunRequest, api: Api, url: Url): Location['missing'] {
  const version = versionSaid(request, url);
  if (version === null || version.toLowerCase() === (api.version ?? '').toLowerCase()) return null;
  return version === '' ? 'version' : 'api';
}

type Sought = {
  readonly operation: Api['operations'][number] | undefined;
  /** What may be the operation's part of the URL. */
  readonly paths: readonly [string, ...string[]];
  readonly url: Url;
};

function operationAt({ method }: RunRequest, { operation, paths, url }: Sought): Location {
  const { urlTemplate = '', method: own = '' } = operation ?? {};
  for (const path of paths) {
    const parameters = matchTemplate(urlTemplate, path, url.query);
    const missing = own === '*' || own === method.toUpperCase() ? null : 'operation';
    if (parameters !== null) return { missing, path, parameters };
  }
  return { missing: 'operation', path: paths[0], parameters: new Map() };
}

/**
 * What follows the API's path, with the first slash; `null` where the URL is not under it, or asks with `;rev=n` for another
 * revision than the one that there is.
 */
function behindApi({ path, revision }: Api, asked: string): string | null {
  const own = path === '' ? [] : path.split('/');
  const segments = asked.slice(1).split('/');
  const marked = segments[Math.max(0, own.length - 1)] ?? '';
  const mark = marked.lastIndexOf(';rev=');
  const isMarked = mark >= 0 && (own.length > 0 || mark === 0);
  if (isMarked && marked.slice(mark + ';rev='.length) !== revision) return null;
  const taken = isMarked ? Math.max(1, own.length) : own.length;
  const base = segments.slice(0, taken).join('/');
  const plain = isMarked ? base.slice(0, base.lastIndexOf(';rev=')) : base;
  if (encoded(plain).toLowerCase() !== encoded(own.join('/')).toLowerCase()) return null;
  return `/${segments.slice(taken).join('/')}`;
}

/** The version that a request asks for by header or query: empty if it says none, `null` where none is asked for there. */
function versionSaid({ api, headers = {} }: RunRequest, { query }: Url): string | null {
  const { versionHeaderName: header, versionQueryName: parameter } = api ?? {};
  if (header !== undefined) {
    const field = headerPairs(headers).find(([name]) => name.toLowerCase() === header.toLowerCase());
    return field?.[1].trim() ?? '';
  }
  return parameter === undefined ? null : (queryValues(query, parameter)[0] ?? '');
}

/** A version that stands in the path, between that of the API and that of the operation. */
function behindVersion({ version }: Api, path: string): readonly string[] {
  const [first = '', ...rest] = path.slice(1).split('/');
  return first.toLowerCase() === version?.toLowerCase() ? [`/${rest.join('/')}`] : [];
}
