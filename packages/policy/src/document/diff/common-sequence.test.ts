import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Pair } from './common-sequence.ts';
import { commonSequence } from './common-sequence.ts';

const lists = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 9 });

/** Tries everything: either list may leave its first one out. */
function longest([one, ...left]: readonly number[], [other, ...right]: readonly number[]): number {
  if (one === undefined || other === undefined) return 0;
  if (one === other) return 1 + longest(left, right);
  return Math.max(longest([one, ...left], right), longest(left, [other, ...right]));
}

function expectCommon(left: readonly number[], right: readonly number[], pairs: readonly Pair[]): void {
  for (const [at, [one, other]] of pairs.entries()) {
    expect(left[one]).toBe(right[other]);
    const [before, otherBefore] = pairs[at - 1] ?? [-1, -1];
    expect(one > before && other > otherBefore).toBe(true);
  }
}

test.prop([lists, lists])('there is no longer one', (left, right) => {
  const pairs = commonSequence(left, right);
  expectCommon(left, right, pairs);
  expect(pairs).toHaveLength(longest(left, right));
});

test.prop([lists, lists])(
  'where the table would be too large it is common and in order, and the whole of equal lists',
  (left, right) => {
    expectCommon(left, right, commonSequence(left, right, 0));
    expect(commonSequence(left, left, 0)).toHaveLength(left.length);
  },
);

test.prop([fc.uniqueArray(fc.integer({ min: 0, max: 20 })), fc.uniqueArray(fc.integer({ min: 0, max: 20 }))])(
  'of things that are there once it is as long either way',
  (left, right) => {
    expect(commonSequence(left, right, 0)).toHaveLength(commonSequence(left, right).length);
  },
);
