import type { Value } from '../value.ts';
import type { CallWork } from './define-function.ts';
import { refuseArgument, scalar } from './define-function.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** The formats of one letter, in the invariant culture of .NET. */
const standard: { readonly [letter: string]: string } = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

const token = /'[^']*'|"[^"]*"|\\[\s\S]|%(?=[dfFghHKmMsty])|d+|f{1,7}|F{1,7}|g+|h+|H+|K|m+|M+|s+|t+|y+|z+|[\s\S]/g;

/** The years that .NET has. */
const earliest = -62_135_596_800_000;
const latest = 253_402_300_799_999;

/** A moment in UTC by a .NET format, as an answer; the format is the argument of that number. */
export function formatted(
  instant: number,
  format: string,
  {
    work,
    argument,
    written,
  }: { readonly work: CallWork; readonly argument: number; readonly written?: Value | undefined },
): Value {
  if (!(instant >= earliest && instant <= latest)) return work.refuse('the moment is not in the years 1 to 9999');
  const [letter = '', ...more] = Array.from(format);
  const pattern = more.length === 0 ? (Object.hasOwn(standard, letter) ? standard[letter] : undefined) : format;
  if (pattern === undefined) return refuseArgument(written, work, argument, 'a .NET format of dates');
  const date = new Date(instant);
  return scalar([...pattern.matchAll(token)].map(([part]) => piece(part, date)).join(''), work);
}

function piece(part: string, date: Date): string {
  const letter = part.charAt(0);
  if (letter === "'" || letter === '"') return part.slice(1, part.length > 1 ? -1 : undefined);
  if (letter === '\\') return part.slice(1);
  if (letter === '%') return '';
  if ('dMy'.includes(letter)) return dayPiece(part, date);
  if ('hHms'.includes(letter)) return clockPiece(letter, date).padStart(Math.min(part.length, 2), '0');
  return restPiece(part, date);
}

function dayPiece(part: string, date: Date): string {
  const { length } = part;
  if (part.startsWith('y')) {
    const year = date.getUTCFullYear();
    return length < 3 ? String(year % 100).padStart(length, '0') : String(year).padStart(length, '0');
  }
  const isMonth = part.startsWith('M');
  if (length > 2) {
    const name = (isMonth ? months[date.getUTCMonth()] : days[date.getUTCDay()]) ?? '';
    return length === 3 ? name.slice(0, 3) : name;
  }
  return String(isMonth ? date.getUTCMonth() + 1 : date.getUTCDate()).padStart(length, '0');
}

function clockPiece(letter: string, date: Date): string {
  if (letter === 'h') return String(date.getUTCHours() % 12 || 12);
  if (letter === 'H') return String(date.getUTCHours());
  return String(letter === 'm' ? date.getUTCMinutes() : date.getUTCSeconds());
}

function restPiece(part: string, date: Date): string {
  const { length } = part;
  switch (part.charAt(0)) {
    case 'f':
      return fraction(date).slice(0, length);
    case 'F':
      return fraction(date).slice(0, length).replace(/0+$/, '');
    case 'g':
      return 'A.D.';
    case 'K':
      return 'Z';
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, length);
    case 'z':
      return ['+0', '+00'][length - 1] ?? '+00:00';
    default:
      return part;
  }
}

function fraction(date: Date): string {
  return `${String(date.getUTCMilliseconds()).padStart(3, '0')}0000`;
}
