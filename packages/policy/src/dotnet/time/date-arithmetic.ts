import { raiseOutOfRange, raise } from '../raise.ts';
import { ticksInRange } from './moment.ts';
import { civilTime, clockTicks, dateTicks, daysInMonth, isDate, ticksPerDay, ticksPerMillisecond } from './tick.ts';

/** Arithmetic of dates that `DateTime` and `DateTimeOffset` share, with what .NET says where it leads nowhere. */

/** .NET Framework rounds what is added to whole milliseconds. */
export function addMilliseconds(ticks: bigint, value: number, scaleMs: number): bigint {
  const milliseconds = value * scaleMs + (value >= 0 ? 0.5 : -0.5);
  const most = 315_537_897_600_000;
  if (!(milliseconds > -most && milliseconds < most)) return raiseOutOfRange('value', 'Value to add was out of range.');
  return ticksInRange(ticks + BigInt(Math.trunc(milliseconds)) * ticksPerMillisecond);
}

/** The same day of another month, or the month's last if it has no such day. */
export function addMonths(ticks: bigint, months: number): bigint {
  if (months < -120_000 || months > 120_000)
    return raiseOutOfRange('months', 'Months value must be between +/-120000.');
  const { year, month, day } = civilTime(ticks);
  const index = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  if (newYear < 1 || newYear > 9999)
    return raiseOutOfRange('months', 'The added or subtracted value results in an un-representable DateTime.');
  return dateTicks(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth))) + (ticks % ticksPerDay);
}

export function addYears(ticks: bigint, years: number): bigint {
  if (years < -10_000 || years > 10_000) return raiseOutOfRange('years', 'Years value must be between +/-10000.');
  return addMonths(ticks, years * 12);
}

/** Ticks of a date that must exist. */
export function checkedDate(year: number, month: number, day: number): bigint {
  if (isDate(year, month, day)) return dateTicks(year, month, day);
  return outOfRange('Year, Month, and Day parameters describe an un-representable DateTime.');
}

/** Ticks of a time that a clock must be able to show. */
export function checkedClock(clock: readonly [hour: number, minute: number, second: number, ms: number]): bigint {
  const [hour, minute, second, milliseconds] = clock;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return outOfRange('Hour, Minute, and Second parameters describe an un-representable DateTime.');
  if (milliseconds < 0 || milliseconds > 999)
    return raiseOutOfRange('millisecond', 'Valid values are between 0 and 999, inclusive.');
  return clockTicks(hour, minute, second, milliseconds * 10_000);
}

export function checkedMonth(year: number, month: number): void {
  if (month < 1 || month > 12) raiseOutOfRange('month', 'Month must be between one and twelve.');
  if (year < 1 || year > 9999) raiseOutOfRange('year', 'Year must be between 1 and 9999.');
}

function outOfRange(message: string): never {
  return raise('System.ArgumentOutOfRangeException', message);
}
