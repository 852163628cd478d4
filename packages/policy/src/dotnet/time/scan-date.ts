import { namedDay, namedMonth } from './calendar-name.ts';

/** What stands in the text of a date, before anybody knows which number is which. */
export type ScannedDate = {
  /** Digits of the date, in order: at most three runs. */
  readonly numbers: readonly string[];
  readonly month: number | null;
  readonly weekday: number | null;
  readonly time: ClockTime | null;
  readonly offsetMinutes: number | null;
};

export type ClockTime = {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** In ticks; a second when it rounds up to one. */
  readonly fraction: number;
};

type Scan = {
  readonly text: string;
  at: number;
  numbers: string[];
  month: number | null;
  weekday: number | null;
  time: ClockTime | null;
  offsetMinutes: number | null;
};

const clockPattern = /(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?(?:\s*([AP])M?(?![A-Z]))?/iy;
const hourPattern = /(\d{1,2})\s*([AP])M?(?![A-Z])/iy;
const zonePattern = /\s*(?:(Z|GMT|UTC)(?![A-Z])|([+-])(\d{1,2})(?::?(\d{2}))?(?!\d))/iy;
const numberPattern = /\d{1,4}(?!\d)/y;
const wordPattern = /[A-Z]+\.?/iy;
const gapPattern = /[\s,/.-]+/y;

/** The parts of a date's text; of what cannot be one `null`, or where the word begins that dates do not have. */
export function scanDate(text: string): ScannedDate | UnknownWord | null {
  const scan: Scan = { text, at: 0, numbers: [], month: null, weekday: null, time: null, offsetMinutes: null };
  while (scan.at < text.length) {
    const { at } = scan;
    if (!takePart(scan)) return isUnknownWord(text, at) ? { unknownWordAt: at } : null;
  }
  return scan;
}

export type UnknownWord = { readonly unknownWordAt: number };

const knownWord = /^(?:T|Z|GMT|UTC|[AP]M?)$/i;

function isUnknownWord(text: string, at: number): boolean {
  wordPattern.lastIndex = at;
  const [word = ''] = wordPattern.exec(text) ?? [];
  const bare = word.replace('.', '');
  return bare !== '' && !knownWord.test(bare) && namedMonth(bare) === null && namedDay(bare) === null;
}

function takePart(scan: Scan): boolean {
  if (take(scan, gapPattern) !== null) return true;
  const clock = scan.time === null ? take(scan, clockPattern) : null;
  if (clock !== null) return takeTime(scan, clock);
  const hour = scan.time === null ? take(scan, hourPattern) : null;
  if (hour !== null) return takeTime(scan, [hour[0], hour[1], '0', undefined, undefined, hour[2]]);
  const number = take(scan, numberPattern);
  if (number !== null) {
    scan.numbers.push(number[0] ?? '');
    if (scan.numbers.length === 3) takeZone(scan, /\s*(Z)(?![A-Z])/iy);
    return scan.numbers.length <= 3;
  }
  const word = take(scan, wordPattern);
  return word !== null && takeWord(scan, (word[0] ?? '').replace('.', ''));
}

type Match = readonly (string | undefined)[];

function take(scan: Scan, pattern: RegExp): Match | null {
  pattern.lastIndex = scan.at;
  const match = pattern.exec(scan.text);
  if (match !== null) scan.at = pattern.lastIndex;
  return match;
}

function takeTime(scan: Scan, [, hour, minute, second, fraction, half]: Match): boolean {
  scan.time = clockTime([Number(hour), Number(minute), Number(second ?? 0)], fraction ?? '', half);
  return scan.time !== null && takeZone(scan, zonePattern);
}

/** A clock's time, if there is one like it; `half` is the letter of AM or PM. */
export function clockTime(
  [shown, minute, second]: readonly [hour: number, minute: number, second: number],
  fraction: string,
  half: string | undefined,
): ClockTime | null {
  const hour = half === undefined ? shown : hourOfDay(shown, half.toUpperCase() === 'P');
  if (hour < 0 || hour > 23 || minute > 59 || second > 59) return null;
  return { hour, minute, second, fraction: fractionTicks(fraction) };
}

function hourOfDay(shown: number, afternoon: boolean): number {
  if (afternoon) return shown < 12 ? shown + 12 : shown;
  return shown > 12 ? -1 : shown % 12;
}

/** Digits behind the point as ticks, rounded from the eighth digit. */
function fractionTicks(digits: string): number {
  const ticks = Number(digits.slice(0, 7).padEnd(7, '0'));
  return digits.charAt(7) >= '5' ? ticks + 1 : ticks;
}

/** False when there is a distance from UTC that no place has. */
function takeZone(scan: Scan, pattern: RegExp): boolean {
  const match = take(scan, pattern);
  if (match === null) return true;
  const [, name, sign, hours = '0', minutes = '0'] = match;
  scan.offsetMinutes = name === undefined ? offsetOf(sign === '-', Number(hours), Number(minutes)) : 0;
  return scan.offsetMinutes !== null;
}

/** Minutes from UTC; `null` beyond 14 hours. */
export function offsetOf(negative: boolean, hours: number, minutes: number): number | null {
  const size = hours * 60 + minutes;
  if (minutes > 59 || size > 14 * 60) return null;
  return negative && size > 0 ? -size : size;
}

function takeWord(scan: Scan, word: string): boolean {
  if (word.toUpperCase() === 'T') return scan.numbers.length > 0 && scan.time === null;
  const month = namedMonth(word);
  if (month !== null && scan.month === null) {
    scan.month = month;
    return true;
  }
  const weekday = namedDay(word);
  if (weekday === null || scan.weekday !== null) return false;
  scan.weekday = weekday;
  return true;
}
