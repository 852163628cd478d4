import type { Json } from '../resource/rest.ts';

/** A resource as differences name it: `apis/operations` and `apis/orders/operations/get-order`. */
export type DiffResource = { readonly type: string; readonly path: string };

/** One thing that is another one in a resource that both have. What is absent on a side has no member for it. */
export type PropertyChange = {
  /**
   * `regions[West Europe].units`, `apiIds[orders]`, `responses[200].description`; of a policy `inbound/rate-limit/@calls`. What the
   * model has no noun for is under `rest`, as a template says it.
   */
  readonly path: string;
  readonly before?: Json;
  readonly after?: Json;
  /** The value is a secret. That it has changed is all that is said. */
  readonly secret?: true;
  /** Of a policy's element: it stands elsewhere among its neighbours. */
  readonly moved?: true;
  /** Of a policy's element that was added or moved: behind which it stands now; `null` where it is the first. */
  readonly behind?: string | null;
};

export type ChangedResource = DiffResource & { readonly properties: readonly PropertyChange[] };

/** What makes one configuration another. By type, service first, and by path. */
export type SnapshotDifference = {
  readonly added: readonly DiffResource[];
  readonly removed: readonly DiffResource[];
  readonly changed: readonly ChangedResource[];
};

export function isSame({ added, removed, changed }: SnapshotDifference): boolean {
  return added.length + removed.length + changed.length === 0;
}
