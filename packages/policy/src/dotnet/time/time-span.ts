import { compareToObject } from '../core/compare-to.ts';
import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue, Num, Ref } from '../value.ts';
import { double } from '../value.ts';
import type { ByTicks } from './by-ticks.ts';
import { compareTicks, hooksByTicks, operatorsByTicks } from './by-ticks.ts';
import { formatTimeSpan } from './format-span.ts';
import type { TimeSpan } from './moment.ts';
import { ticksHash, timeSpan } from './moment.ts';
import { parseSpan } from './parse-span.ts';
import { ticksPerDay, ticksPerHour, ticksPerMillisecond, ticksPerMinute, ticksPerSecond } from './tick.ts';

const longMax = 9_223_372_036_854_775_807n;

const comparison: ByTicks<TimeSpan> = {
  type: 'TimeSpan',
  ticks: ({ ticks }) => ticks,
  equal: ['t1', 't2'],
  order: ['t1', 't2'],
};

export const timeSpanType: TypeDefinition = defineType({
  name: 'System.TimeSpan',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.timespan',
  members: {
    'TimeSpan(long ticks)': (_: Runtime, ticks: bigint) => timeSpan(ticks),
    'TimeSpan(int hours, int minutes, int seconds)': (_: Runtime, hours: number, minutes: number, seconds: number) =>
      ofParts([0, hours, minutes, seconds, 0]),
    'TimeSpan(int days, int hours, int minutes, int seconds)': (
      _: Runtime,
      ...parts: [number, number, number, number]
    ) => ofParts([...parts, 0]),
    'TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)': (
      _: Runtime,
      ...parts: [number, number, number, number, number]
    ) => ofParts(parts),
    'static readonly TimeSpan Zero': () => timeSpan(0n),
    'static readonly TimeSpan MaxValue': () => timeSpan(longMax),
    'static readonly TimeSpan MinValue': () => timeSpan(-longMax - 1n),
    'static readonly long TicksPerDay': () => ticksPerDay,
    'static readonly long TicksPerHour': () => ticksPerHour,
    'static readonly long TicksPerMinute': () => ticksPerMinute,
    'static readonly long TicksPerSecond': () => ticksPerSecond,
    'static readonly long TicksPerMillisecond': () => ticksPerMillisecond,
    'static TimeSpan FromDays(double value)': (_: Runtime, value: Num) => interval(value, 86_400_000),
    'static TimeSpan FromHours(double value)': (_: Runtime, value: Num) => interval(value, 3_600_000),
    'static TimeSpan FromMinutes(double value)': (_: Runtime, value: Num) => interval(value, 60_000),
    'static TimeSpan FromSeconds(double value)': (_: Runtime, value: Num) => interval(value, 1000),
    'static TimeSpan FromMilliseconds(double value)': (_: Runtime, value: Num) => interval(value, 1),
    'static TimeSpan FromTicks(long value)': (_: Runtime, value: bigint) => timeSpan(value),
    'static TimeSpan Parse(string s)': (_: Runtime, s: string | null) => parsed(s),
    'static bool TryParse(string s, out TimeSpan result)': (_: Runtime, s: string | null, result: Ref) => {
      const ticks = s === null ? 'format' : parseSpan(s);
      result.value = timeSpan(typeof ticks === 'bigint' ? ticks : 0n);
      return typeof ticks === 'bigint';
    },
    'static int Compare(TimeSpan t1, TimeSpan t2)': (_: Runtime, t1: TimeSpan, t2: TimeSpan) =>
      compareTicks(t1.ticks, t2.ticks),
    'static bool Equals(TimeSpan t1, TimeSpan t2)': (_: Runtime, t1: TimeSpan, t2: TimeSpan) => t1.ticks === t2.ticks,
    'long Ticks { get; }': (_: Runtime, self: TimeSpan) => self.ticks,
    'int Days { get; }': (_: Runtime, self: TimeSpan) => Number(self.ticks / ticksPerDay),
    'int Hours { get; }': (_: Runtime, self: TimeSpan) => Number((self.ticks / ticksPerHour) % 24n),
    'int Minutes { get; }': (_: Runtime, self: TimeSpan) => Number((self.ticks / ticksPerMinute) % 60n),
    'int Seconds { get; }': (_: Runtime, self: TimeSpan) => Number((self.ticks / ticksPerSecond) % 60n),
    'int Milliseconds { get; }': (_: Runtime, self: TimeSpan) => Number((self.ticks / ticksPerMillisecond) % 1000n),
    'double TotalDays { get; }': (_: Runtime, self: TimeSpan) => total(self, ticksPerDay),
    'double TotalHours { get; }': (_: Runtime, self: TimeSpan) => total(self, ticksPerHour),
    'double TotalMinutes { get; }': (_: Runtime, self: TimeSpan) => total(self, ticksPerMinute),
    'double TotalSeconds { get; }': (_: Runtime, self: TimeSpan) => total(self, ticksPerSecond),
    'double TotalMilliseconds { get; }': (_: Runtime, self: TimeSpan) => total(self, ticksPerMillisecond),
    'TimeSpan Add(TimeSpan ts)': (_: Runtime, self: TimeSpan, ts: TimeSpan) => spanOf(self.ticks + ts.ticks),
    'TimeSpan Subtract(TimeSpan ts)': (_: Runtime, self: TimeSpan, ts: TimeSpan) => spanOf(self.ticks - ts.ticks),
    'TimeSpan Negate()': (_: Runtime, self: TimeSpan) => negated(self),
    'TimeSpan Duration()': (_: Runtime, self: TimeSpan) => (self.ticks < 0n ? negated(self, durationTooLong) : self),
    'int CompareTo(TimeSpan value)': (_: Runtime, self: TimeSpan, value: TimeSpan) =>
      compareTicks(self.ticks, value.ticks),
    'int CompareTo(object value)': (rt: Runtime, self: TimeSpan, value: NetValue) =>
      compareToObject(rt, self, value, 'Object must be of type TimeSpan.'),
    'bool Equals(TimeSpan obj)': (_: Runtime, self: TimeSpan, other: TimeSpan) => self.ticks === other.ticks,
    'bool Equals(object value)': (_: Runtime, self: TimeSpan, value: NetValue) =>
      isTimeSpan(value) && value.ticks === self.ticks,
    'int GetHashCode()': (_: Runtime, self: TimeSpan) => ticksHash(self.ticks),
    'string ToString()': (rt: Runtime, self: TimeSpan) => formatTimeSpan(rt, self, null),
    'string ToString(string format)': formatTimeSpan,
    'static TimeSpan operator +(TimeSpan t)': (_: Runtime, t: TimeSpan) => t,
    'static TimeSpan operator -(TimeSpan t)': (_: Runtime, t: TimeSpan) => negated(t),
    'static TimeSpan operator +(TimeSpan t1, TimeSpan t2)': (_: Runtime, t1: TimeSpan, t2: TimeSpan) =>
      spanOf(t1.ticks + t2.ticks),
    'static TimeSpan operator -(TimeSpan t1, TimeSpan t2)': (_: Runtime, t1: TimeSpan, t2: TimeSpan) =>
      spanOf(t1.ticks - t2.ticks),
    ...operatorsByTicks(comparison),
  },
  hooks: {
    text: formatTimeSpan,
    ...hooksByTicks(comparison),
    initial: () => timeSpan(0n),
  },
});

const tooLong = 'TimeSpan overflowed because the duration is too long.';
const durationTooLong =
  'The duration cannot be returned for TimeSpan.MinValue because the absolute value of TimeSpan.MinValue exceeds the value of TimeSpan.MaxValue.';

function isTimeSpan(value: NetValue): value is TimeSpan {
  return typeof value === 'object' && value !== null && value.net === 'System.TimeSpan';
}

/** An interval of these ticks, if 64 bits hold them. */
function spanOf(ticks: bigint, message = tooLong): TimeSpan {
  return ticks === BigInt.asIntN(64, ticks) ? timeSpan(ticks) : raise('System.OverflowException', message);
}

function negated(
  { ticks }: TimeSpan,
  message = 'Negating the minimum value of a twos complement number is invalid.',
): TimeSpan {
  return spanOf(-ticks, message);
}

function ofParts(
  parts: readonly [days: number, hours: number, minutes: number, seconds: number, ms: number],
): TimeSpan {
  const [days, hours, minutes, seconds, milliseconds] = parts.map(BigInt) as [bigint, bigint, bigint, bigint, bigint];
  const ticks =
    (((days * 24n + hours) * 60n + minutes) * 60n + seconds) * ticksPerSecond + milliseconds * ticksPerMillisecond;
  return spanOf(ticks);
}

/** `TimeSpan.FromX`: rounded to whole milliseconds, as .NET Framework does. */
function interval({ value }: Num, scaleMs: number): TimeSpan {
  if (Number.isNaN(value)) raiseArgument('TimeSpan does not accept floating point Not-a-Number values.');
  const milliseconds = value * scaleMs + (value >= 0 ? 0.5 : -0.5);
  if (milliseconds > 922_337_203_685_477 || milliseconds < -922_337_203_685_477)
    return raise('System.OverflowException', tooLong);
  return timeSpan(BigInt(Math.trunc(milliseconds)) * ticksPerMillisecond);
}

function total({ ticks }: TimeSpan, unit: bigint): Num {
  return double(Number(ticks) / Number(unit));
}

function parsed(text: string | null): TimeSpan {
  if (text === null) return raiseArgumentNull('input');
  const ticks = parseSpan(text);
  if (typeof ticks === 'bigint') return timeSpan(ticks);
  if (ticks === 'format') return raise('System.FormatException', 'String was not recognized as a valid TimeSpan.');
  const message =
    'The TimeSpan could not be parsed because at least one of the numeric components is out of range or contains too many digits.';
  return raise('System.OverflowException', message);
}
