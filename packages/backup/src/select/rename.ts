import {
  type Fault,
  type KindAndResource,
  type Result,
  type Snapshot,
  type Subscription,
  failed,
  idOf,
  isBuiltIn,
  ok,
  printResource,
} from '@keelgate/model';
import { backupFault } from '../backup-fault.ts';
import { overPolicies, withNames } from './policies.ts';

/** Kinds of resources that can be called otherwise. */
export const renamableKinds = [
  'versionSets',
  'apis',
  'products',
  'subscriptions',
  'namedValues',
  'backends',
  'caches',
  'fragments',
  'users',
  'groups',
  'gateways',
] as const;

export type RenamableKind = (typeof renamableKinds)[number];

/** A name and the one in its place, of one kind or of all. A `*` stands for any text, and is the same text in `to`. */
export type Renaming = { readonly kind?: RenamableKind; readonly from: string; readonly to: string };

type NewIds = {
  readonly of: (kind: RenamableKind, id: string) => string;
  readonly ofNamedValue: (name: string) => string;
};

/**
 * The configuration under other names, and every reference with them: those between resources, and in policies `{{name}}`,
 * `fragment-id` and `backend-id`. The first renaming that fits an id counts. What is not there is not renamed, nor what Azure makes itself.
 */
export function rename(snapshot: Snapshot, renamings: readonly Renaming[]): Result<Snapshot, Fault> {
  if (renamings.length === 0) return ok(snapshot);
  const ids = newIdsOf(snapshot, renamings);
  const renamed = overPolicies(withIds(snapshot, ids), (document) =>
    withNames(document, ({ kind, name }) => (kind === 'namedValues' ? ids.ofNamedValue(name) : ids.of(kind, name))),
  );
  const twice = firstTwice(renamed);
  return twice === null ? ok(renamed) : failed(backupFault('backup/renamed-twice', twice));
}

function newIdsOf(snapshot: Snapshot, renamings: readonly Renaming[]): NewIds {
  const known = new Map<string, string>();
  for (const kind of renamableKinds)
    for (const { id } of snapshot[kind])
      if (!isBuiltIn({ kind, id })) known.set(`${kind}/${id.toLowerCase()}`, newId(kind, id, renamings));
  const ofNamedValues = new Map(
    snapshot.namedValues.map(({ name }) => [name.toLowerCase(), newId('namedValues', name, renamings)]),
  );
  return {
    of: (kind, id) => known.get(`${kind}/${id.toLowerCase()}`) ?? id,
    ofNamedValue: (name) => ofNamedValues.get(name.toLowerCase()) ?? name,
  };
}

/** Revisions are called by their API: `orders;rev=2`. */
function newId(kind: RenamableKind, id: string, renamings: readonly Renaming[]): string {
  const revision = kind === 'apis' ? (/;rev=[^;]*$/i.exec(id)?.[0] ?? '') : '';
  const base = id.slice(0, id.length - revision.length);
  for (const renaming of renamings) {
    const next = renaming.kind === undefined || renaming.kind === kind ? fitting(base, renaming) : null;
    if (next !== null) return next + revision;
  }
  return id;
}

function fitting(id: string, { from, to }: Renaming): string | null {
  const star = from.indexOf('*');
  const lower = id.toLowerCase();
  if (star < 0) return lower === from.toLowerCase() ? to : null;
  const [head, tail] = [from.slice(0, star).toLowerCase(), from.slice(star + 1).toLowerCase()];
  if (id.length < head.length + tail.length || !lower.startsWith(head) || !lower.endsWith(tail)) return null;
  const middle = id.slice(head.length, id.length - tail.length);
  return to.replace('*', () => middle);
}

function withIds(snapshot: Snapshot, { of, ofNamedValue }: NewIds): Snapshot {
  const plain = <One extends { readonly id: string }>(kind: RenamableKind, all: readonly One[]): readonly One[] =>
    all.map((one) => ({ ...one, id: of(kind, one.id) }));
  const many = (kind: RenamableKind, ids: readonly string[]): readonly string[] => ids.map((id) => of(kind, id));
  return {
    ...snapshot,
    versionSets: plain('versionSets', snapshot.versionSets),
    apis: plain('apis', snapshot.apis).map((api) => ({
      ...api,
      versionSetId: api.versionSetId === null ? null : of('versionSets', api.versionSetId),
    })),
    products: plain('products', snapshot.products).map((product) => ({
      ...product,
      apiIds: many('apis', product.apiIds),
      groupIds: many('groups', product.groupIds),
    })),
    subscriptions: plain('subscriptions', snapshot.subscriptions).map((one) => ({
      ...one,
      scope: scopeWith(one.scope, of),
      ownerId: one.ownerId === null ? null : of('users', one.ownerId),
    })),
    namedValues: plain('namedValues', snapshot.namedValues).map((one) => ({ ...one, name: ofNamedValue(one.name) })),
    backends: plain('backends', snapshot.backends).map((backend) => ({
      ...backend,
      target:
        backend.target.kind === 'single'
          ? backend.target
          : {
              ...backend.target,
              members: backend.target.members.map((member) => ({
                ...member,
                backendId: of('backends', member.backendId),
              })),
            },
    })),
    caches: plain('caches', snapshot.caches),
    fragments: plain('fragments', snapshot.fragments),
    users: plain('users', snapshot.users),
    groups: plain('groups', snapshot.groups).map((group) => ({ ...group, userIds: many('users', group.userIds) })),
    gateways: plain('gateways', snapshot.gateways).map((gateway) => ({
      ...gateway,
      apiIds: many('apis', gateway.apiIds),
    })),
    kept: snapshot.kept.map((one) => ({ ...one, name: keptName(one, of) })),
  };
}

function scopeWith(scope: Subscription['scope'], of: NewIds['of']): Subscription['scope'] {
  switch (scope.kind) {
    case 'all-apis':
      return scope;
    case 'api':
      return { ...scope, apiId: of('apis', scope.apiId) };
    case 'product':
      return { ...scope, productId: of('products', scope.productId) };
  }
}

/** Types under which resources are kept that the model has no noun for: they are called after what they belong to. */
const parents: ReadonlyMap<string, RenamableKind> = new Map([
  ['apis', 'apis'],
  ['products', 'products'],
  ['users', 'users'],
  ['groups', 'groups'],
  ['gateways', 'gateways'],
]);

function keptName({ type, name }: Snapshot['kept'][number], of: NewIds['of']): string {
  const match = /^microsoft\.apimanagement\/service\/([^/]+)\/./i.exec(type);
  const parent = parents.get(match?.[1]?.toLowerCase() ?? '');
  const [service, id, ...rest] = name.split('/');
  if (parent === undefined || id === undefined || rest.length === 0) return name;
  return [service, of(parent, id), ...rest].join('/');
}

function firstTwice(snapshot: Snapshot): string | null {
  for (const kind of renamableKinds) {
    const seen = new Set<string>();
    for (const resource of snapshot[kind]) {
      const id = idOf({ kind, resource } as KindAndResource);
      if (seen.has(id.toLowerCase()))
        return `Cannot restore: under its new name ${printResource(kind, id)} is there twice`;
      seen.add(id.toLowerCase());
    }
  }
  return null;
}
