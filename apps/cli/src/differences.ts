import { holdsSecret } from '@keelgate/arm';
import { backedUp } from '@keelgate/backup';
import type { Snapshot, SnapshotDifference } from '@keelgate/model';
import { diffSnapshots } from '@keelgate/model';
import { comparePolicies } from '@keelgate/policy';
import type { LoadedSource } from './load-source.ts';

/** What makes the one configuration the other, policies compared as policies. Texts that are secrets are not in it. */
export function differenceOf(before: Snapshot, after: Snapshot, secure: ReadonlySet<string>): SnapshotDifference {
  return diffSnapshots(before, after, { comparePolicies, secure, holdsSecret });
}

/** The same of two sources. What a backup does not hold cannot be compared with it. */
export function differenceOfSources(before: LoadedSource, after: LoadedSource): SnapshotDifference {
  const manifests = [before, after].flatMap(({ manifest }) => (manifest === null ? [] : [manifest]));
  const runtimeData = manifests.every((manifest) => manifest.runtimeData);
  const part = (snapshot: Snapshot): Snapshot => (manifests.length === 0 ? snapshot : backedUp(snapshot, runtimeData));
  return differenceOf(part(before.snapshot), part(after.snapshot), new Set([...before.secure, ...after.secure]));
}
