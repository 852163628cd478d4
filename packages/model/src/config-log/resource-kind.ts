import type { Snapshot } from '../snapshot.ts';

/** A list of a snapshot, named as there. */
export type ResourceKind = Exclude<keyof Snapshot, 'version' | 'service' | 'policy'>;

export type ResourceOf<Kind extends ResourceKind> = Snapshot[Kind][number];

/** A resource of any kind, told apart by its kind. */
export type KindAndResource = {
  readonly [Kind in ResourceKind]: { readonly kind: Kind; readonly resource: ResourceOf<Kind> };
}[ResourceKind];

/** What a message calls one of a kind; the order is that in which resources refer to each other, as far as there is one. */
const nounOf: { readonly [Kind in ResourceKind]: string } = {
  namedValues: 'named value',
  fragments: 'fragment',
  backends: 'backend',
  caches: 'cache',
  versionSets: 'version set',
  apis: 'API',
  users: 'user',
  groups: 'group',
  products: 'product',
  subscriptions: 'subscription',
  gateways: 'gateway',
  kept: 'resource',
};

export const resourceKinds: readonly ResourceKind[] = Object.keys(nounOf) as ResourceKind[];

/** Which one of its kind it is. Azure tells ids apart without regard to case. */
export function idOf({ kind, resource }: KindAndResource): string {
  return kind === 'kept' ? `${resource.type}/${resource.name}` : resource.id;
}

/** `the API orders`, in the words of messages. */
export function printResource(kind: ResourceKind, id: string): string {
  return `the ${nounOf[kind]} ${id}`;
}
