import { arbitrarySnapshot } from '@keelgate/model/testing';
import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { isKeptOut } from './excluded.ts';
import { backedUp, inspectBackup, readBackup, restoreBackup, writeBackup } from './index.ts';
import { bytesOf, inPieces } from './testing/chunks.ts';
import { arbitrarySnapshotOf, createdMs, encrypted, passphrase, plain, withoutPlaces } from './testing/snapshots.ts';

/** `toEqual` looks past a member that is called `__proto__`; JSON does not. */
const asText = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, member: unknown) => sorted(member));

function sorted(value: unknown): unknown {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
    : value;
}

test.prop([arbitrarySnapshot(), fc.boolean(), fc.boolean()], { numRuns: 300 })(
  'B1: what was backed up is read as it was, encrypted or not, with or without runtime data',
  async (snapshot, runtimeData, secret) => {
    const options = { ...(secret ? encrypted : plain), runtimeData, anyTier: true };
    const bytes = await bytesOf(writeBackup(snapshot, options));
    const read = await readBackup(inPieces(bytes), secret ? { passphrase } : {});
    expect(read.ok ? asText(read.value.snapshot) : read.failure).toEqual(
      asText(withoutPlaces(backedUp(snapshot, runtimeData))),
    );
    const inspection = await inspectBackup(inPieces(bytes), secret ? { passphrase } : {});
    expect(inspection).toMatchObject({ encrypted: secret, fault: null, digest: read.ok ? read.value.digest : '' });
    expect(inspection.sections.filter(({ fault }) => fault !== null)).toEqual([]);
  },
);

test.prop([arbitrarySnapshotOf('Premium'), arbitrarySnapshotOf('Premium')], { numRuns: 300 })(
  'B1: a restored service has what was backed up, and its own of what is not',
  async (snapshot, target) => {
    const read = await readBackup(inPieces(await bytesOf(writeBackup(snapshot, plain))), {});
    if (!read.ok) throw new Error(read.failure.message);
    const restored = restoreBackup(read.value, target, { nowMs: createdMs });
    if (!restored.ok) throw new Error(restored.failure.message);
    const { service, version, kept, ...others } = restored.value;
    const { service: _, version: __, kept: keptBefore, ...written } = withoutPlaces(backedUp(snapshot, true));
    expect(asText(others)).toEqual(asText(written));
    expect({ service, version }).toEqual({ service: target.service, version: target.version });
    const own = target.kept.filter(({ type }) => isKeptOut(type));
    const renamed = keptBefore.map((one) => ({
      ...one,
      name: [target.service?.name ?? '', ...one.name.split('/').slice(1)].join('/'),
    }));
    expect(asText(kept)).toEqual(asText([...own, ...renamed]));
  },
);
