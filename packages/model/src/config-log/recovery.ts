import type { Snapshot } from '../snapshot.ts';
import type { ConfigChange } from './change.ts';
import { replayChanges } from './apply-change.ts';

/** What a writer knows of a log, and what is in it once it has been opened again. */
export type Recovery<Item> = {
  /** What it was told was kept, in order. */
  readonly acknowledged: readonly Item[];
  /** What it sent after that and was told nothing of, in order. */
  readonly unsure: readonly Item[];
  readonly held: readonly Item[];
};

/**
 * The law that recovery keeps: what is held is everything that was acknowledged and then some of what was sent after it, in
 * order and without a gap. Says what is not so; `null` where it is.
 */
export function brokenRecovery<Item>(
  { acknowledged, unsure, held }: Recovery<Item>,
  isSame: (sent: Item, held: Item) => boolean,
): string | null {
  if (held.length < acknowledged.length)
    return `change ${acknowledged.length} was acknowledged, and ${held.length} is the last one`;
  for (const [index, item] of held.entries()) {
    const inUnsure = index - acknowledged.length;
    if (inUnsure >= unsure.length) return `change ${index + 1} was never sent`;
    const sent = (inUnsure < 0 ? acknowledged[index] : unsure[inUnsure]) as Item;
    if (!isSame(sent, item)) return `change ${index + 1} is not what was written`;
  }
  return null;
}

/** The same law for what was recovered as a snapshot: it is what a prefix of the changes sent comes to, from the acknowledged one on. */
export function brokenSnapshot(
  sent: { readonly from: Snapshot; readonly changes: readonly ConfigChange[]; readonly acknowledged: number },
  recovered: Snapshot,
  isSame: (expected: Snapshot, recovered: Snapshot) => boolean,
): string | null {
  const { from, changes, acknowledged } = sent;
  const { version } = recovered;
  if (version < acknowledged) return `change ${acknowledged} was acknowledged, and ${version} is the last one`;
  if (version > from.version + changes.length) return `change ${version} was never sent`;
  const expected = replayChanges(from, changes.slice(0, version - from.version));
  if (!expected.ok) return expected.failure.message;
  return isSame(expected.value, recovered) ? null : `what change ${version} left is not what its changes come to`;
}
