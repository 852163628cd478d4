import { scanDate } from './scan-date.ts';
import type { ScannedDate } from './scan-date.ts';
import { civilTime, clockTicks, dateTicks, dayNumber, isDate, maxTicks, ticksPerDay, ticksPerMinute } from './tick.ts';

/** What a text said: what calendar and clock show, and how far from UTC, if it said so. */
export type ParsedDate = { readonly ticks: bigint; readonly offsetMinutes: number | null };

/**
 * `format` is no date; `range` a date that the calendar does not have; `weekday` another day of the week than it says;
 * `word 5` has a word at 5 that dates do not have.
 */
export type DateFailure = 'format' | 'range' | 'weekday' | `word ${number}`;

/** Two-digit years up to this one are of this century. */
const lastTwoDigitYear = 29;

/** A text that is read as ISO 8601 has the calendar look at its date; others have it looked at before. */
const isoPattern = /^\s*\d{3,4}-\d{1,2}-\d{1,2}T/;

/** No date in words is longer; what is longer is not looked at. */
const dateCharsMax = 256;

/**
 * What `DateTime.Parse` makes of a text in the invariant culture, where the month comes before the day. `now` completes a
 * text that has no date or no year.
 */
export function parseDate(text: string, now: bigint): ParsedDate | DateFailure {
  if (text.length > dateCharsMax) return 'format';
  const scanned = scanDate(text);
  if (scanned === null) return 'format';
  if ('unknownWordAt' in scanned) return `word ${scanned.unknownWordAt}`;
  const date = dateOf(scanned, now);
  if (date === null) return 'format';
  const [year, month, day] = date;
  if (!isDate(year, month, day)) return isoPattern.test(text) ? 'range' : 'format';
  if (scanned.weekday !== null && (dayNumber(year, month, day) + 1) % 7 !== scanned.weekday) return 'weekday';
  const { time, offsetMinutes } = scanned;
  const clock = time === null ? 0n : clockTicks(time.hour, time.minute, time.second, time.fraction);
  return checked(dateTicks(year, month, day) + clock, offsetMinutes);
}

/** A fraction may round up beyond the last tick, and UTC may lie outside the calendar. */
function checked(ticks: bigint, offsetMinutes: number | null): ParsedDate | DateFailure {
  const utc = ticks - BigInt(offsetMinutes ?? 0) * ticksPerMinute;
  if (ticks > maxTicks || utc < 0n || utc > maxTicks) return 'range';
  return { ticks, offsetMinutes };
}

type Date3 = readonly [year: number, month: number, day: number];

function dateOf({ numbers, month, time }: ScannedDate, now: bigint): Date3 | null {
  if (month !== null) return withMonthName(numbers, month, now);
  const [first = '', second = '', third = ''] = numbers;
  switch (numbers.length) {
    case 3:
      return first.length >= 3
        ? [Number(first), Number(second), Number(third)]
        : [yearOf(third), Number(first), Number(second)];
    case 2:
      if (first.length >= 3) return [Number(first), Number(second), 1];
      return second.length >= 3
        ? [Number(second), Number(first), 1]
        : [civilTime(now).year, Number(first), Number(second)];
    case 0:
      return time === null ? null : today(now);
    default:
      return null;
  }
}

function withMonthName(numbers: readonly string[], month: number, now: bigint): Date3 | null {
  const [first = '', second = ''] = numbers;
  if (numbers.length === 2)
    return first.length >= 3 ? [Number(first), month, Number(second)] : [yearOf(second), month, Number(first)];
  if (numbers.length !== 1) return null;
  return first.length >= 3 ? [Number(first), month, 1] : [civilTime(now).year, month, Number(first)];
}

function today(now: bigint): Date3 {
  const { year, month, day } = civilTime(now - (now % ticksPerDay));
  return [year, month, day];
}

/** The year that one or two digits stand for; more digits are a year as they are. */
export function yearOf(digits: string): number {
  const value = Number(digits);
  if (digits.length > 2) return value;
  return value <= lastTwoDigitYear ? 2000 + value : 1900 + value;
}
