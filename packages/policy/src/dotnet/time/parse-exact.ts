import { dayNames, monthNames } from './calendar-name.ts';
import { patternLetters, standardPattern } from './format-date.ts';
import type { PatternPiece } from './format-pattern.ts';
import { patternPieces } from './format-pattern.ts';
import type { DateFailure, ParsedDate } from './parse-date.ts';
import { yearOf } from './parse-date.ts';
import { clockTime, offsetOf } from './scan-date.ts';
import { civilTime, clockTicks, dateTicks, isDate } from './tick.ts';

type Reading = {
  readonly text: string;
  at: number;
  /** Digits or words that were found, by the pattern's letter. */
  readonly found: Map<string, string>;
  month: number | null;
  offsetMinutes: number | null;
};

/** What `ParseExact` makes of a text that must look as the format says, to the letter. */
export function parseExactDate(text: string, format: string, now: bigint): ParsedDate | DateFailure {
  const pattern = format.length === 1 ? standardPattern(format) : format;
  const reading: Reading = { text, at: 0, found: new Map(), month: null, offsetMinutes: null };
  const inUtc = ['r', 'R', 'u'].includes(format);
  for (const piece of patternPieces(pattern, patternLetters)) if (!readPiece(reading, piece)) return 'format';
  if (reading.at !== text.length) return 'format';
  return assembled(reading, now, inUtc);
}

function assembled(reading: Reading, now: bigint, inUtc: boolean): ParsedDate | DateFailure {
  const { found, offsetMinutes } = reading;
  const numberOf = (letter: string): number => Number(found.get(letter) ?? 0);
  const hour = found.has('H') ? numberOf('H') : numberOf('h');
  const half = found.has('H') ? undefined : found.get('t')?.charAt(0);
  const time = clockTime([hour, numberOf('m'), numberOf('s')], found.get('f') ?? '', half);
  if (time === null) return 'format';
  const [year, month, day] = dateOf(reading, now);
  if (!isDate(year, month, day)) return 'range';
  const ticks = dateTicks(year, month, day) + clockTicks(time.hour, time.minute, time.second, time.fraction);
  return { ticks, offsetMinutes: inUtc ? 0 : offsetMinutes };
}

/** A format without any date stands for a time of today. */
function dateOf({ found, month }: Reading, now: bigint): readonly [year: number, month: number, day: number] {
  const today = civilTime(now);
  const digits = found.get('y');
  const day = found.get('d');
  if (digits === undefined && month === null && day === undefined) return [today.year, today.month, today.day];
  return [digits === undefined ? today.year : yearOf(digits), month ?? 1, Number(day ?? 1)];
}

function readPiece(reading: Reading, piece: PatternPiece): boolean {
  if (piece.kind === 'run') return readRun(reading, piece.letter, piece.length);
  if (!reading.text.startsWith(piece.text, reading.at)) return false;
  reading.at += piece.text.length;
  return true;
}

function readRun(reading: Reading, letter: string, length: number): boolean {
  switch (letter) {
    case 'd':
      return length <= 2 ? readDigits(reading, letter, length, 2) : readName(reading, dayNames, length) !== null;
    case 'M':
      return readMonth(reading, length);
    case 'y':
      return readDigits(reading, letter, length, Math.max(length, 2));
    case 'f':
      return readDigits(reading, letter, length, length);
    case 'F':
      return readDigits(reading, 'f', 0, length);
    case 't':
      return readHalf(reading, length);
    case 'z':
    case 'K':
      return readZone(reading, letter === 'K');
    case 'g':
      return false;
    default:
      return readDigits(reading, letter, Math.min(length, 2), 2);
  }
}

function readDigits(reading: Reading, letter: string, least: number, most: number): boolean {
  let end = reading.at;
  while (end - reading.at < most && /\d/.test(reading.text.charAt(end))) end += 1;
  if (end - reading.at < least) return false;
  reading.found.set(letter, reading.text.slice(reading.at, end));
  reading.at = end;
  return true;
}

function readMonth(reading: Reading, length: number): boolean {
  if (length <= 2) {
    if (!readDigits(reading, 'M', length, 2)) return false;
    reading.month = Number(reading.found.get('M'));
    return true;
  }
  const index = readName(reading, monthNames, length);
  reading.month = index === null ? null : index + 1;
  return index !== null;
}

function readName(reading: Reading, names: readonly string[], length: number): number | null {
  const rest = reading.text.slice(reading.at, reading.at + 9).toLowerCase();
  const spelled = names.map((name) => (length === 3 ? name.slice(0, 3) : name).toLowerCase());
  const index = spelled.findIndex((name) => rest.startsWith(name));
  reading.at += spelled[index]?.length ?? 0;
  return index === -1 ? null : index;
}

function readHalf(reading: Reading, length: number): boolean {
  const half = reading.text.slice(reading.at, reading.at + Math.min(length, 2)).toUpperCase();
  if (!(length === 1 ? ['A', 'P'] : ['AM', 'PM']).includes(half)) return false;
  reading.found.set('t', half);
  reading.at += half.length;
  return true;
}

function readZone(reading: Reading, mayBeMissing: boolean): boolean {
  const pattern = /(Z)|([+-])(\d{1,2})(?::?(\d{2}))?/y;
  pattern.lastIndex = reading.at;
  const match = pattern.exec(reading.text);
  if (match === null) return mayBeMissing;
  const [, utc, sign, hours = '0', minutes = '0'] = match;
  reading.at = pattern.lastIndex;
  reading.offsetMinutes = utc === undefined ? offsetOf(sign === '-', Number(hours), Number(minutes)) : 0;
  return reading.offsetMinutes !== null;
}
