import type { PolicyDocument } from '../resource/policy-document.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Comparable } from './comparable.ts';
import { comparablesOf, typeOrder } from './comparable.ts';
import { compareResources } from './compare-values.ts';
import type { ChangedResource, DiffResource, PropertyChange, SnapshotDifference } from './difference.ts';
import type { Secrecy, SecrecyOptions } from './secrecy.ts';
import { secrecyOf, shownChange, withoutValues } from './secrecy.ts';

export type DiffOptions = SecrecyOptions & {
  /** What is another policy in the one document than in the other; without it their texts are compared. */
  readonly comparePolicies?: (before: PolicyDocument, after: PolicyDocument) => readonly PropertyChange[];
};

/**
 * What makes the one configuration the other. Resources are told apart by type and id, ids in any case of letters; resources inside of
 * others are resources of their own. Where something was written, and the snapshot's version, make no difference. No secret is in
 * what is returned: of one that has changed it says so.
 */
export function diffSnapshots(before: Snapshot, after: Snapshot, options: DiffOptions = {}): SnapshotDifference {
  const secrecy = secrecyOf([before, after], options);
  const [left, right] = [byPath(before), byPath(after)];
  const only = (all: ReadonlyMap<string, Comparable>, other: ReadonlyMap<string, Comparable>): DiffResource[] =>
    [...all].flatMap(([key, { type, path }]) => (other.has(key) ? [] : [{ type, path }]));
  const changed: ChangedResource[] = [];
  for (const [key, one] of left) {
    const other = right.get(key);
    const properties = other === undefined ? [] : changesOf(one, other, { secrecy, options });
    if (properties.length > 0) changed.push({ type: one.type, path: one.path, properties });
  }
  return {
    added: only(right, left).toSorted(inOrder),
    removed: only(left, right).toSorted(inOrder),
    changed: changed.toSorted(inOrder),
  };
}

/** The types of all that differs, in their order. */
export function differingTypes({ added, removed, changed }: SnapshotDifference): readonly string[] {
  return [...new Set([...added, ...removed, ...changed].map(({ type }) => type))].toSorted(byType);
}

/** What comes a second time is another one. */
function byPath(snapshot: Snapshot): ReadonlyMap<string, Comparable> {
  const all = new Map<string, Comparable>();
  for (const one of comparablesOf(snapshot)) {
    let path = one.path;
    for (let count = 2; all.has(keyOf(path)); count += 1) path = `${one.path}#${count}`;
    all.set(keyOf(path), { ...one, path });
  }
  return all;
}

function keyOf(path: string): string {
  return path.toLowerCase();
}

type Given = { readonly secrecy: Secrecy; readonly options: DiffOptions };

function changesOf(before: Comparable, after: Comparable, { secrecy, options }: Given): readonly PropertyChange[] {
  const policies = policyChanges(before.policy, after.policy, options);
  // A document with a secret somewhere in it is one as a whole.
  const isSecret = [before, after].some(({ policy }) => policy !== null && secrecy.whole.has(policy.text));
  const changes = [...(isSecret ? policies.map(withoutValues) : policies), ...compareResources(before, after, secrecy)];
  return changes.map((change) => shownChange(change, secrecy));
}

function policyChanges(
  before: PolicyDocument | null,
  after: PolicyDocument | null,
  { comparePolicies }: DiffOptions,
): readonly PropertyChange[] {
  if (before === null || after === null) return [];
  if (before.text === after.text && before.format === after.format) return [];
  if (comparePolicies !== undefined) return comparePolicies(before, after);
  const members = ['format', 'text'] as const;
  return members.flatMap((path) =>
    before[path] === after[path] ? [] : [{ path, before: before[path], after: after[path] }],
  );
}

function inOrder(left: DiffResource, right: DiffResource): number {
  return byType(left.type, right.type) || byText(keyOf(left.path), keyOf(right.path));
}

function byType(left: string, right: string): number {
  return rank(left) - rank(right) || byText(left.toLowerCase(), right.toLowerCase());
}

function rank(type: string): number {
  const at = typeOrder.indexOf(type);
  return at < 0 ? typeOrder.length : at;
}

function byText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
