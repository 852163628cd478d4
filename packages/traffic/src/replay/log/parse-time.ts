/** A time in microseconds since 1970 UTC, and how coarse it was written. */
export type LogTime = { readonly atUs: number; readonly resolutionUs: number };

/**
 * ISO 8601, with a blank for the `T` too; `1/31/2026, 9:05:00.123 PM` as portals print it; or a number of seconds,
 * milliseconds or microseconds since 1970, told apart by its size. Without an offset it is UTC. `null` for anything else.
 */
export function parseTime(text: string): LogTime | null {
  return isoTime(text) ?? americanTime(text) ?? epochTime(text);
}

const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?$/i;

function isoTime(text: string): LogTime | null {
  const match = iso.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = 'Z'] = match;
  return timeOf({ year, month, day, hour, minute, second, fraction, offsetMinutes: offsetOf(zone) });
}

const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (AM|PM))?$/i;

function americanTime(text: string): LogTime | null {
  const match = american.exec(text.trim());
  if (match === null) return null;
  const [, month, day, year, hour, minute, second, fraction = '', half] = match;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toUpperCase() === 'PM' ? 12 : 0);
  return timeOf({ year, month, day, hour: String(hours), minute, second, fraction, offsetMinutes: 0 });
}

/** Seconds are smaller than any millisecond of this age, and those than any microsecond. */
function epochTime(text: string): LogTime | null {
  if (!/^\d{9,17}(?:\.\d{1,9})?$/.test(text)) return null;
  const value = Number(text);
  const unitUs = value < 1e11 ? 1e6 : value < 1e14 ? 1000 : 1;
  const atUs = Math.round(value * unitUs);
  return atUs <= latestUs ? { atUs, resolutionUs: text.includes('.') ? 1 : unitUs } : null;
}

export type TimeParts = { readonly [part in PartName]: string | undefined } & { readonly offsetMinutes: number };
type PartName = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction';

/** The end of the year 9999. */
const latestUs = 253_402_300_800_000_000;

/** `null` where no calendar has such a time. */
export function timeOf(parts: TimeParts): LogTime | null {
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)];
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)];
  const midnightMs = Date.UTC(year, month - 1, day);
  const date = new Date(midnightMs);
  if (year < 1970 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  // A leap second is the next one here.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const { fraction = '', offsetMinutes } = parts;
  const seconds = midnightMs / 1000 + (hour * 60 + minute - offsetMinutes) * 60 + second;
  const micros = fraction === '' ? 0 : Number(fraction.padEnd(6, '0').slice(0, 6));
  const atUs = seconds * 1e6 + micros;
  return atUs < 0 ? null : { atUs, resolutionUs: resolutions[Math.min(fraction.length, 6)] ?? 1 };
}

const resolutions = [1e6, 1e5, 1e4, 1e3, 100, 10, 1] as const;

/** Minutes before or behind UTC. */
export function offsetOf(zone: string): number {
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (match === null) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
