import { test } from '@fast-check/vitest';
import { draw } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPool } from './pool.ts';

const member = fc.record({
  backendId: fc.constant('b'),
  weight: fc.option(fc.nat({ max: 5 })),
  priority: fc.option(fc.nat({ max: 2 })),
});

test.prop([fc.array(member, { minLength: 1, maxLength: 6 }), fc.integer(), fc.nat({ max: 63 })])(
  'never chooses an open member, nor one of a later priority while an earlier one is closed',
  (members, bits, openMask) => {
    const isOpen = (index: number) => ((openMask >> index) & 1) === 1;
    const chosen = createPool({ members, instances: 1 }).choose(0, bits, isOpen);
    const closed = members.map((_, index) => index).filter((index) => !isOpen(index));
    if (closed.length === 0) {
      expect(chosen).toBe(-1);
      return;
    }
    expect(isOpen(chosen)).toBe(false);
    const first = Math.min(...closed.map((index) => members[index]!.priority ?? 0));
    expect(members[chosen]!.priority ?? 0).toBe(first);
  },
);

test.prop([fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 30 })])(
  'goes round: after n rounds each has had n turns',
  (count, rounds) => {
    const members = Array.from({ length: count }, () => ({ backendId: 'b', weight: null, priority: null }));
    const pool = createPool({ members, instances: 2 });
    const turns = Array.from({ length: count }, () => 0);
    for (let call = 0; call < count * rounds; call += 1) turns[pool.choose(1, 0, () => false)]! += 1;
    expect(turns).toEqual(turns.map(() => rounds));
  },
);

it('weights share calls out in their proportion', () => {
  const members = [1, 3].map((weight) => ({ backendId: 'b', weight, priority: null }));
  const pool = createPool({ members, instances: 1 });
  let second = 0;
  for (let call = 0; call < 40_000; call += 1) second += pool.choose(0, draw(1, 2, call), () => false);
  // 30,000 of 40,000, with four standard deviations of 87.
  expect(Math.abs(second - 30_000)).toBeLessThan(350);
});

test.prop([
  fc.array(fc.option(fc.nat({ max: 3 })), { minLength: 1, maxLength: 5 }),
  fc.nat({ max: 31 }),
  fc.nat({ max: 2 ** 16 - 1 }),
])('by weight each has its part of chance, and those of weight 0 none beside others', (weights, openMask, part) => {
  fc.pre(weights.some((weight) => weight !== null));
  const pool = createPool({
    members: weights.map((weight) => ({ backendId: 'b', weight, priority: null })),
    instances: 1,
  });
  const closed = weights.map((_, index) => index).filter((index) => ((openMask >> index) & 1) === 0);
  // Each member as often as its weight, in order: the place in this list that chance points at.
  const shares = closed.flatMap((index) => Array.from({ length: weights[index] ?? 1 }, () => index));
  const all = shares.length > 0 ? shares : closed;
  const bits = part * 2 ** 16;
  const chosen = pool.choose(0, bits, (index) => ((openMask >> index) & 1) === 1);
  expect(chosen).toBe(all[Math.floor(((part + 0.5 / 2 ** 16) / 2 ** 16) * all.length)] ?? -1);
});
