import {
  type Fault,
  type KindAndResource,
  type PolicyDocument,
  type Reference,
  type Result,
  type Snapshot,
  failed,
  idOf,
  isBuiltIn,
  ok,
  printResource,
  referencesOf,
  resourceKinds,
} from '@keelgate/model';
import { backupFault } from '../backup-fault.ts';
import { isKeptOut } from '../excluded.ts';
import type { Kind } from '../restore-options.ts';
import { namesIn } from './policies.ts';

/** Every kind that can be restored by itself. */
export const kinds: readonly Kind[] = ['policy', ...resourceKinds];

/**
 * These kinds from the backup, whole, and the others as the target has them. It is refused if something would then refer to
 * what is not there, and did not before.
 */
export function choose(backup: Snapshot, target: Snapshot, only: readonly Kind[]): Result<Snapshot, Fault> {
  const chosen = new Set(only);
  const entries = kinds.map((kind) => [kind, chosen.has(kind) ? backup[kind] : ofTarget(target, kind)] as const);
  const merged: Snapshot = { ...backup, ...Object.fromEntries(entries) };
  const [inBackup, inTarget, inMerged] = [backup, target, merged].map(thingsIn) as [Things, Things, Things];
  for (const { name, kind, references } of resourcesOf(merged)) {
    const before = chosen.has(kind) ? inBackup : inTarget;
    const missing = references.find((to) => !inMerged.has(keyOf(to)) && before.has(keyOf(to)));
    if (missing === undefined) continue;
    const other = printResource(missing.kind, missing.id);
    const why = chosen.has(kind)
      ? `${name} refers to ${other}, which is neither chosen nor there`
      : `${name} of the target refers to ${other}, which the backup would take away`;
    return failed(backupFault('backup/selection', `Cannot restore: ${why}`, 'choose both kinds'));
  }
  return ok(merged);
}

function ofTarget(target: Snapshot, kind: Kind): Snapshot[Kind] {
  return kind === 'kept' ? target.kept.filter(({ type }) => !isKeptOut(type)) : target[kind];
}

type Things = ReadonlySet<string>;

function keyOf({ kind, id }: Reference): string {
  return `${kind}/${id.toLowerCase()}`;
}

/** Named values go by the names that policies call them by. */
function thingsIn(snapshot: Snapshot): Things {
  const things = new Set<string>();
  for (const kind of resourceKinds)
    for (const resource of snapshot[kind]) {
      const of = { kind, resource } as KindAndResource;
      things.add(keyOf({ kind, id: of.kind === 'namedValues' ? of.resource.name : idOf(of) }));
    }
  return things;
}

type Referring = { readonly name: string; readonly kind: Kind; readonly references: readonly Reference[] };

/** Whose users there are is settled by the restore itself: those who are gone own nothing and are in no group. */
function* resourcesOf(snapshot: Snapshot): Generator<Referring> {
  if (snapshot.policy !== null)
    yield { name: 'the global policy', kind: 'policy', references: inDocuments([snapshot.policy]) };
  for (const kind of resourceKinds)
    for (const resource of snapshot[kind]) {
      const of = { kind, resource } as KindAndResource;
      const references = [...referencesOf(of), ...inDocuments(documentsOf(of))];
      yield {
        name: printResource(kind, idOf(of)),
        kind,
        references: references.filter((to) => to.kind !== 'users' && !isBuiltIn(to)),
      };
    }
}

function documentsOf(of: KindAndResource): readonly PolicyDocument[] {
  if (of.kind === 'fragments') return [of.resource.document];
  if (of.kind === 'products') return of.resource.policy === null ? [] : [of.resource.policy];
  if (of.kind !== 'apis') return [];
  return [of.resource.policy, ...of.resource.operations.map(({ policy }) => policy)].filter((one) => one !== null);
}

function inDocuments(documents: readonly PolicyDocument[]): readonly Reference[] {
  return documents.flatMap(namesIn).map(({ kind, name }) => ({ kind, id: name }));
}
