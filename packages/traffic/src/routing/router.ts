import type { Snapshot } from '@keelgate/model';
import type { ApiFamily, AskedVersion, RoutedApi } from './api-tree.ts';
import { createApiTree } from './api-tree.ts';
import { literalChild } from './literal-child.ts';
import type { Match } from './match.ts';
import { matchOf } from './match.ts';
import type { Ending } from './operation-tree.ts';
import type { RouteCode } from './route-code.ts';
import { at as inNode, compileRoutes } from './route-code.ts';
import type { RouteSearch } from './route-search.ts';
import { search, valuesOf } from './route-search.ts';
import { createWalk, valuesPassed, walk } from './route-walk.ts';
import type { UrlPath } from './url-path.ts';
import { beginOddPath, beginPath, createPath, cutSegment, isEnd, partOf } from './url-path.ts';
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

/** Clients get 404 for any of these; which it is helps whoever looks for the reason. */
export type NotFound = { readonly kind: 'notFound'; readonly missing: 'api' | 'version' | 'revision' | 'operation' };

/** Which APIs a path may mean, and where its operation begins. A hot record: one serves all requests. */
type Asked = RouteSearch & { node: number; revision: string | null; from: number };

const notFound = {
  api: { kind: 'notFound', missing: 'api' },
  version: { kind: 'notFound', missing: 'version' },
  revision: { kind: 'notFound', missing: 'revision' },
  operation: { kind: 'notFound', missing: 'operation' },
} as const;

/** Routes by a configuration that does not change. */
export function createRouter(snapshot: Snapshot): Router {
  const code = compileRoutes(createApiTree(snapshot));
  const asked: Asked = {
    code,
    url: createPath(),
    method: -1,
    values: new Int32Array(24),
    depth: 0,
    node: 0,
    revision: null,
    from: 0,
  };
  const quick = createWalk(code);
  return (request) => {
    const method = methodOf(code.methods, request.method);
    const number = walk(quick, request.path, method);
    if (number >= 0) {
      const ending = code.endings[number] as Ending;
      return ending.plain ?? matchOf(ending, valuesPassed(quick), request.query);
    }
    asked.method = method;
    beginPath(asked.url, request.path);
    const found = find(asked, request);
    if (!asked.url.odd) return found;
    beginOddPath(asked.url, request.path);
    return find(asked, request);
  };
}

function find(asked: Asked, request: RoutedRequest): Match | NotFound {
  const { code } = asked;
  longestBase(asked);
  if (asked.node === 0) return notFound.api;
  let root = asked.revision === null ? (code.words[asked.node + inNode.direct] as number) : 0;
  if (root === 0) {
    const family = familyOf(code.families[code.words[asked.node + inNode.families] as number] ?? [], request);
    if (family === null) return notFound.version;
    const routed = revisionOf(family, asked.revision);
    if (routed === null) return notFound.revision;
    root = code.roots.get(routed) as number;
  }
  asked.depth = 0;
  const number = search(asked, root, asked.from);
  if (number < 0) return notFound.operation;
  const ending = code.endings[number] as Ending;
  return ending.plain ?? matchOf(ending, valuesOf(asked), request.query);
}

/** Most methods are the very texts that operations have; others are looked for in upper case. */
function methodOf(methods: readonly string[], method: string): number {
  for (let number = 0; number < methods.length; number += 1) if (methods[number] === method) return number;
  return methods.indexOf(method.toUpperCase());
}

function longestBase(asked: Asked): void {
  const { code, url } = asked;
  const { words, root } = code;
  asked.node = words[root + inNode.families] === 0 ? 0 : root;
  asked.revision = null;
  asked.from = 0;
  let node = root;
  for (let at = 0; !isEnd(url, at); at += 1) {
    const next = literalChild(code, url, node, at);
    if (next === 0) {
      // A node without others after it is one without revised ones after it.
      if (words[node + inNode.count] !== 0 || at === 0) revisedBase(asked, node, at);
      return;
    }
    node = next;
    if (words[node + inNode.families] === 0) continue;
    asked.node = node;
    asked.from = at + 1;
  }
}

/** A base whose last segment, if it has any, says `;rev=n`. */
function revisedBase(asked: Asked, node: number, at: number): void {
  const { code, url } = asked;
  cutSegment(url, at);
  if (!url.marked) return;
  const text = partOf(url, at, 0, -1).toLowerCase();
  const mark = text.lastIndexOf(';rev=');
  if (mark < 0) return;
  const ended = mark === 0 && at === 0 ? code.root : childOf(code, node, text.slice(0, mark));
  if (ended === 0 || code.words[ended + inNode.families] === 0) return;
  asked.node = ended;
  asked.revision = text.slice(mark + 5);
  asked.from = at + 1;
}

/** The node that a segment of this text would lead to. */
function childOf(code: RouteCode, node: number, text: string): number {
  const url: UrlPath = { ...createPath(), segments: [text], lower: [text] };
  return literalChild(code, url, node, 0);
}

function familyOf(families: readonly ApiFamily[], request: RoutedRequest): ApiFamily | null {
  return families.find(({ asks }) => isMeant(asks, request)) ?? null;
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
