import { double } from '../value.ts';
import { readDate } from './json-date.ts';
import { readNumber } from './read-number.ts';
import { readText } from './read-text.ts';
import type { Frame, Reader } from './reader.ts';
import { here, isWhite, readerException, skipBlanks } from './reader.ts';
import type { JToken } from './token.ts';
import { jArray, jConstructor, jNull, jObject, jString, jValue, tokenTypes } from './token.ts';

/** What the reader sees at once. */
export type Piece =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'value'; readonly token: JToken }
  | { readonly kind: 'begin'; readonly container: Frame['container'] }
  | { readonly kind: 'end'; readonly sign: string };

/** A property's name, with or without quotes, and its colon. */
export function readName(from: Reader): Piece {
  const name = isQuote(from.text.charCodeAt(from.at)) ? readText(from) : readBareName(from);
  if (from.text.charCodeAt(from.at) !== colon) skipBlanks(from);
  if (from.text.charCodeAt(from.at) !== colon)
    throw readerException(from, `Invalid character after parsing property name. Expected ':' but got: ${here(from)}.`);
  from.at += 1;
  return { kind: 'name', name };
}

const identifier = /[\p{L}\p{Nd}_$]/u;

const colon = 58;

function isQuote(code: number): boolean {
  return code === 34 || code === 39;
}

function readBareName(from: Reader): string {
  if (!identifier.test(here(from)))
    throw readerException(from, `Invalid property identifier character: ${here(from)}.`);
  const start = from.at;
  while (from.at < from.text.length && identifier.test(here(from))) from.at += 1;
  if (from.at >= from.text.length) throw readerException(from, 'Unexpected end while parsing unquoted property name.');
  const sign = here(from);
  if (sign !== ':' && sign !== '\0' && !isWhite(sign))
    throw readerException(from, `Invalid JavaScript property identifier character: ${sign}.`);
  return from.text.slice(start, from.at);
}

/** A value, or the beginning of one. */
export function readValue(from: Reader): Piece {
  const code = from.text.charCodeAt(from.at);
  if (code === 34) return readString(from);
  if ((code >= 48 && code <= 57) || code === 46) return value(readNumber(from));
  const known = readers.get(here(from));
  if (known !== undefined) return known(from);
  throw unexpected(from);
}

const readers: ReadonlyMap<string, (from: Reader) => Piece> = new Map([
  ['"', readString],
  ["'", readString],
  ['{', (from: Reader) => begin(from, jObject())],
  ['[', (from: Reader) => begin(from, jArray())],
  // A comma where a value should be stands for one; it is read again, as the comma that it is.
  [',', () => value(jValue(tokenTypes.Undefined, null))],
  ['t', (from: Reader) => word(from, 'true', () => jValue(tokenTypes.Boolean, true))],
  ['f', (from: Reader) => word(from, 'false', () => jValue(tokenTypes.Boolean, false))],
  ['u', (from: Reader) => word(from, 'undefined', () => jValue(tokenTypes.Undefined, null))],
  ['n', readNullOrNew],
  ['N', (from: Reader) => word(from, 'NaN', () => float(Number.NaN))],
  ['I', (from: Reader) => word(from, 'Infinity', () => float(Infinity))],
  ['-', readNegative],
]);

function value(token: JToken): Piece {
  return { kind: 'value', token };
}

function float(number: number): JToken {
  return jValue(tokenTypes.Float, double(number));
}

function begin(from: Reader, container: Frame['container']): Piece {
  from.at += 1;
  return { kind: 'begin', container };
}

function readString(from: Reader): Piece {
  const text = readText(from);
  const date = from.parsesDates ? readDate(text) : null;
  return value(date === null ? jString(text) : jValue(tokenTypes.Date, date));
}

function readNegative(from: Reader): Piece {
  if (from.text.charAt(from.at + 1) === 'I') return word(from, '-Infinity', () => float(-Infinity));
  return value(readNumber(from));
}

function unexpected(from: Reader): Error {
  return readerException(from, `Unexpected character encountered while parsing value: ${here(from)}.`);
}

function readNullOrNew(from: Reader): Piece {
  const second = from.text.charAt(from.at + 1);
  if (second === 'u') return word(from, 'null', jNull);
  if (second === 'e') return readConstructor(from);
  if (second !== '') throw unexpected(from);
  from.at += 1;
  throw readerException(from, 'Unexpected end when reading JSON.');
}

const wordKinds: ReadonlyMap<string, string> = new Map([
  ['true', 'boolean'],
  ['false', 'boolean'],
]);

function word(from: Reader, whole: string, make: () => JToken): Piece {
  if (!matches(from, whole)) throw readerException(from, `Error parsing ${wordKinds.get(whole) ?? whole} value.`);
  return value(make());
}

/** Steps over a word that must end where a value may. */
function matches(from: Reader, whole: string): boolean {
  if (from.text.length - from.at < whole.length) {
    from.at = from.text.length;
    throw readerException(from, 'Unexpected end when reading JSON.');
  }
  for (const letter of whole) {
    if (here(from) !== letter) return false;
    from.at += 1;
  }
  return from.at >= from.text.length || endsWord(from);
}

function endsWord(from: Reader): boolean {
  const sign = here(from);
  if (sign === '/') return /^\/[*/]/.test(from.text.slice(from.at, from.at + 2));
  if (sign === ')') return from.frames.at(-1)?.container.net === 'Newtonsoft.Json.Linq.JConstructor';
  return sign === '}' || sign === ']' || sign === ',' || sign === '\0' || isWhite(sign);
}

/** `new Date(…)`, as JavaScript writes it. */
function readConstructor(from: Reader): Piece {
  if (!matches(from, 'new')) throw readerException(from, 'Unexpected content while parsing JSON.');
  skipBlanks(from);
  const start = from.at;
  while (from.at < from.text.length && /[\p{L}\p{Nd}]/u.test(here(from))) from.at += 1;
  if (from.at >= from.text.length) throw readerException(from, 'Unexpected end while parsing constructor.');
  const name = from.text.slice(start, from.at);
  skipBlanks(from);
  if (here(from) !== '(') throw readerException(from, `Unexpected character while parsing constructor: ${here(from)}.`);
  return begin(from, jConstructor(name));
}
