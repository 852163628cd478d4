import fc from 'fast-check';
import { applyChange } from '../config-log/apply-change.ts';
import type { ConfigChange, ConfigWrite } from '../config-log/change.ts';
import type { KindAndResource, ResourceKind } from '../config-log/resource-kind.ts';
import { idOf, resourceKinds } from '../config-log/resource-kind.ts';
import type { Snapshot } from '../snapshot.ts';
import { arbitraryId } from './arbitrary-name.ts';
import { arbitrarySnapshot } from './arbitrary-snapshot.ts';

/** Writes that put and delete what these snapshots have, and restore them whole. Not every configuration accepts each of them. */
export function arbitraryWrite(snapshots: readonly Snapshot[]): fc.Arbitrary<ConfigWrite> {
  const resources = snapshots.flatMap(resourcesIn);
  const services = snapshots.flatMap(({ service }) => (service === null ? [] : [service]));
  const policies = snapshots.flatMap(({ policy }) => (policy === null ? [] : [policy]));
  return fc.oneof(
    ...some(8, resources, (of): ConfigWrite => ({ write: 'put', ...of })),
    ...some(4, resources, (of): ConfigWrite => ({ write: 'delete', kind: of.kind, id: idOf(of) })),
    ...some(1, services, (resource): ConfigWrite => ({ write: 'put', kind: 'service', resource })),
    ...some(1, policies, (resource): ConfigWrite => ({ write: 'put', kind: 'policy', resource })),
    ...some(1, snapshots, (snapshot): ConfigWrite => ({ write: 'restore', snapshot })),
    { weight: 1, arbitrary: fc.constant<ConfigWrite>({ write: 'delete', kind: 'policy' }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom<ResourceKind>(...resourceKinds), arbitraryId())
        .map(([kind, id]): ConfigWrite => ({ write: 'delete', kind, id })),
    },
  );
}

/** A configuration, changes that it accepts one after the other, and writes that were refused, each after so many of them. */
export type History = {
  readonly first: Snapshot;
  readonly changes: readonly ConfigChange[];
  readonly refused: readonly { readonly after: number; readonly write: ConfigWrite }[];
};

export function arbitraryHistory(): fc.Arbitrary<History> {
  return fc
    .tuple(arbitrarySnapshot(), arbitrarySnapshot())
    .chain(([first, other]) =>
      fc.array(arbitraryWrite([first, other]), { maxLength: 12 }).map((writes) => historyOf(first, writes)),
    );
}

function historyOf(first: Snapshot, writes: readonly ConfigWrite[]): History {
  const changes: ConfigChange[] = [];
  const refused: { readonly after: number; readonly write: ConfigWrite }[] = [];
  let snapshot = first;
  for (const write of writes) {
    const change: ConfigChange = { ...write, number: snapshot.version + 1 };
    const next = applyChange(snapshot, change);
    if (next.ok) {
      changes.push(change);
      snapshot = next.value;
    } else refused.push({ after: changes.length, write });
  }
  return { first, changes, refused };
}

function resourcesIn(snapshot: Snapshot): readonly KindAndResource[] {
  return resourceKinds.flatMap((kind) => snapshot[kind].map((resource) => ({ kind, resource }) as KindAndResource));
}

function some<Item>(
  weight: number,
  items: readonly Item[],
  write: (item: Item) => ConfigWrite,
): readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<ConfigWrite> }[] {
  return items.length === 0 ? [] : [{ weight, arbitrary: fc.constantFrom(...items).map(write) }];
}
