import { test } from '@fast-check/vitest';
import { replayChanges } from '@keelgate/model';
import { arbitraryHistory, arbitrarySnapshot } from '@keelgate/model/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeChange, decodeSnapshot, encodeChange, encodeSnapshot } from '../index.ts';

test.prop([arbitraryHistory()])('changes come back as they were, and come to the same', ({ first, changes }) => {
  const back = changes.map((change) => {
    const bytes = encodeChange(change);
    const read = bytes.ok ? decodeChange({ number: change.number, bytes: bytes.value }) : bytes;
    if (!read.ok) throw new Error(read.failure.message);
    return read.value;
  });
  expect(back).toEqual(changes);
  expect(replayChanges(first, back)).toEqual(replayChanges(first, changes));
});

test.prop([arbitrarySnapshot(), fc.nat()])(
  'a snapshot comes back whole, with what a backup leaves out',
  (snapshot, number) => {
    const bytes = encodeSnapshot(snapshot);
    if (!bytes.ok) throw new Error(bytes.failure.message);
    expect(decodeSnapshot({ number, bytes: bytes.value })).toEqual({
      ok: true,
      value: { ...snapshot, version: number },
    });
  },
);

test.prop([arbitraryHistory(), fc.nat(), fc.nat({ max: 255 }), fc.nat()])(
  'bytes that are no change are refused, and nothing is thrown',
  ({ changes }, at, byte, length) => {
    for (const change of changes) {
      const bytes = encodeChange(change);
      if (!bytes.ok) throw new Error(bytes.failure.message);
      const damaged = Uint8Array.from(bytes.value);
      damaged[at % damaged.length] = byte;
      const cut = bytes.value.subarray(0, length % bytes.value.length);
      for (const wrong of [damaged, cut]) {
        const read = decodeChange({ number: 1, bytes: wrong });
        if (!read.ok) expect(read.failure.code).toBe('backup/corrupt');
      }
      // A cut between two records is a shorter list of them: the log's checksums are what sees it.
      expect(decodeChange({ number: 1, bytes: new Uint8Array() }).ok).toBe(false);
    }
  },
);

it('says what it cannot read', () => {
  expect(decodeChange({ number: 7, bytes: new TextEncoder().encode('no change') })).toMatchObject({
    ok: false,
    failure: { code: 'backup/corrupt', message: 'change 7 is not as it has to be: a record is too large' },
  });
});
