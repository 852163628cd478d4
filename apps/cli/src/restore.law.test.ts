import { test } from '@fast-check/vitest';
import type { Backup } from '@keelgate/backup';
import { backedUp, readBackup, restoreBackup, writeBackup } from '@keelgate/backup';
import type { Snapshot } from '@keelgate/model';
import { arbitrarySnapshot } from '@keelgate/model/testing';
import { expect } from 'vitest';
import { differenceOf } from './differences.ts';

const createdMs = Date.UTC(2026, 0, 1);

async function backupOf(snapshot: Snapshot): Promise<Backup> {
  const written = writeBackup(snapshot, { createdMs, keelgateVersion: '0.1.0', anyTier: true });
  if (!written.ok) throw new Error(written.failure.message);
  const read = await readBackup(written.value, {});
  if (!read.ok) throw new Error(read.failure.message);
  return read.value;
}

/** What differs in what a backup holds, the service aside. */
function left(before: Snapshot, after: Snapshot): unknown {
  const [one, other] = [before, after].map((snapshot) => ({ ...backedUp(snapshot, true), service: null }));
  return differenceOf(one as Snapshot, other as Snapshot, new Set());
}

const none = { added: [], removed: [], changed: [] };

test.prop([arbitrarySnapshot(), arbitrarySnapshot()], { numRuns: 100 })(
  'a target that was restored onto does not differ from what was backed up, and its service not from what it was',
  async (source, target) => {
    const backup = await backupOf(source);
    const restored = restoreBackup(backup, target, { nowMs: createdMs, anyTier: true });
    if (!restored.ok) throw new Error(restored.failure.message);
    expect(left(source, restored.value)).toEqual(none);
    const { service } = restored.value;
    expect(service).toEqual(target.service);
    const onlyServices = [target, restored.value].map((snapshot) => ({
      ...source,
      service: snapshot.service,
      kept: [],
    }));
    expect(differenceOf(onlyServices[0] as Snapshot, onlyServices[1] as Snapshot, new Set())).toEqual(none);
  },
);

test.prop([arbitrarySnapshot()], { numRuns: 100 })(
  'what was backed up and read again does not differ',
  async (source) => {
    const { snapshot } = await backupOf(source);
    expect(differenceOf(backedUp(source, true), snapshot, new Set())).toEqual(none);
  },
);
