import type { Api, Snapshot, VersionSet } from '@keelgate/model';
import type { OperationNode } from './operation-tree.ts';
import { createOperationTree } from './operation-tree.ts';
import { decoded } from './url-query.ts';

/**
 * The APIs of a configuration as a tree of path segments, compared without case. The base of an API is its path, and its
 * version's segment where versions are told apart by one; every base has the APIs that share it.
 * Source: Microsoft's documentation of versions and of revisions in API Management.
 */
export type ApiNode = {
  readonly children: Map<string, ApiNode>;
  /** Those that ask for a version of their own go first. */
  readonly families: ApiFamily[];
};

/** One API in one version, in all its revisions. */
export type ApiFamily = {
  readonly asks: AskedVersion;
  readonly revisions: Map<string, RoutedApi>;
  /** What answers a request that names no revision; `null` if none is current. */
  current: RoutedApi | null;
};

/** What a request must say to mean an API: the version, or, where that is `null`, no version. */
export type AskedVersion =
  | { readonly kind: 'anything' }
  | { readonly kind: 'query' | 'header'; readonly name: string; readonly version: string | null };

export type RoutedApi = { readonly api: Api; readonly operations: OperationNode };

export function createApiTree({ apis, versionSets }: Snapshot): ApiNode {
  const root = newNode();
  const byId = new Map<string, { readonly node: ApiNode; readonly family: ApiFamily }>();
  for (const api of apis) {
    const scheme = schemeOf(api, versionSets);
    const node = nodeOf(root, baseOf(api, scheme));
    const id = familyId(api.id);
    const known = byId.get(id);
    const family = known?.node === node ? known.family : newFamily(api, scheme);
    if (known?.node !== node) {
      node.families.push(family);
      byId.set(id, { node, family });
    }
    const routed = { api, operations: createOperationTree(api) };
    if (!family.revisions.has(api.revision)) family.revisions.set(api.revision, routed);
    if (api.current) family.current ??= routed;
  }
  sortFamilies(root);
  return root;
}

/** An API's id without its revision, in lower case: what all its revisions have in common. */
export function familyId(apiId: string): string {
  const mark = apiId.indexOf(';');
  return (mark < 0 ? apiId : apiId.slice(0, mark)).toLowerCase();
}

/** How requests say which version they mean; `null` for an API without versions. An unknown set is taken for one by segment. */
export function schemeOf({ versionSetId }: Api, versionSets: readonly VersionSet[]): VersionSet['scheme'] | null {
  if (versionSetId === null) return null;
  const set = versionSets.find(({ id }) => id.toLowerCase() === versionSetId.toLowerCase());
  return set?.scheme ?? { kind: 'segment' };
}

/** The segments that a request to the API begins with, without escapes. */
export function baseOf({ path, version }: Api, scheme: VersionSet['scheme'] | null): readonly string[] {
  const segments = path.split('/').flatMap((segment) => (segment === '' ? [] : [decoded(segment)]));
  return scheme?.kind === 'segment' && version !== null ? [...segments, version] : segments;
}

function newNode(): ApiNode {
  return { children: new Map(), families: [] };
}

function nodeOf(root: ApiNode, base: readonly string[]): ApiNode {
  let node = root;
  for (const segment of base) {
    const text = segment.toLowerCase();
    const next = node.children.get(text) ?? newNode();
    node.children.set(text, next);
    node = next;
  }
  return node;
}

function newFamily(api: Api, scheme: VersionSet['scheme'] | null): ApiFamily {
  return { asks: askedVersion(api, scheme), revisions: new Map(), current: null };
}

function askedVersion({ version }: Api, scheme: VersionSet['scheme'] | null): AskedVersion {
  if (scheme === null || scheme.kind === 'segment') return { kind: 'anything' };
  const name = scheme.kind === 'query' ? scheme.parameter : scheme.header;
  return { kind: scheme.kind, name, version: version?.toLowerCase() ?? null };
}

function sortFamilies(node: ApiNode): void {
  node.families.sort((left, right) => order(left.asks) - order(right.asks));
  for (const next of node.children.values()) sortFamilies(next);
}

function order(asks: AskedVersion): number {
  if (asks.kind === 'anything') return 2;
  return asks.version === null ? 1 : 0;
}
