import { compareToObject } from '../core/compare-to.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { EnumValue, NetValue, Num } from '../value.ts';
import type { ByTicks } from './by-ticks.ts';
import { compareTicks, hooksByTicks, operatorsByTicks } from './by-ticks.ts';
import { kindOf } from './date-time-kind.ts';
import { dayOfWeekValue } from './day-of-week.ts';
import { formatDateTime } from './format-date.ts';
import type { DateTime, TimeSpan } from './moment.ts';
import { dateTime, ticksHash, ticksInRange, timeSpan } from './moment.ts';
import { addMilliseconds, addMonths, addYears, checkedClock, checkedDate, checkedMonth } from './date-arithmetic.ts';
import { parseDate } from './parse-date.ts';
import type { DateFailure } from './parse-date.ts';
import { civilTime, daysInMonth, isLeapYear, maxTicks, ticksPerDay, ticksPerMinute } from './tick.ts';

const comparison: ByTicks<DateTime> = {
  type: 'DateTime',
  ticks: ({ ticks }) => ticks,
  equal: ['d1', 'd2'],
  order: ['t1', 't2'],
};

/** Policy expressions may use the members that are here, and no others of .NET's. */
export const dateTimeType: TypeDefinition = defineType({
  name: 'System.DateTime',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.datetime',
  members: {
    'DateTime(long ticks)': (_: Runtime, ticks: bigint) => ofTicks(ticks, 'Unspecified'),
    'DateTime(long ticks, DateTimeKind kind)': (_: Runtime, ticks: bigint, kind: EnumValue) =>
      ofTicks(ticks, kindOf(kind)),
    'DateTime(int year, int month, int day)': (_: Runtime, year: number, month: number, day: number) =>
      ofParts([year, month, day]),
    'DateTime(int year, int month, int day, int hour, int minute, int second)': (_: Runtime, ...parts: number[]) =>
      ofParts(parts),
    'DateTime(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)': withKind,
    'DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
      _: Runtime,
      ...parts: number[]
    ) => ofParts(parts),
    'DateTime(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)':
      withKind,
    'static readonly DateTime MinValue': () => dateTime(0n, 'Unspecified'),
    'static readonly DateTime MaxValue': () => dateTime(maxTicks, 'Unspecified'),
    'static DateTime UtcNow { get; }': (rt: Runtime) => dateTime(rt.nowTicks(), 'Utc'),
    'static DateTime Now { get; }': (rt: Runtime) => dateTime(rt.nowTicks(), 'Local'),
    'static DateTime Today { get; }': (rt: Runtime) => dateOf(dateTime(rt.nowTicks(), 'Local')),
    'static int DaysInMonth(int year, int month)': (_: Runtime, year: number, month: number) => {
      checkedMonth(year, month);
      return daysInMonth(year, month);
    },
    'static bool IsLeapYear(int year)': (_: Runtime, year: number) =>
      year < 1 || year > 9999 ? raiseOutOfRange('year', 'Year must be between 1 and 9999.') : isLeapYear(year),
    'static DateTime Parse(string s)': parse,
    'DateTime Date { get; }': (_: Runtime, self: DateTime) => dateOf(self),
    'int Year { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).year,
    'int Month { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).month,
    'int Day { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).day,
    'int Hour { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).hour,
    'int Minute { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).minute,
    'int Second { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).second,
    'int Millisecond { get; }': (_: Runtime, self: DateTime) => Math.floor(civilTime(self.ticks).fraction / 10_000),
    'int DayOfYear { get; }': (_: Runtime, self: DateTime) => civilTime(self.ticks).dayOfYear,
    'DayOfWeek DayOfWeek { get; }': (_: Runtime, self: DateTime) => dayOfWeekValue(civilTime(self.ticks).dayOfWeek),
    'long Ticks { get; }': (_: Runtime, self: DateTime) => self.ticks,
    'TimeSpan TimeOfDay { get; }': (_: Runtime, self: DateTime) => timeSpan(self.ticks % ticksPerDay),
    'bool IsDaylightSavingTime()': () => false,
    'DateTime Add(TimeSpan value)': (_: Runtime, self: DateTime, value: TimeSpan) => moved(self, value.ticks),
    'DateTime AddDays(double value)': (_: Runtime, self: DateTime, value: Num) => added(self, value, 86_400_000),
    'DateTime AddHours(double value)': (_: Runtime, self: DateTime, value: Num) => added(self, value, 3_600_000),
    'DateTime AddMinutes(double value)': (_: Runtime, self: DateTime, value: Num) => added(self, value, 60_000),
    'DateTime AddSeconds(double value)': (_: Runtime, self: DateTime, value: Num) => added(self, value, 1000),
    'DateTime AddMilliseconds(double value)': (_: Runtime, self: DateTime, value: Num) => added(self, value, 1),
    'DateTime AddTicks(long value)': (_: Runtime, self: DateTime, value: bigint) => moved(self, value),
    'DateTime AddMonths(int months)': (_: Runtime, self: DateTime, months: number) =>
      dateTime(addMonths(self.ticks, months), self.kind),
    'DateTime AddYears(int value)': (_: Runtime, self: DateTime, value: number) =>
      dateTime(addYears(self.ticks, value), self.kind),
    'TimeSpan Subtract(DateTime value)': (_: Runtime, self: DateTime, value: DateTime) =>
      timeSpan(self.ticks - value.ticks),
    'DateTime Subtract(TimeSpan value)': (_: Runtime, self: DateTime, value: TimeSpan) => moved(self, -value.ticks),
    'int CompareTo(DateTime value)': (_: Runtime, self: DateTime, value: DateTime) =>
      compareTicks(self.ticks, value.ticks),
    'int CompareTo(object value)': (rt: Runtime, self: DateTime, value: NetValue) =>
      compareToObject(rt, self, value, 'Object must be of type DateTime.'),
    'bool Equals(DateTime value)': (_: Runtime, self: DateTime, value: DateTime) => self.ticks === value.ticks,
    'bool Equals(object value)': (_: Runtime, self: DateTime, value: NetValue) =>
      isDateTime(value) && value.ticks === self.ticks,
    'int GetHashCode()': (_: Runtime, self: DateTime) => ticksHash(self.ticks),
    'string ToString()': (rt: Runtime, self: DateTime) => formatDateTime(rt, self, null),
    'string ToString(string format)': formatDateTime,
    'static DateTime operator +(DateTime d, TimeSpan t)': (_: Runtime, d: DateTime, t: TimeSpan) =>
      moved(d, t.ticks, 't'),
    'static DateTime operator -(DateTime d, TimeSpan t)': (_: Runtime, d: DateTime, t: TimeSpan) =>
      moved(d, -t.ticks, 't'),
    'static TimeSpan operator -(DateTime d1, DateTime d2)': (_: Runtime, d1: DateTime, d2: DateTime) =>
      timeSpan(d1.ticks - d2.ticks),
    ...operatorsByTicks(comparison),
  },
  hooks: {
    text: formatDateTime,
    ...hooksByTicks(comparison),
    initial: () => dateTime(0n, 'Unspecified'),
  },
});

function isDateTime(value: NetValue): value is DateTime {
  return typeof value === 'object' && value !== null && value.net === 'System.DateTime';
}

function ofTicks(ticks: bigint, kind: DateTime['kind']): DateTime {
  if (ticks >= 0n && ticks <= maxTicks) return dateTime(ticks, kind);
  return raiseOutOfRange('ticks', 'Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.');
}

function ofParts(parts: readonly number[], kind: DateTime['kind'] = 'Unspecified'): DateTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = parts;
  return dateTime(checkedDate(year, month, day) + checkedClock([hour, minute, second, millisecond]), kind);
}

function withKind(_: Runtime, ...args: (number | EnumValue)[]): DateTime {
  return ofParts(args.slice(0, -1) as number[], kindOf(args.at(-1) as EnumValue));
}

function dateOf({ ticks, kind }: DateTime): DateTime {
  return dateTime(ticks - (ticks % ticksPerDay), kind);
}

function moved({ ticks, kind }: DateTime, distance: bigint, parameter = 'value'): DateTime {
  return dateTime(ticksInRange(ticks + distance, parameter), kind);
}

function added({ ticks, kind }: DateTime, { value }: Num, scaleMs: number): DateTime {
  return dateTime(addMilliseconds(ticks, value, scaleMs), kind);
}

/** A text that says how far it is from UTC becomes the gateway's local time, which is UTC. */
function parse(rt: Runtime, text: string | null): DateTime {
  if (text === null) return raiseArgumentNull('s');
  burn(rt, text.length);
  const result = parseDate(text, rt.nowTicks());
  if (typeof result === 'string') return raiseNoDate(result);
  const { ticks, offsetMinutes } = result;
  if (offsetMinutes === null) return dateTime(ticks, 'Unspecified');
  return dateTime(ticks - BigInt(offsetMinutes) * ticksPerMinute, 'Local');
}

/** What .NET says of a text that is no date. */
export function raiseNoDate(failure: DateFailure): never {
  return raise('System.FormatException', noDate.get(failure) ?? unknownWord(failure.slice('word '.length)));
}

function unknownWord(at: string): string {
  return `The string was not recognized as a valid DateTime. There is an unknown word starting at index ${at}.`;
}

const noDate: ReadonlyMap<DateFailure, string> = new Map([
  ['format', 'String was not recognized as a valid DateTime.'],
  [
    'range',
    'The DateTime represented by the string is not supported in calendar System.Globalization.GregorianCalendar.',
  ],
  ['weekday', 'String was not recognized as a valid DateTime because the day of week was incorrect.'],
]);
