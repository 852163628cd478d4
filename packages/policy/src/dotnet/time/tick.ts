/** Lengths of time in ticks of 100 nanoseconds, and the calendar that .NET counts them in: Gregorian, from the year 1. */

export const ticksPerMillisecond = 10_000n;
export const ticksPerSecond = 10_000_000n;
export const ticksPerMinute = 600_000_000n;
export const ticksPerHour = 36_000_000_000n;
export const ticksPerDay = 864_000_000_000n;

/** The last tick of the year 9999. */
export const maxTicks = 3_155_378_975_999_999_999n;

/** 1970-01-01 in ticks: what Unix time counts from. */
export const unixEpochTicks = 621_355_968_000_000_000n;

/** A moment as a calendar and a clock show it. `fraction` is in ticks. */
export type CivilTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** From 1. */
  readonly dayOfYear: number;
  /** 0 is Sunday. */
  readonly dayOfWeek: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: number;
};

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return monthStart(year, month + 1) - monthStart(year, month);
}

/** Days of the year before the month; the month may be 13. */
function monthStart(year: number, month: number): number {
  return (daysBefore[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0);
}

/** Days from 0001-01-01 to a date. */
export function dayNumber(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return before * 365 + leapDays + monthStart(year, month) + day - 1;
}

/** Whether the calendar has such a date, within the years that .NET has. */
export function isDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function dateTicks(year: number, month: number, day: number): bigint {
  return BigInt(dayNumber(year, month, day)) * ticksPerDay;
}

/** Ticks of a clock's time; the hour may be beyond a day. */
export function clockTicks(hour: number, minute: number, second: number, fraction = 0): bigint {
  return BigInt((hour * 60 + minute) * 60 + second) * ticksPerSecond + BigInt(fraction);
}

/** What calendar and clock show at these ticks. */
export function civilTime(ticks: bigint): CivilTime {
  const days = Number(ticks / ticksPerDay);
  const ofDay = Number(ticks % ticksPerDay);
  const { year, dayOfYear } = yearOf(days);
  let month = Math.min(12, Math.floor((dayOfYear - 1) / 31) + 1);
  while (month < 12 && dayOfYear > monthStart(year, month + 1)) month += 1;
  const seconds = Math.floor(ofDay / 10_000_000);
  return {
    year,
    month,
    day: dayOfYear - monthStart(year, month),
    dayOfYear,
    dayOfWeek: (days + 1) % 7,
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
    fraction: ofDay % 10_000_000,
  };
}

/** Cycles of 400, 100, 4 years and 1 year; the last day of the long ones is a leap day of their last year. */
function yearOf(days: number): { readonly year: number; readonly dayOfYear: number } {
  let rest = days;
  const cycles = Math.floor(rest / 146_097);
  rest -= cycles * 146_097;
  const centuries = Math.min(3, Math.floor(rest / 36_524));
  rest -= centuries * 36_524;
  const quads = Math.floor(rest / 1461);
  rest -= quads * 1461;
  const years = Math.min(3, Math.floor(rest / 365));
  return { year: cycles * 400 + centuries * 100 + quads * 4 + years + 1, dayOfYear: rest - years * 365 + 1 };
}
