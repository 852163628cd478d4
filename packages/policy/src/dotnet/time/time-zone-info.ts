import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import { paid } from '../paid.ts';
import type { Runtime } from '../runtime.ts';
import type { NetValue } from '../value.ts';
import { offsetText } from './format-date.ts';
import type { DateTime, DateTimeOffset, Kind } from './moment.ts';
import { dateTime, dateTimeOffset, timeSpan, utcTicks } from './moment.ts';
import { maxTicks, ticksPerMinute } from './tick.ts';
import type { Zone } from './zone-list.ts';
import { utcZone, zoneNamed } from './zone-list.ts';
import { isDaylight } from './zone-rule.ts';

export type TimeZoneInfo = { readonly net: 'System.TimeZoneInfo'; readonly zone: Zone };

const known = new Map<Zone, TimeZoneInfo>();

/** One record for each zone. */
function infoOf(zone: Zone): TimeZoneInfo {
  const made: TimeZoneInfo = known.get(zone) ?? { net: 'System.TimeZoneInfo', zone };
  known.set(zone, made);
  return made;
}

type Info = TimeZoneInfo | null;

/** Steps of one question: the rules of a year are worked out for it. */
const ruleSteps = 40;

/** Zones of the present day; the gateway's own is UTC. */
export const timeZoneInfo: TypeDefinition = defineType({
  name: 'System.TimeZoneInfo',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.timezoneinfo',
  members: paid(ruleSteps, {
    'static TimeZoneInfo Utc { get; }': () => infoOf(utcZone),
    'static TimeZoneInfo Local { get; }': () => infoOf(utcZone),
    'static TimeZoneInfo FindSystemTimeZoneById(string id)': (_: Runtime, id: string | null) =>
      infoOf(find(id ?? raiseArgumentNull('id'))),
    'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      _: Runtime,
      value: DateTime,
      to: Info,
    ) => {
      if (value.kind === 'Local') raiseArgument(wrongKind, 'dateTime');
      return fromUtc(value.ticks, zoneOf(to, 'destinationTimeZone'));
    },
    'static DateTime ConvertTimeToUtc(DateTime dateTime)': (_: Runtime, value: DateTime) =>
      dateTime(value.ticks, 'Utc'),
    'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)': (
      _: Runtime,
      value: DateTime,
      from: Info,
    ) => dateTime(toUtc(value, zoneOf(from, 'sourceTimeZone')), 'Utc'),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      _: Runtime,
      value: DateTime,
      to: Info,
    ) => fromUtc(value.ticks, zoneOf(to, 'destinationTimeZone')),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)': (
      _: Runtime,
      value: DateTime,
      ...[from, to]: [Info, Info]
    ) => fromUtc(toUtc(value, zoneOf(from, 'sourceTimeZone')), zoneOf(to, 'destinationTimeZone')),
    'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)': (
      _: Runtime,
      value: DateTimeOffset,
      to: Info,
    ) => {
      const utc = utcTicks(value);
      const minutes = offsetAtUtc(zoneOf(to, 'destinationTimeZone'), utc);
      return dateTimeOffset(clamped(utc + minutesTicks(minutes)), minutes);
    },
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)': (
      _: Runtime,
      value: DateTime,
      id: string | null,
    ) => fromUtc(value.ticks, find(id ?? raiseArgumentNull('id'))),
    'string Id { get; }': (_: Runtime, { zone }: TimeZoneInfo) => zone.id,
    'string DisplayName { get; }': (_: Runtime, { zone }: TimeZoneInfo) => displayName(zone),
    'string StandardName { get; }': (_: Runtime, { zone }: TimeZoneInfo) =>
      zone === utcZone ? 'Coordinated Universal Time' : zone.id,
    'string DaylightName { get; }': (_: Runtime, { zone }: TimeZoneInfo) =>
      zone === utcZone ? 'Coordinated Universal Time' : zone.id.replace('Standard', 'Daylight'),
    'TimeSpan BaseUtcOffset { get; }': (_: Runtime, { zone }: TimeZoneInfo) =>
      timeSpan(minutesTicks(zone.offsetMinutes)),
    'bool SupportsDaylightSavingTime { get; }': (_: Runtime, { zone }: TimeZoneInfo) => zone.rules.length > 0,
    'TimeSpan GetUtcOffset(DateTime dateTime)': (_: Runtime, { zone }: TimeZoneInfo, value: DateTime) =>
      timeSpan(minutesTicks(offsetOf(zone, value))),
    'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (
      _: Runtime,
      { zone }: TimeZoneInfo,
      value: DateTimeOffset,
    ) => timeSpan(minutesTicks(offsetAtUtc(zone, utcTicks(value)))),
    'bool IsDaylightSavingTime(DateTime dateTime)': (_: Runtime, { zone }: TimeZoneInfo, value: DateTime) =>
      offsetOf(zone, value) !== zone.offsetMinutes,
    'bool IsDaylightSavingTime(DateTimeOffset dateTimeOffset)': (
      _: Runtime,
      { zone }: TimeZoneInfo,
      value: DateTimeOffset,
    ) => offsetAtUtc(zone, utcTicks(value)) !== zone.offsetMinutes,
    'bool IsInvalidTime(DateTime dateTime)': (_: Runtime, { zone }: TimeZoneInfo, value: DateTime) =>
      value.kind === 'Unspecified' && isSkipped(zone, value.ticks),
    'bool Equals(TimeZoneInfo other)': (_: Runtime, { zone }: TimeZoneInfo, other: Info) => other?.zone === zone,
    'string ToString()': (_: Runtime, { zone }: TimeZoneInfo) => displayName(zone),
  }),
  hooks: { text: (_: Runtime, { zone }: TimeZoneInfo) => displayName(zone) },
});

const wrongKind =
  'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.';

function find(id: string): Zone {
  return (
    zoneNamed(id) ??
    raise('System.TimeZoneNotFoundException', `The time zone ID '${id}' was not found on the local computer.`)
  );
}

function zoneOf(info: NetValue, parameter: string): Zone {
  return info === null ? raiseArgumentNull(parameter) : (info as TimeZoneInfo).zone;
}

function displayName(zone: Zone): string {
  return zone === utcZone
    ? '(UTC) Coordinated Universal Time'
    : `(UTC${offsetText(zone.offsetMinutes, 3)}) ${zone.cities}`;
}

function minutesTicks(minutes: number): bigint {
  return BigInt(minutes) * ticksPerMinute;
}

function clamped(ticks: bigint): bigint {
  return ticks < 0n ? 0n : ticks > maxTicks ? maxTicks : ticks;
}

/** The zone's distance from UTC at a moment. */
function offsetAtUtc({ rules, offsetMinutes }: Zone, utc: bigint): number {
  return offsetMinutes + (isDaylight(rules, clamped(utc + minutesTicks(offsetMinutes))) ? 60 : 0);
}

/** The distance at which the zone's clocks show this; of the hour that they show twice the later, standard one. */
function offsetAtClock(zone: Zone, clock: bigint): number {
  const { rules, offsetMinutes } = zone;
  if (isSkipped(zone, clock)) return offsetMinutes;
  const hourBefore = clamped(clock - 60n * ticksPerMinute);
  return offsetMinutes + (isDaylight(rules, hourBefore) && isDaylight(rules, clock) ? 60 : 0);
}

/** Clocks that go ahead never show the hour that they leave out. */
function isSkipped({ rules }: Zone, clock: bigint): boolean {
  return isDaylight(rules, clock) && !isDaylight(rules, clamped(clock - 60n * ticksPerMinute));
}

function offsetOf(zone: Zone, { ticks, kind }: DateTime): number {
  return kind === 'Unspecified' ? offsetAtClock(zone, ticks) : offsetAtUtc(zone, ticks);
}

function fromUtc(utc: bigint, zone: Zone): DateTime {
  const kind: Kind = zone === utcZone ? 'Utc' : 'Unspecified';
  return dateTime(clamped(utc + minutesTicks(offsetAtUtc(zone, utc))), kind);
}

function toUtc({ ticks, kind }: DateTime, zone: Zone): bigint {
  if (kind !== 'Unspecified' && zone !== utcZone) return raiseArgument(wrongKind, 'sourceTimeZone');
  if (isSkipped(zone, ticks)) {
    const message =
      'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.';
    return raiseArgument(message, 'dateTime');
  }
  return clamped(ticks - minutesTicks(offsetAtClock(zone, ticks)));
}
