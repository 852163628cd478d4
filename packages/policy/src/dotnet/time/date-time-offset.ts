import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { NetValue, Num, Ref } from '../value.ts';
import type { ByTicks } from './by-ticks.ts';
import { compareTicks, hooksByTicks, operatorsByTicks } from './by-ticks.ts';
import { addMilliseconds, addMonths, addYears, checkedClock, checkedDate } from './date-arithmetic.ts';
import { raiseNoDate } from './date-time.ts';
import { dayOfWeekValue } from './day-of-week.ts';
import { formatDateTimeOffset } from './format-date.ts';
import type { DateTime, DateTimeOffset, TimeSpan } from './moment.ts';
import { dateTime, dateTimeOffset, ticksHash, ticksInRange, timeSpan, utcTicks } from './moment.ts';
import type { DateFailure, ParsedDate } from './parse-date.ts';
import { parseDate } from './parse-date.ts';
import { parseExactDate } from './parse-exact.ts';
import {
  civilTime,
  maxTicks,
  ticksPerDay,
  ticksPerMillisecond,
  ticksPerMinute,
  ticksPerSecond,
  unixEpochTicks,
} from './tick.ts';

type Self = DateTimeOffset;

const comparison: ByTicks<Self> = {
  type: 'DateTimeOffset',
  ticks: utcTicks,
  equal: ['left', 'right'],
  order: ['left', 'right'],
};

export const dateTimeOffsetType: TypeDefinition = defineType({
  name: 'System.DateTimeOffset',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.datetimeoffset',
  members: {
    'DateTimeOffset(DateTime dateTime)': (_: Runtime, value: DateTime) => dateTimeOffset(value.ticks, 0),
    'DateTimeOffset(DateTime dateTime, TimeSpan offset)': (_: Runtime, value: DateTime, offset: TimeSpan) =>
      ofDateTime(value, offset),
    'DateTimeOffset(long ticks, TimeSpan offset)': (_: Runtime, ticks: bigint, offset: TimeSpan) =>
      ofTicks(ticks, offsetMinutes(offset)),
    'DateTimeOffset(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': ofParts,
    'DateTimeOffset(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)':
      ofParts,
    'static readonly DateTimeOffset MinValue': () => dateTimeOffset(0n, 0),
    'static readonly DateTimeOffset MaxValue': () => dateTimeOffset(maxTicks, 0),
    'static DateTimeOffset UtcNow { get; }': (rt: Runtime) => dateTimeOffset(rt.nowTicks(), 0),
    'static DateTimeOffset Now { get; }': (rt: Runtime) => dateTimeOffset(rt.nowTicks(), 0),
    'static DateTimeOffset FromUnixTimeSeconds(long seconds)': (_: Runtime, seconds: bigint) =>
      ofUnixTime(seconds, ticksPerSecond, 'seconds'),
    'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (_: Runtime, milliseconds: bigint) =>
      ofUnixTime(milliseconds, ticksPerMillisecond, 'milliseconds'),
    'static DateTimeOffset Parse(string input)': (rt: Runtime, input: string | null) => {
      if (input === null) return raiseArgumentNull('input');
      burn(rt, input.length);
      return parsed(parseDate(input, rt.nowTicks()));
    },
    'static bool TryParse(string input, out DateTimeOffset result)': (
      rt: Runtime,
      input: string | null,
      result: Ref,
    ) => {
      burn(rt, input?.length ?? 0);
      const outcome = input === null ? 'format' : parseDate(input, rt.nowTicks());
      const failed = typeof outcome === 'string';
      result.value = failed ? dateTimeOffset(0n, 0) : parsed(outcome);
      return !failed;
    },
    'static DateTimeOffset ParseExact(string input, string format, object formatProvider)': (
      rt: Runtime,
      input: string | null,
      format: string | null,
    ) => {
      if (input === null) return raiseArgumentNull('input');
      if (format === null) return raiseArgumentNull('format');
      burn(rt, input.length + format.length);
      return parsed(parseExactDate(input, format, rt.nowTicks()));
    },
    'static int Compare(DateTimeOffset first, DateTimeOffset second)': (_: Runtime, first: Self, second: Self) =>
      compared(first, second),
    'static bool Equals(DateTimeOffset first, DateTimeOffset second)': (_: Runtime, first: Self, second: Self) =>
      compared(first, second) === 0,
    'DateTime DateTime { get; }': (_: Runtime, self: Self) => dateTime(self.ticks, 'Unspecified'),
    'DateTime UtcDateTime { get; }': (_: Runtime, self: Self) => dateTime(utcTicks(self), 'Utc'),
    'DateTime LocalDateTime { get; }': (_: Runtime, self: Self) => dateTime(utcTicks(self), 'Local'),
    'DateTime Date { get; }': (_: Runtime, self: Self) =>
      dateTime(self.ticks - (self.ticks % ticksPerDay), 'Unspecified'),
    'int Year { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).year,
    'int Month { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).month,
    'int Day { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).day,
    'int Hour { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).hour,
    'int Minute { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).minute,
    'int Second { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).second,
    'int Millisecond { get; }': (_: Runtime, self: Self) => Math.floor(civilTime(self.ticks).fraction / 10_000),
    'int DayOfYear { get; }': (_: Runtime, self: Self) => civilTime(self.ticks).dayOfYear,
    'DayOfWeek DayOfWeek { get; }': (_: Runtime, self: Self) => dayOfWeekValue(civilTime(self.ticks).dayOfWeek),
    'long Ticks { get; }': (_: Runtime, self: Self) => self.ticks,
    'long UtcTicks { get; }': (_: Runtime, self: Self) => utcTicks(self),
    'TimeSpan TimeOfDay { get; }': (_: Runtime, self: Self) => timeSpan(self.ticks % ticksPerDay),
    'TimeSpan Offset { get; }': (_: Runtime, self: Self) => timeSpan(BigInt(self.offsetMinutes) * ticksPerMinute),
    'long ToUnixTimeSeconds()': (_: Runtime, self: Self) => floorDivide(utcTicks(self), ticksPerSecond),
    'long ToUnixTimeMilliseconds()': (_: Runtime, self: Self) => floorDivide(utcTicks(self), ticksPerMillisecond),
    'DateTimeOffset Add(TimeSpan timeSpan)': (_: Runtime, self: Self, span: TimeSpan) => moved(self, span.ticks),
    'DateTimeOffset AddDays(double days)': (_: Runtime, self: Self, days: Num) => added(self, days, 86_400_000),
    'DateTimeOffset AddHours(double hours)': (_: Runtime, self: Self, hours: Num) => added(self, hours, 3_600_000),
    'DateTimeOffset AddMinutes(double minutes)': (_: Runtime, self: Self, minutes: Num) => added(self, minutes, 60_000),
    'DateTimeOffset AddSeconds(double seconds)': (_: Runtime, self: Self, seconds: Num) => added(self, seconds, 1000),
    'DateTimeOffset AddMilliseconds(double milliseconds)': (_: Runtime, self: Self, milliseconds: Num) =>
      added(self, milliseconds, 1),
    'DateTimeOffset AddTicks(long ticks)': (_: Runtime, self: Self, ticks: bigint) => moved(self, ticks),
    'DateTimeOffset AddMonths(int months)': (_: Runtime, self: Self, months: number) =>
      ofTicks(addMonths(self.ticks, months), self.offsetMinutes),
    'DateTimeOffset AddYears(int years)': (_: Runtime, self: Self, years: number) =>
      ofTicks(addYears(self.ticks, years), self.offsetMinutes),
    'TimeSpan Subtract(DateTimeOffset value)': (_: Runtime, self: Self, value: Self) =>
      timeSpan(utcTicks(self) - utcTicks(value)),
    'DateTimeOffset Subtract(TimeSpan value)': (_: Runtime, self: Self, value: TimeSpan) => moved(self, -value.ticks),
    'DateTimeOffset ToOffset(TimeSpan offset)': (_: Runtime, self: Self, offset: TimeSpan) => {
      const minutes = offsetMinutes(offset);
      return ofTicks(utcTicks(self) + BigInt(minutes) * ticksPerMinute, minutes);
    },
    'DateTimeOffset ToUniversalTime()': (_: Runtime, self: Self) => dateTimeOffset(utcTicks(self), 0),
    'DateTimeOffset ToLocalTime()': (_: Runtime, self: Self) => dateTimeOffset(utcTicks(self), 0),
    'long ToFileTime()': (_: Runtime, self: Self) => fileTime(self),
    'int CompareTo(DateTimeOffset other)': (_: Runtime, self: Self, other: Self) => compared(self, other),
    'bool Equals(DateTimeOffset other)': (_: Runtime, self: Self, other: Self) => compared(self, other) === 0,
    'bool Equals(object obj)': (_: Runtime, self: Self, obj: NetValue) => isOffset(obj) && compared(self, obj) === 0,
    'bool EqualsExact(DateTimeOffset other)': (_: Runtime, self: Self, other: Self) =>
      self.ticks === other.ticks && self.offsetMinutes === other.offsetMinutes,
    'int GetHashCode()': (_: Runtime, self: Self) => ticksHash(utcTicks(self)),
    'string ToString()': (rt: Runtime, self: Self) => formatDateTimeOffset(rt, self, null),
    'string ToString(string format)': formatDateTimeOffset,
    'static implicit operator DateTimeOffset(DateTime dateTime)': (_: Runtime, value: DateTime) =>
      dateTimeOffset(value.ticks, 0),
    'static DateTimeOffset operator +(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
      _: Runtime,
      self: Self,
      span: TimeSpan,
    ) => moved(self, span.ticks),
    'static DateTimeOffset operator -(DateTimeOffset dateTimeOffset, TimeSpan timeSpan)': (
      _: Runtime,
      self: Self,
      span: TimeSpan,
    ) => moved(self, -span.ticks),
    'static TimeSpan operator -(DateTimeOffset left, DateTimeOffset right)': (_: Runtime, left: Self, right: Self) =>
      timeSpan(utcTicks(left) - utcTicks(right)),
    ...operatorsByTicks(comparison),
  },
  hooks: {
    text: formatDateTimeOffset,
    ...hooksByTicks(comparison),
    initial: () => dateTimeOffset(0n, 0),
  },
});

function isOffset(value: NetValue): value is DateTimeOffset {
  return typeof value === 'object' && value !== null && value.net === 'System.DateTimeOffset';
}

function compared(left: Self, right: Self): number {
  return compareTicks(utcTicks(left), utcTicks(right));
}

/** An offset in minutes; .NET wants whole ones within 14 hours. */
function offsetMinutes({ ticks }: TimeSpan): number {
  if (ticks % ticksPerMinute !== 0n) return raiseArgument('Offset must be specified in whole minutes.', 'offset');
  const minutes = Number(ticks / ticksPerMinute);
  if (minutes < -840 || minutes > 840)
    return raiseOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  return minutes;
}

/** A value whose clock and whose UTC must both be within the calendar. */
function ofTicks(ticks: bigint, minutes: number): DateTimeOffset {
  const value = dateTimeOffset(ticks, minutes);
  const utc = utcTicks(value);
  if (ticks >= 0n && ticks <= maxTicks && utc >= 0n && utc <= maxTicks) return value;
  return raiseOutOfRange(
    'offset',
    'The UTC time represented when the offset is applied must be between year 0 and 10,000.',
  );
}

function ofDateTime({ ticks, kind }: DateTime, offset: TimeSpan): DateTimeOffset {
  const minutes = offsetMinutes(offset);
  if (kind === 'Utc' && minutes !== 0) raiseArgument('The UTC Offset for Utc DateTime instances must be 0.', 'offset');
  if (kind === 'Local' && minutes !== 0)
    raiseArgument('The UTC Offset of the local dateTime parameter does not match the offset argument.', 'offset');
  return ofTicks(ticks, minutes);
}

function ofParts(_: Runtime, ...args: (number | TimeSpan)[]): DateTimeOffset {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = args.slice(
    0,
    -1,
  ) as number[];
  const ticks = checkedDate(year, month, day) + checkedClock([hour, minute, second, millisecond]);
  return ofTicks(ticks, offsetMinutes(args.at(-1) as TimeSpan));
}

function ofUnixTime(value: bigint, unit: bigint, parameter: string): DateTimeOffset {
  const ticks = unixEpochTicks + value * unit;
  if (ticks >= 0n && ticks <= maxTicks) return dateTimeOffset(ticks, 0);
  const [least, most] = [-(unixEpochTicks / unit), (maxTicks - unixEpochTicks) / unit];
  return raiseOutOfRange(parameter, `Valid values are between ${least} and ${most}, inclusive.`);
}

/** Unix time counts down before 1970, and .NET rounds it down. */
function floorDivide(utc: bigint, unit: bigint): bigint {
  return utc / unit - unixEpochTicks / unit;
}

function fileTime(self: Self): bigint {
  const ticks = utcTicks(self) - 504_911_232_000_000_000n;
  return ticks >= 0n ? ticks : raiseOutOfRange('value', 'Not a valid Win32 FileTime.');
}

function moved(self: Self, distance: bigint): DateTimeOffset {
  return ofTicks(ticksInRange(self.ticks + distance), self.offsetMinutes);
}

function added(self: Self, { value }: Num, scaleMs: number): DateTimeOffset {
  return ofTicks(addMilliseconds(self.ticks, value, scaleMs), self.offsetMinutes);
}

/** A text that does not say how far it is from UTC is in the gateway's time zone, UTC. */
function parsed(result: ParsedDate | DateFailure): DateTimeOffset {
  if (typeof result === 'string') return raiseNoDate(result);
  return ofTicks(result.ticks, result.offsetMinutes ?? 0);
}
