import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import { dayNames, monthNames } from './calendar-name.ts';
import type { PatternPiece } from './format-pattern.ts';
import { patternPieces, raiseFormat } from './format-pattern.ts';
import type { DateTime, DateTimeOffset } from './moment.ts';
import { utcTicks } from './moment.ts';
import type { CivilTime } from './tick.ts';
import { civilTime, maxTicks } from './tick.ts';

/** Standard formats of the invariant culture, as patterns. */
const standard: ReadonlyMap<string, string> = new Map([
  ['d', 'MM/dd/yyyy'],
  ['D', 'dddd, dd MMMM yyyy'],
  ['f', 'dddd, dd MMMM yyyy HH:mm'],
  ['F', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['g', 'MM/dd/yyyy HH:mm'],
  ['G', 'MM/dd/yyyy HH:mm:ss'],
  ['m', 'MMMM dd'],
  ['M', 'MMMM dd'],
  ['o', "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK"],
  ['O', "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK"],
  ['r', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['R', "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"],
  ['s', "yyyy'-'MM'-'dd'T'HH':'mm':'ss"],
  ['t', 'HH:mm'],
  ['T', 'HH:mm:ss'],
  ['u', "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"],
  ['U', 'dddd, dd MMMM yyyy HH:mm:ss'],
  ['y', 'yyyy MMMM'],
  ['Y', 'yyyy MMMM'],
]);

/** The pattern of a standard format: one letter, alone. */
export function standardPattern(letter: string): string {
  return standard.get(letter) ?? raiseFormat();
}

/** Letters of custom patterns. */
export const patternLetters = 'dfFghHKmMstyz';

type Subject = {
  readonly time: CivilTime;
  readonly offsetMinutes: number;
  /** What `K` prints. */
  readonly zone: string;
};

/** `DateTime.ToString(format)`. */
export function formatDateTime(rt: Runtime, { ticks, kind }: DateTime, format: string | null): string {
  const pattern = format === null || format === '' ? standardPattern('G') : patternOf(format);
  const zone = kind === 'Utc' ? 'Z' : kind === 'Local' ? '+00:00' : '';
  return formatted(rt, pattern, { time: civilTime(ticks), offsetMinutes: 0, zone });
}

/** `DateTimeOffset.ToString(format)`. Formats that end in GMT or Z print the moment in UTC. */
export function formatDateTimeOffset(rt: Runtime, value: DateTimeOffset, format: string | null): string {
  if (format === 'U') raiseFormat();
  const pattern = format === null || format === '' ? `${standardPattern('G')} zzz` : patternOf(format);
  const inUtc = format === 'r' || format === 'R' || format === 'u';
  const { offsetMinutes } = value;
  const ticks = inUtc ? utcTicks(value) : value.ticks;
  const shown = ticks < 0n ? 0n : ticks > maxTicks ? maxTicks : ticks;
  return formatted(rt, pattern, { time: civilTime(shown), offsetMinutes, zone: offsetText(offsetMinutes, 3) });
}

function patternOf(format: string): string {
  return format.length === 1 ? standardPattern(format) : format;
}

function formatted(rt: Runtime, pattern: string, subject: Subject): string {
  // Each letter may become a piece of its own.
  burn(rt, pattern.length * 16);
  let text = '';
  for (const piece of patternPieces(pattern, patternLetters)) text = appended(text, piece, subject);
  return newText(rt, text);
}

function appended(text: string, piece: PatternPiece, subject: Subject): string {
  if (piece.kind === 'text') return text + piece.text;
  if (piece.letter !== 'F') return text + runText(piece.letter, piece.length, subject);
  const fraction = fractionText(subject.time.fraction, piece.length).replace(/0+$/, '');
  return fraction === '' && text.endsWith('.') ? text.slice(0, -1) : text + fraction;
}

function runText(letter: string, length: number, { time, offsetMinutes, zone }: Subject): string {
  switch (letter) {
    case 'h':
    case 'H':
    case 'm':
    case 's':
      return digits(clockNumber(letter, time), Math.min(length, 2));
    case 'f':
      return fractionText(time.fraction, length);
    case 't':
      return (time.hour < 12 ? 'AM' : 'PM').slice(0, length);
    case 'z':
      return offsetText(offsetMinutes, length);
    case 'K':
      return zone.repeat(length);
    default:
      return calendarText(letter, length, time);
  }
}

function clockNumber(letter: 'h' | 'H' | 'm' | 's', time: CivilTime): number {
  if (letter === 'h') return time.hour % 12 || 12;
  return letter === 'H' ? time.hour : letter === 'm' ? time.minute : time.second;
}

function calendarText(letter: string, length: number, time: CivilTime): string {
  if (letter === 'y') return length <= 2 ? digits(time.year % 100, length) : digits(time.year, length);
  if (letter === 'g') return 'A.D.';
  if (length <= 2) return digits(letter === 'd' ? time.day : time.month, length);
  const name = (letter === 'd' ? dayNames[time.dayOfWeek] : monthNames[time.month - 1]) ?? '';
  return length === 3 ? name.slice(0, 3) : name;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function fractionText(fraction: number, length: number): string {
  if (length > 7) raiseFormat();
  return digits(fraction, 7).slice(0, length);
}

/** `+2`, `+02`, `+02:00`, as one, two and more letters ask for. */
export function offsetText(offsetMinutes: number, length: number): string {
  const size = Math.abs(offsetMinutes);
  const hours = digits(Math.floor(size / 60), Math.min(length, 2));
  const minutes = length > 2 ? `:${digits(size % 60, 2)}` : '';
  return `${offsetMinutes < 0 ? '-' : '+'}${hours}${minutes}`;
}
