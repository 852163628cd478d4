import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { expect } from 'vitest';
import { createSlidingLog, loggedIn, logInto } from './sliding-log.ts';

test.prop([fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 50 }), fc.integer({ min: 1, max: 2000 })])(
  'holds exactly what fell in the last period, whatever the order in which it was heard',
  (times, periodUs) => {
    const log = createSlidingLog(1, periodUs);
    for (const atUs of times) logInto(log, 0, atUs);
    const nowUs = Math.max(0, ...times);
    expect(loggedIn(log, 0, nowUs)).toBe(times.filter((atUs) => atUs > nowUs - periodUs).length);
  },
);
