import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Attempt } from './attempt.ts';
import { createAttempt } from './attempt.ts';
import { createSlots, freeRow, liftAttempt, parkAttempt, slotState } from './slots.ts';

const attempt = fc.record({
  group: fc.nat(),
  class: fc.nat(),
  caller: fc.nat(),
  subscription: fc.nat(),
  key: fc.integer(),
  try: fc.nat({ max: 100 }),
  trips: fc.constantFrom(1, 3),
  vm: fc.integer({ min: -1, max: 50 }),
  node: fc.nat(),
  sends: fc.nat(),
  backend: fc.integer({ min: -1, max: 9 }),
  held: fc.nat({ max: 4 }),
  abandoned: fc.boolean(),
  counts: fc.boolean(),
  firstUs: fc.double({ noNaN: true }),
  deadlineUs: fc.double({ noNaN: true }),
  readyUs: fc.double({ noNaN: true }),
  parkedUs: fc.double({ noNaN: true }),
});

test.prop([fc.array(attempt, { minLength: 1, maxLength: 60 })])(
  'what is parked is lifted as it was, and rows are used again',
  (all) => {
    const slots = createSlots(0);
    const rows = all.map((one) => parkAttempt(slots, { ...createAttempt(), ...one } as Attempt, slotState.sending));
    for (const [index, row] of rows.entries()) {
      const lifted = createAttempt();
      liftAttempt(slots, row, lifted);
      expect(lifted).toMatchObject(all[index]!);
      freeRow(slots, row);
    }
    for (const one of all) parkAttempt(slots, { ...createAttempt(), ...one } as Attempt, slotState.sending);
    expect(slots.used).toBe(all.length);
  },
);
