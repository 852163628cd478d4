import type { Snapshot } from '@keelgate/model';
import type { ApiFamily, ApiNode, AskedVersion, RoutedApi } from './api-tree.ts';
import { createApiTree } from './api-tree.ts';
import type { UrlPath } from './url-path.ts';
import { parsePath } from './url-path.ts';
import { queryValue } from './url-query.ts';

/**
 * Which operation a request means. The API with the longest base that the path begins with is the one, even if it has no
 * such operation; `;rev=n` after the base asks for a revision that is not the current one; within the API the most literal
 * template goes first. A version that a request asks for by query or header is compared without case; without one the
 * unversioned API of the set answers. Source: Microsoft's documentation of versions, revisions and operations in API
 * Management; which of several matches goes first is not documented there and follows custom.
 */
export type Router = (request: RoutedRequest) => Match | NotFound;

export type RoutedRequest = {
  readonly method: string;
  /** From the first slash, with its escapes, without the query. */
  readonly path: string;
  /** Without its question mark; empty if there is none. */
  readonly query: string;
  /** All values of a header, by case-insensitive name. */
  readonly header: (name: string) => readonly string[];
};

export type Match = {
  readonly kind: 'match';
  readonly apiId: string;
  readonly operationId: string;
  /** Values of the template's parameters without escapes, by exact name. */
  readonly parameters: ReadonlyMap<string, string>;
};

/** Clients get 404 for any of these; which it is helps whoever looks for the reason. */
export type NotFound = { readonly kind: 'notFound'; readonly missing: 'api' | 'version' | 'revision' | 'operation' };

type Asked = { readonly node: ApiNode; readonly revision: string | null; readonly from: number };

const notFound = {
  api: { kind: 'notFound', missing: 'api' },
  version: { kind: 'notFound', missing: 'version' },
  revision: { kind: 'notFound', missing: 'revision' },
  operation: { kind: 'notFound', missing: 'operation' },
} as const;

export function createRouter(snapshot: Snapshot): Router {
  const root = createApiTree(snapshot);
  return (request) => {
    const path = parsePath(request.path);
    const asked = longestBase(root, path.lower);
    if (asked === null) return notFound.api;
    const family = asked.node.families.find(({ asks }) => isMeant(asks, request));
    if (family === undefined) return notFound.version;
    const routed = revisionOf(family, asked.revision);
    if (routed === null) return notFound.revision;
    return operationOf(routed, request, { path, from: asked.from });
  };
}

function longestBase(root: ApiNode, segments: readonly string[]): Asked | null {
  let node = root;
  let longest: Asked | null = root.families.length > 0 ? { node: root, revision: null, from: 0 } : null;
  for (let at = 0; at < segments.length; at += 1) {
    const text = segments[at] as string;
    const next = node.children.get(text);
    if (next === undefined) return revisedBase(root, node, { text, at }) ?? longest;
    node = next;
    if (node.families.length > 0) longest = { node, revision: null, from: at + 1 };
  }
  return longest;
}

/** A base whose last segment, if it has any, says `;rev=n`. */
function revisedBase(
  root: ApiNode,
  node: ApiNode,
  { text, at }: { readonly text: string; readonly at: number },
): Asked | null {
  const mark = text.lastIndexOf(';rev=');
  if (mark < 0) return null;
  const ended = mark === 0 && at === 0 ? root : node.children.get(text.slice(0, mark));
  if (ended === undefined || ended.families.length === 0) return null;
  return { node: ended, revision: text.slice(mark + 5), from: at + 1 };
}

function isMeant(asks: AskedVersion, { query, header }: RoutedRequest): boolean {
  if (asks.kind === 'anything') return true;
  const said = asks.kind === 'query' ? queryValue(query, asks.name) : (header(asks.name)[0] ?? null);
  return (said === null || said === '' ? null : said.toLowerCase()) === asks.version;
}

/** A revision that is offline does not answer, current or not. */
function revisionOf(family: ApiFamily, revision: string | null): RoutedApi | null {
  const routed = revision === null ? family.current : (family.revisions.get(revision) ?? null);
  return routed !== null && routed.api.online ? routed : null;
}

function operationOf(
  { api, operations }: RoutedApi,
  { method, query }: RoutedRequest,
  { path, from }: { readonly path: UrlPath; readonly from: number },
): Match | NotFound {
  const found = operations.find(method.toUpperCase(), path, from);
  if (found === null) return notFound.operation;
  const parameters = found.query.length === 0 ? found.parameters : withQuery(found, query);
  return { kind: 'match', apiId: api.id, operationId: found.operation.id, parameters };
}

function withQuery(
  found: {
    readonly parameters: ReadonlyMap<string, string>;
    readonly query: readonly { readonly parameter: string; readonly name: string }[];
  },
  query: string,
): ReadonlyMap<string, string> {
  const parameters = new Map(found.parameters);
  for (const { parameter, name } of found.query) {
    const value = queryValue(query, parameter);
    if (value !== null) parameters.set(name, value);
  }
  return parameters;
}
