import type { Autoscale, Fault, Place, PolicyDocument, Snapshot } from '@keelgate/model';
import type { Resource } from '../template/deploy.ts';

type Mutable<Record> = { -readonly [Key in keyof Record]: Record[Key] };
type Drafted<List extends readonly unknown[]> = Mutable<List[number]>[];

/** A snapshot while its resources are being read: children find their parents in it. */
export type Draft = {
  service: Snapshot['service'];
  policy: PolicyDocument | null;
  readonly apis: Drafted<Snapshot['apis']>;
  readonly versionSets: Drafted<Snapshot['versionSets']>;
  readonly products: Drafted<Snapshot['products']>;
  readonly subscriptions: Drafted<Snapshot['subscriptions']>;
  readonly namedValues: Drafted<Snapshot['namedValues']>;
  readonly backends: Drafted<Snapshot['backends']>;
  readonly caches: Drafted<Snapshot['caches']>;
  readonly fragments: Drafted<Snapshot['fragments']>;
  readonly users: Drafted<Snapshot['users']>;
  readonly groups: Drafted<Snapshot['groups']>;
  readonly gateways: Drafted<Snapshot['gateways']>;
  readonly kept: Drafted<Snapshot['kept']>;
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
    autoscale: [],
    networks: new Map(),
    places: new Map(),
    faults,
  };
}

/** How a type of resource becomes part of a snapshot. Parents have a lower `order` than their children. */
export type ResourceReader = {
  /** After `Microsoft.ApiManagement/service`, in lower case, every spelling that there is. */
  readonly types: readonly string[];
  readonly order: number;
  readonly read: (resource: Resource, draft: Draft) => void;
};

/** The one with that id, in whatever case. */
export function byId<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string | undefined,
): Item | undefined {
  const wanted = id?.toLowerCase();
  return items.find((item) => item.id.toLowerCase() === wanted);
}
