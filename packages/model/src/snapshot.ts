import type { Api } from './resource/api.ts';
import type { Backend } from './resource/backend.ts';
import type { Cache } from './resource/cache.ts';
import type { Fragment } from './resource/fragment.ts';
import type { Gateway } from './resource/gateway.ts';
import type { Group } from './resource/group.ts';
import type { KeptResource } from './resource/kept.ts';
import type { NamedValue } from './resource/named-value.ts';
import type { PolicyDocument } from './resource/policy-document.ts';
import type { Product } from './resource/product.ts';
import type { Subscription } from './resource/subscription.ts';
import type { User } from './resource/user.ts';
import type { VersionSet } from './resource/version-set.ts';
import type { Service } from './service.ts';

/**
 * One whole configuration, immutable, as it stands after change number `version`. `service` is `null` where what was
 * read describes resources of a service that it does not itself create; such a snapshot is partial.
 */
export type Snapshot = {
  readonly version: number;
  readonly service: Service | null;
  /** The document of the global scope. */
  readonly policy: PolicyDocument | null;
  readonly apis: readonly Api[];
  readonly versionSets: readonly VersionSet[];
  readonly products: readonly Product[];
  readonly subscriptions: readonly Subscription[];
  readonly namedValues: readonly NamedValue[];
  readonly backends: readonly Backend[];
  readonly caches: readonly Cache[];
  readonly fragments: readonly Fragment[];
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly gateways: readonly Gateway[];
  /** Resources that belong to the service and that the gateway does not need: kept whole, as they were written. */
  readonly kept: readonly KeptResource[];
};

export const emptySnapshot: Snapshot = {
  version: 0,
  service: null,
  policy: null,
  apis: [],
  versionSets: [],
  products: [],
  subscriptions: [],
  namedValues: [],
  backends: [],
  caches: [],
  fragments: [],
  users: [],
  groups: [],
  gateways: [],
  kept: [],
};
