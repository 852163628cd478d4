import type { Snapshot } from '../snapshot.ts';
import type { Reference } from './references.ts';
import { isBuiltIn, referencesOf } from './references.ts';
import type { KindAndResource, ResourceKind } from './resource-kind.ts';
import { idOf, resourceKinds } from './resource-kind.ts';

/**
 * A snapshot that is being changed, laid out so that a change costs no more than what it touches. It is changed in place,
 * by `putInto` and `removeFrom` alone, and nobody has it but the one who opened it.
 */
export type Draft = {
  version: number;
  service: Snapshot['service'];
  policy: Snapshot['policy'];
  /** Resources by kind and by their id in lower case, in the order of the snapshot. */
  readonly lists: { readonly [Kind in ResourceKind]: Map<string, KindAndResource> };
  /** Who refers to what, there or not, by `keyOf`. */
  readonly referrers: Map<string, Set<string>>;
};

/** The draft, or the first resource of which there are two. */
export function openDraft(snapshot: Snapshot): { readonly draft: Draft; readonly twice: KindAndResource | null } {
  const draft: Draft = {
    version: snapshot.version,
    service: snapshot.service,
    policy: snapshot.policy,
    lists: Object.fromEntries(resourceKinds.map((kind) => [kind, new Map()])) as Draft['lists'],
    referrers: new Map(),
  };
  let twice: KindAndResource | null = null;
  for (const kind of resourceKinds) {
    for (const resource of snapshot[kind]) {
      const of = { kind, resource } as KindAndResource;
      if (find(draft, { kind, id: idOf(of) }) === undefined) putInto(draft, of);
      else twice ??= of;
    }
  }
  return { draft, twice };
}

export function closeDraft({ version, service, policy, lists }: Draft): Snapshot {
  const entries = resourceKinds.map((kind) => [kind, Array.from(lists[kind].values(), ({ resource }) => resource)]);
  return {
    version,
    service,
    policy,
    ...(Object.fromEntries(entries) as Omit<Snapshot, 'version' | 'service' | 'policy'>),
  };
}

export function find({ lists }: Draft, { kind, id }: Reference): KindAndResource | undefined {
  return lists[kind].get(id.toLowerCase());
}

export function keyOf({ kind, id }: Reference): string {
  return `${kind}/${id.toLowerCase()}`;
}

/** The resource stands where the one of its id stood, or last. */
export function putInto(draft: Draft, of: KindAndResource): void {
  const reference = { kind: of.kind, id: idOf(of) };
  forget(draft, reference);
  draft.lists[of.kind].set(reference.id.toLowerCase(), of);
  for (const target of referencesOf(of)) {
    const key = keyOf(target);
    const from = draft.referrers.get(key) ?? new Set();
    draft.referrers.set(key, from.add(keyOf(reference)));
  }
}

export function removeFrom(draft: Draft, reference: Reference): void {
  forget(draft, reference);
  draft.lists[reference.kind].delete(reference.id.toLowerCase());
}

function forget(draft: Draft, reference: Reference): void {
  const before = find(draft, reference);
  if (before === undefined) return;
  for (const target of referencesOf(before)) draft.referrers.get(keyOf(target))?.delete(keyOf(reference));
}

/** What a resource refers to that is not there; itself it may name. */
export function missingIn(draft: Draft, of: KindAndResource): readonly Reference[] {
  const own = keyOf({ kind: of.kind, id: idOf(of) });
  return referencesOf(of).filter(
    (target) => find(draft, target) === undefined && !isBuiltIn(target) && keyOf(target) !== own,
  );
}

/** Another resource that refers to one: the first by name, whatever came before, so that the same state says the same. */
export function referrerOf(draft: Draft, reference: Reference): KindAndResource | undefined {
  const own = keyOf(reference);
  const [from] = Array.from(draft.referrers.get(own) ?? [])
    .filter((key) => key !== own)
    .toSorted();
  if (from === undefined) return undefined;
  const slash = from.indexOf('/');
  return draft.lists[from.slice(0, slash) as ResourceKind].get(from.slice(slash + 1));
}
