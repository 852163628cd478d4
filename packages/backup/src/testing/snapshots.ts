import type { Snapshot, TierName } from '@keelgate/model';
import { arbitraryServiceOf, arbitrarySnapshot } from '@keelgate/model/testing';
import fc from 'fast-check';
import type { BackupOptions } from '../write-backup.ts';

export const createdMs = 1_790_000_000_000;
export const plain: BackupOptions = { createdMs, keelgateVersion: '0.1.0' };
export const passphrase = 'correct horse';

/** A derivation that costs nothing. */
export const encrypted: BackupOptions = {
  ...plain,
  passphrase,
  salt: new Uint8Array(16).fill(7),
  derivation: { logN: 4, r: 1, p: 1 },
};

/** Where policies were written is not backed up. */
export function withoutPlaces(snapshot: Snapshot): Snapshot {
  return JSON.parse(JSON.stringify(snapshot), (name, value: unknown) =>
    name === 'place' && value !== null && typeof value === 'object' && 'file' in value ? null : value,
  ) as Snapshot;
}

/** A snapshot of a service of this tier. */
export function arbitrarySnapshotOf(tier: TierName): fc.Arbitrary<Snapshot> {
  return fc
    .tuple(arbitrarySnapshot(), arbitraryServiceOf(tier))
    .map(([snapshot, service]): Snapshot => ({ ...snapshot, service }));
}
