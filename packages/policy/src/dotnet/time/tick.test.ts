import { test } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilTime, dateTicks, daysInMonth, isDate, maxTicks, ticksPerMillisecond, unixEpochTicks } from './tick.ts';

const anyTicks = fc.bigInt({ min: 0n, max: maxTicks });

/** What JavaScript's calendar, the same one, says of a moment. */
function jsCivil(ticks: bigint): readonly number[] {
  const date = new Date(Number((ticks - (ticks % ticksPerMillisecond) - unixEpochTicks) / ticksPerMillisecond));
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCDay(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    date.getUTCMilliseconds(),
  ];
}

describe('the calendar', () => {
  test.prop([anyTicks])('is the one that JavaScript counts in', (ticks) => {
    const { year, month, day, dayOfWeek, hour, minute, second, fraction } = civilTime(ticks);
    const shown = [year, month, day, dayOfWeek, hour, minute, second, Math.floor(fraction / 10_000)];
    expect(shown).toEqual(jsCivil(ticks));
  });

  test.prop([anyTicks])('leads back to the day that it was taken from', (ticks) => {
    const { year, month, day, dayOfYear } = civilTime(ticks);
    expect(isDate(year, month, day)).toBe(true);
    expect(dateTicks(year, month, day)).toBe(ticks - (ticks % 864_000_000_000n));
    expect(dateTicks(year, 1, 1) + BigInt(dayOfYear - 1) * 864_000_000_000n).toBe(dateTicks(year, month, day));
  });

  it('has the days of every month of every year', () => {
    for (let year = 1; year <= 9999; year += 1) {
      for (let month = 1; month <= 12; month += 1) {
        // The day before the first of the next month; a year below 100 needs setUTCFullYear.
        const last = new Date(0);
        last.setUTCFullYear(year, month, 0);
        if (daysInMonth(year, month) !== last.getUTCDate()) expect.fail(`${year}-${month}`);
      }
    }
  });

  it('begins and ends where .NET has it', () => {
    expect(civilTime(0n)).toMatchObject({ year: 1, month: 1, day: 1, dayOfWeek: 1, dayOfYear: 1 });
    expect(civilTime(maxTicks)).toMatchObject({ year: 9999, month: 12, day: 31, hour: 23, fraction: 9_999_999 });
  });
});
