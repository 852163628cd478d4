import { test } from '@fast-check/vitest';
import type { BreakerRule } from '@keelgate/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBreakers, isFailure } from './breaker.ts';

function rule(threshold: BreakerRule['threshold']): BreakerRule {
  return {
    name: 'rule',
    threshold,
    intervalUs: 2000,
    statusRanges: [{ min: 500, max: 599 }],
    errorReasons: ['Timeout'],
    tripUs: 700,
    acceptRetryAfter: false,
  };
}

const calls = fc.array(fc.record({ afterUs: fc.nat({ max: 300 }), failure: fc.boolean() }), { maxLength: 120 });

test.prop([calls, fc.integer({ min: 1, max: 6 })])(
  'opens at the threshold of the interval’s failures, and closes whole after the trip',
  (all, count) => {
    const breakers = createBreakers({ rule: rule({ kind: 'count', count }), instances: 1 });
    let failures: number[] = [];
    let openUntilUs = -1;
    let nowUs = 0;
    for (const { afterUs, failure } of all) {
      nowUs += afterUs;
      const open = nowUs < openUntilUs;
      expect(breakers.allows(0, nowUs)).toBe(!open);
      if (open) continue;
      breakers.record(0, nowUs, failure);
      // The interval slides in twenty steps of 100.
      const step = Math.floor(nowUs / 100);
      failures = failures.filter((at) => Math.floor(at / 100) > step - 20);
      if (failure) failures.push(nowUs);
      if (failure && failures.length >= count) {
        openUntilUs = nowUs + 700;
        failures = [];
      }
    }
  },
);

test.prop([calls])('what one instance sees, another does not', (all) => {
  const breakers = createBreakers({ rule: rule({ kind: 'count', count: 1 }), instances: 2 });
  let nowUs = 0;
  for (const { afterUs, failure } of all) breakers.record(0, (nowUs += afterUs), failure);
  expect(breakers.allows(1, nowUs)).toBe(true);
});

it('a share of calls trips too', () => {
  const breakers = createBreakers({ rule: rule({ kind: 'percentage', percentage: 50 }), instances: 1 });
  breakers.record(0, 0, false);
  breakers.record(0, 1, false);
  breakers.record(0, 2, true);
  expect(breakers.allows(0, 3)).toBe(true);
  breakers.record(0, 3, true);
  expect(breakers.allows(0, 4)).toBe(false);
});

it('failures are what the rule says: statuses in its ranges, reasons on its list', () => {
  const of = rule({ kind: 'count', count: 1 });
  expect([isFailure(of, { status: 503 }), isFailure(of, { status: 429 })]).toEqual([true, false]);
  expect([isFailure(of, { reason: 'timeout' }), isFailure(of, { reason: 'BackendConnectionFailure' })]).toEqual([
    true,
    false,
  ]);
});

it('a Retry-After stands in for the trip where the rule accepts it', () => {
  const accepting = { ...rule({ kind: 'count', count: 1 }), acceptRetryAfter: true };
  const breakers = createBreakers({ rule: accepting, instances: 2 });
  breakers.record(0, 0, true, 5000);
  expect([breakers.allows(0, 4999), breakers.allows(0, 5000)]).toEqual([false, true]);
  breakers.record(1, 0, true);
  expect([breakers.allows(1, 699), breakers.allows(1, 700)]).toEqual([false, true]);
  const deaf = createBreakers({ rule: { ...accepting, acceptRetryAfter: false }, instances: 1 });
  deaf.record(0, 0, true, 5000);
  expect(deaf.allows(0, 700)).toBe(true);
});
