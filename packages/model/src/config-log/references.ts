import type { SubscriptionScope } from '../resource/subscription.ts';
import type { KindAndResource, ResourceKind, ResourceOf } from './resource-kind.ts';

/** One resource names another by its id. What policy documents name is theirs: a gateway finds it out when it loads them. */
export type Reference = { readonly kind: ResourceKind; readonly id: string };

/** What every service has without anybody having made it. */
const builtIn: readonly Reference[] = [
  ...['administrators', 'developers', 'guests'].map((id) => ({ kind: 'groups', id }) as const),
  { kind: 'users', id: '1' },
];

export function isBuiltIn({ kind, id }: Reference): boolean {
  return builtIn.some((one) => one.kind === kind && one.id === id.toLowerCase());
}

type Finder<Kind extends ResourceKind> = (resource: ResourceOf<Kind>) => readonly Reference[];

const none: () => readonly Reference[] = () => [];

const findersOf: { readonly [Kind in ResourceKind]: Finder<Kind> } = {
  apis: ({ versionSetId }) => (versionSetId === null ? [] : all('versionSets', [versionSetId])),
  backends: ({ target }) =>
    target.kind === 'pool'
      ? all(
          'backends',
          target.members.map(({ backendId }) => backendId),
        )
      : [],
  products: ({ apiIds, groupIds }) => [...all('apis', apiIds), ...all('groups', groupIds)],
  subscriptions: ({ scope, ownerId }) => [...scopeOf(scope), ...all('users', ownerId === null ? [] : [ownerId])],
  groups: ({ userIds }) => all('users', userIds),
  gateways: ({ apiIds }) => all('apis', apiIds),
  versionSets: none,
  namedValues: none,
  fragments: none,
  caches: none,
  users: none,
  kept: none,
};

/** Everything that a resource refers to, in the order in which it does. */
export function referencesOf({ kind, resource }: KindAndResource): readonly Reference[] {
  return (findersOf[kind] as Finder<ResourceKind>)(resource);
}

function all(kind: ResourceKind, ids: readonly string[]): readonly Reference[] {
  return ids.map((id) => ({ kind, id }));
}

function scopeOf(scope: SubscriptionScope): readonly Reference[] {
  switch (scope.kind) {
    case 'all-apis':
      return [];
    case 'api':
      return all('apis', [scope.apiId]);
    case 'product':
      return all('products', [scope.productId]);
  }
}
