import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarUnit, CounterAnswer, CounterSpec } from '../program/effect.ts';
import { calendarPeriod } from './calendar-period.ts';
import { createLocalCounters } from './local-counters.ts';

const startUs = Date.UTC(2026, 0, 1) * 1000;

function spec(over: Partial<CounterSpec>): CounterSpec {
  return {
    id: 'c',
    policy: 'rate-limit-by-key',
    scope: { kind: 'global' },
    kind: 'rate',
    unit: 'calls',
    limit: 3,
    periodUs: 60e6,
    anchor: null,
    ...over,
  };
}

type Call = { readonly atMs: number; readonly amount: number; readonly isAsked: boolean };

const calls = fc
  .array(fc.record({ gapMs: fc.nat(40_000), amount: fc.integer({ min: 0, max: 3 }), isAsked: fc.boolean() }), {
    maxLength: 40,
  })
  .map((gaps) => {
    let atMs = 0;
    return gaps.map(({ gapMs, ...call }): Call => {
      atMs += gapMs;
      return { ...call, atMs };
    });
  });

function answers(
  counter: CounterSpec,
  asked: readonly Call[],
  algorithm: 'sliding-window' | 'token-bucket' = 'sliding-window',
): readonly CounterAnswer[] {
  const counters = createLocalCounters({ algorithm, subscriptionStartUs: startUs });
  return asked.map(({ atMs, amount, isAsked }) => {
    const count = { key: 'k', amount, nowUs: startUs + atMs * 1000 };
    return isAsked ? counters.take(counter, count) : counters.add(counter, count);
  });
}

describe('a rate counter', () => {
  test.prop([calls, fc.integer({ min: 0, max: 6 }), fc.constantFrom<'calls' | 'tokens'>('calls', 'tokens')])(
    'slides: a call counts for one period, and no longer',
    (asked, limit, unit) => {
      const taken: Call[] = [];
      const wanted = asked.map((call) => {
        const inWindow = taken
          .filter(({ atMs }) => call.atMs - atMs < 60_000)
          .reduce((sum, { amount }) => sum + amount, 0);
        const needs = unit === 'calls' ? 1 : Math.max(1, call.amount);
        const allowed = !call.isAsked || inWindow + needs <= limit;
        if (allowed) taken.push(call);
        return { allowed, count: inWindow + (allowed ? call.amount : 0) };
      });
      expect(answers(spec({ limit, unit }), asked).map(({ allowed, count }) => ({ allowed, count }))).toEqual(wanted);
    },
  );

  test.prop([calls, fc.integer({ min: 1, max: 6 })])(
    'after Retry-After there is room, and a second before there is none',
    (asked, limit) => {
      const counter = spec({ limit });
      const last = answers(counter, asked).findIndex(({ allowed }) => !allowed);
      fc.pre(last >= 0);
      const before = asked.slice(0, last + 1);
      const refused = before.at(-1) as Call;
      const wait = answers(counter, before).at(-1)?.retryAfterSeconds ?? 0;
      const again = (ms: number): boolean | undefined =>
        answers(counter, [...before, { atMs: refused.atMs + ms, amount: 1, isAsked: true }]).at(-1)?.allowed;
      expect(wait).toBeGreaterThanOrEqual(1);
      expect(again(wait * 1000)).toBe(true);
      expect(wait === 1 || again((wait - 1) * 1000) === false).toBe(true);
    },
  );

  test.prop([calls, fc.integer({ min: 1, max: 6 })])('of a v2 tier is a bucket that fills evenly', (asked, limit) => {
    // In units of which a millisecond brings `limit` and a call takes 60000, everything is whole.
    const whole = limit * 60_000;
    let [held, atMs] = [whole, asked[0]?.atMs ?? 0];
    const wanted = asked.map((call) => {
      held = Math.min(whole, held + (call.atMs - atMs) * limit);
      atMs = call.atMs;
      const allowed = !call.isAsked || held >= 60_000;
      if (allowed) held -= call.amount * 60_000;
      return allowed;
    });
    expect(answers(spec({ limit }), asked, 'token-bucket').map(({ allowed }) => allowed)).toEqual(wanted);
  });
});

describe('a quota', () => {
  test.prop([calls, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -200_000, max: 200_000 })])(
    'counts in periods that begin where it says',
    (asked, limit, anchorMs) => {
      const firstPeriodStartMs = startUs / 1000 + anchorMs;
      const spent = new Map<number, number>();
      const wanted = asked.map(({ atMs, amount, isAsked }) => {
        const number = Math.floor((atMs - anchorMs) / 60_000);
        const before = spent.get(number) ?? 0;
        const allowed = !isAsked || before < limit;
        if (allowed) spent.set(number, before + amount);
        const leftMs = (number + 1) * 60_000 + anchorMs - atMs;
        return {
          allowed,
          limit,
          count: spent.get(number) ?? 0,
          retryAfterSeconds: allowed ? 0 : Math.ceil(leftMs / 1000),
        };
      });
      expect(answers(spec({ kind: 'quota', limit, anchor: { firstPeriodStartMs } }), asked)).toEqual(wanted);
    },
  );

  test.prop([calls, fc.nat(6)])('without an end never comes back', (asked, limit) => {
    let spent = 0;
    const wanted = asked.map(({ amount, isAsked }) => {
      const allowed = !isAsked || spent < limit;
      if (allowed) spent += amount;
      return { allowed, limit, count: spent, retryAfterSeconds: 0 };
    });
    expect(answers(spec({ kind: 'quota', limit, periodUs: 0, anchor: 'subscription' }), asked)).toEqual(wanted);
  });

  const units: readonly CalendarUnit[] = ['hour', 'day', 'week from Sunday', 'week from Monday', 'month', 'year'];

  test.prop([
    fc.constantFrom(...units),
    fc.date({ min: new Date('1960-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
  ])('of the calendar holds the instant, and begins and ends where the unit does', (unit, date) => {
    const { startUs: from, endUs: to } = calendarPeriod(unit, date.getTime() * 1000);
    expect(from <= date.getTime() * 1000 && date.getTime() * 1000 < to).toBe(true);
    for (const us of [from, to]) {
      const text = new Date(us / 1000).toISOString();
      const pattern = { hour: /:00:00\.000Z$/, year: /-01-01T00:00:00\.000Z$/, month: /-01T00:00:00\.000Z$/ }[
        unit as 'hour'
      ];
      expect(text).toMatch(pattern ?? /T00:00:00\.000Z$/);
      if (unit.startsWith('week')) expect(new Date(us / 1000).getUTCDay()).toBe(unit === 'week from Sunday' ? 0 : 1);
    }
    const days = (to - from) / 86_400e6;
    const lengths = { hour: [1 / 24], day: [1], month: [28, 29, 30, 31], year: [365, 366] }[unit as 'hour'];
    expect(lengths ?? [7]).toContain(days);
  });
});

it('counters of other keys and other ids are apart', () => {
  const counters = createLocalCounters({ algorithm: 'sliding-window', subscriptionStartUs: startUs });
  const take = (id: string, key: string): boolean =>
    counters.take(spec({ id, limit: 1 }), { key, amount: 1, nowUs: startUs }).allowed;
  expect([take('a', 'k'), take('a', 'l'), take('b', 'k'), take('a', 'k')]).toEqual([true, true, true, false]);
});
