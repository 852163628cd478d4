import type {
  Api,
  ApiSchema,
  Autoscale,
  Fault,
  Gateway,
  Group,
  KeptResource,
  Operation,
  Place,
  PolicyDocument,
  Product,
  Snapshot,
} from '@keelgate/model';
import type { Value } from '../template/value.ts';
import type { Shelf } from './shelf.ts';
import { createShelf } from './shelf.ts';

type Mutable<Record> = { -readonly [Key in keyof Record]: Record[Key] };

/** Parents while their children are being read: what hangs on them is added. */
export type DraftOperation = Mutable<Operation>;
export type DraftApi = Mutable<Omit<Api, 'operations' | 'schemas'>> & {
  readonly operations: Shelf<DraftOperation>;
  readonly schemas: Shelf<ApiSchema>;
};
export type DraftProduct = Omit<Mutable<Product>, 'apiIds' | 'groupIds'> & {
  readonly apiIds: Set<string>;
  readonly groupIds: Set<string>;
};
export type DraftGroup = Omit<Group, 'userIds'> & { readonly userIds: Set<string> };
export type DraftGateway = Omit<Gateway, 'apiIds'> & { readonly apiIds: Set<string> };

/** A snapshot while its resources are being read. */
export type Draft = {
  service: Snapshot['service'];
  policy: PolicyDocument | null;
  readonly apis: Shelf<DraftApi>;
  readonly versionSets: Shelf<Snapshot['versionSets'][number]>;
  readonly products: Shelf<DraftProduct>;
  readonly subscriptions: Shelf<Snapshot['subscriptions'][number]>;
  readonly namedValues: Shelf<Snapshot['namedValues'][number]>;
  readonly backends: Shelf<Snapshot['backends'][number]>;
  readonly caches: Shelf<Snapshot['caches'][number]>;
  readonly fragments: Shelf<Snapshot['fragments'][number]>;
  readonly users: Shelf<Snapshot['users'][number]>;
  readonly groups: Shelf<DraftGroup>;
  readonly gateways: Shelf<DraftGateway>;
  readonly kept: KeptResource[];
  readonly autoscale: Autoscale[];
  /** Where virtual networks are, by name in lower case. */
  readonly networks: Map<string, string>;
  readonly places: Map<string, Place>;
  readonly faults: Fault[];
};

export function createDraft(faults: Fault[]): Draft {
  return {
    service: null,
    policy: null,
    apis: createShelf(),
    versionSets: createShelf(),
    products: createShelf(),
    subscriptions: createShelf(),
    namedValues: createShelf(),
    backends: createShelf(),
    caches: createShelf(),
    fragments: createShelf(),
    users: createShelf(),
    groups: createShelf(),
    gateways: createShelf(),
    kept: [],
    autoscale: [],
    networks: new Map(),
    places: new Map(),
    faults,
  };
}

/** The draft as it stands. */
export function snapshotOf(draft: Draft): Snapshot {
  return {
    version: 0,
    service: draft.service === null ? null : { ...draft.service, autoscale: draft.autoscale },
    policy: draft.policy,
    apis: draft.apis.all().map((api) => ({ ...api, operations: api.operations.all(), schemas: api.schemas.all() })),
    versionSets: draft.versionSets.all(),
    products: draft.products.all().map((product) => ({
      ...product,
      apiIds: [...product.apiIds],
      groupIds: [...product.groupIds],
    })),
    subscriptions: draft.subscriptions.all(),
    namedValues: draft.namedValues.all(),
    backends: draft.backends.all(),
    caches: draft.caches.all(),
    fragments: draft.fragments.all(),
    users: draft.users.all(),
    groups: draft.groups.all().map((group) => ({ ...group, userIds: [...group.userIds] })),
    gateways: draft.gateways.all().map((gateway) => ({ ...gateway, apiIds: [...gateway.apiIds] })),
    kept: draft.kept,
  };
}

/** Notes where a value was written. */
export function remember(draft: Draft, path: string, value: Value | undefined): void {
  if (value !== undefined) draft.places.set(path, value.place);
}
