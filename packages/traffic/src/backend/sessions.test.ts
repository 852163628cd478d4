import { test } from '@fast-check/vitest';
import { draw } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPool } from './pool.ts';
import { createSessions, memberFor } from './sessions.ts';

const member = fc.record({
  backendId: fc.constant('b'),
  weight: fc.option(fc.nat({ max: 5 })),
  priority: fc.option(fc.nat({ max: 2 })),
});
const calls = fc.array(fc.record({ caller: fc.nat({ max: 4 }), openMask: fc.nat({ max: 15 }), bits: fc.integer() }), {
  maxLength: 60,
});

test.prop([fc.array(member, { minLength: 1, maxLength: 4 }), calls])(
  'a client stays with its member as long as that is not open, and is never sent to an open one',
  (members, all) => {
    const pool = createPool({ members, instances: 1 });
    const sessions = createSessions([5]);
    const last = new Map<number, number>();
    for (const { caller, openMask, bits } of all) {
      const isAway = (index: number): boolean => ((openMask >> index) & 1) === 1;
      const chosen = memberFor(sessions, { group: 0, caller }, bits, { pool, isAway });
      if (chosen < 0) {
        expect(members.every((_, index) => isAway(index))).toBe(true);
        continue;
      }
      expect(isAway(chosen)).toBe(false);
      const before = last.get(caller);
      if (before !== undefined && !isAway(before)) expect(chosen).toBe(before);
      last.set(caller, chosen);
    }
  },
);

it('sessions spread by weight', () => {
  const members = [1, 3].map((weight) => ({ backendId: 'b', weight, priority: null }));
  const pool = createPool({ members, instances: 1 });
  const sessions = createSessions([10_000]);
  let second = 0;
  for (let caller = 0; caller < 10_000; caller += 1)
    second += memberFor(sessions, { group: 0, caller }, draw(1, 2, caller), { pool, isAway: () => false });
  expect(Math.abs(second - 7500)).toBeLessThan(4 * Math.sqrt(10_000 * 0.25 * 0.75));
});
