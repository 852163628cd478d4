import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { arbitraryHistory } from '../testing/arbitrary-change.ts';
import { replayChanges } from './apply-change.ts';
import { brokenRecovery, brokenSnapshot } from './recovery.ts';

const is = (left: string, right: string): boolean => left === right;

test.prop([fc.array(fc.string()), fc.array(fc.string()), fc.array(fc.string(), { maxLength: 4 })])(
  'a log holds the law exactly if it is what was sent, cut nowhere before what was acknowledged',
  (acknowledged, unsure, other) => {
    const sent = [...acknowledged, ...unsure];
    for (let length = 0; length <= sent.length; length += 1) {
      const broken = brokenRecovery({ acknowledged, unsure, held: sent.slice(0, length) }, is);
      expect(broken === null).toBe(length >= acknowledged.length);
      const changed = [...sent.slice(0, length), ...other];
      const isPrefix = changed.length <= sent.length && changed.every((item, index) => item === sent[index]);
      expect(brokenRecovery({ acknowledged, unsure, held: changed }, is) === null).toBe(
        isPrefix && changed.length >= acknowledged.length,
      );
    }
  },
);

test.prop([arbitraryHistory(), fc.nat(), fc.nat()])(
  'a recovered snapshot holds the law if it is the fold of a prefix, and not if anything in it is another',
  ({ first, changes }, told, kept) => {
    const acknowledged = first.version + (told % (changes.length + 1));
    const held = replayChanges(first, changes.slice(0, kept % (changes.length + 1)));
    if (!held.ok) throw new Error(held.failure.message);
    const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);
    const sent = { from: first, changes, acknowledged };
    const broken = brokenSnapshot(sent, held.value, isSame);
    expect(broken === null).toBe(held.value.version >= acknowledged);
    const other = { ...held.value, users: [...held.value.users, { id: 'never sent' }] } as typeof held.value;
    expect(brokenSnapshot(sent, other, isSame)).not.toBe(null);
    expect(brokenSnapshot(sent, { ...held.value, version: 99 }, isSame)).toBe('change 99 was never sent');
  },
);
