import type { Runtime } from '../runtime.ts';
import { formatDateTime, formatDateTimeOffset } from '../time/format-date.ts';
import type { DateTime, DateTimeOffset, Kind } from '../time/moment.ts';
import { dateTime } from '../time/moment.ts';
import {
  clockTicks,
  dateTicks,
  isDate,
  maxTicks,
  ticksPerMillisecond,
  ticksPerMinute,
  unixEpochTicks,
} from '../time/tick.ts';

const iso = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d{1,7}))?(Z|[-+]\d{2}(?::?\d{2})?)?$/;
const microsoft = /^\/Date\((-?\d+)([-+]\d{2}(?:\d{2})?)?\)\/$/;

/**
 * The moment that text in JSON stands for, if it looks like one: ISO 8601 with date and time, or `/Date(milliseconds)/`.
 * With an offset it becomes the gateway's local time, which is UTC.
 */
export function readDate(text: string): DateTime | null {
  if (text.length < 9 || text.length > 40) return null;
  if (text.startsWith('/Date(')) return readMicrosoft(text);
  return text.charAt(10) === 'T' ? readIso(text) : null;
}

function readIso(text: string): DateTime | null {
  const found = iso.exec(text);
  if (found === null) return null;
  const [year, month, day] = threeNumbers(found[1], '-');
  const [hour, minute, second] = threeNumbers(found[2], ':');
  const ticks = Number((found[3] ?? '').padEnd(7, '0'));
  if (!isDate(year, month, day) || !isClock(hour, minute, second) || (hour === 24 && ticks > 0)) return null;
  return moment(dateTicks(year, month, day) + clockTicks(hour, minute, second, ticks), found[4] ?? '');
}

function threeNumbers(text: string | undefined, between: string): readonly [number, number, number] {
  const [first, second, third] = (text ?? '').split(between).map(Number);
  return [first ?? 0, second ?? 0, third ?? 0];
}

function isClock(hour: number, minute: number, second: number): boolean {
  return hour < 24 ? minute < 60 && second < 60 : hour === 24 && minute === 0 && second === 0;
}

function moment(ticks: bigint, zone: string): DateTime | null {
  const offset = zone === '' || zone === 'Z' ? 0n : offsetTicks(zone);
  if (offset === null) return null;
  const kind: Kind = zone === '' ? 'Unspecified' : zone === 'Z' ? 'Utc' : 'Local';
  const utc = ticks - offset;
  return ticks > maxTicks ? null : dateTime(utc < 0n ? 0n : utc > maxTicks ? maxTicks : utc, kind);
}

function offsetTicks(zone: string): bigint | null {
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || '0');
  if (hours > 99 || minutes > 59) return null;
  const ticks = BigInt(hours * 60 + minutes) * ticksPerMinute;
  return zone.startsWith('-') ? -ticks : ticks;
}

function readMicrosoft(text: string): DateTime | null {
  const found = microsoft.exec(text);
  if (found === null) return null;
  const ticks = unixEpochTicks + BigInt(found[1] ?? '0') * ticksPerMillisecond;
  if (ticks < 0n || ticks > maxTicks) return null;
  return dateTime(ticks, found[2] === undefined ? 'Utc' : 'Local');
}

/** A moment as JSON writes it. */
export function writeDate(rt: Runtime, value: DateTime | DateTimeOffset): string {
  const clock = "yyyy'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFF";
  return value.net === 'System.DateTime'
    ? formatDateTime(rt, value, `${clock}K`)
    : formatDateTimeOffset(rt, value, `${clock}zzz`);
}
