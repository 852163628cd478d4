import { double } from '../value.ts';
import type { BigInteger, JToken } from './token.ts';
import { jValue, tokenTypes } from './token.ts';
import type { Reader } from './reader.ts';
import { here, isWhite, readerException } from './reader.ts';

/** Newtonsoft reads no longer integers than this. */
const integerCharsMax = 380;
const longMin = -(1n << 63n);
const longMax = (1n << 63n) - 1n;

/** So many digits make an integer that a number holds exactly. */
const exactDigits = 15;

/** Reads a number: integers become `long`s, beyond them big integers; all else becomes a `double`. */
export function readNumber(from: Reader): JToken {
  const start = from.at;
  while (isNumberPart(from.text.charCodeAt(from.at))) from.at += 1;
  if (from.at < from.text.length && !endsNumber(from))
    throw readerException(from, `Unexpected character encountered while parsing number: ${here(from)}.`);
  const small = smallInteger(from.text, start, from.at);
  if (small >= 0) return jValue(tokenTypes.Integer, BigInt(small));
  const text = from.text.slice(start, from.at);
  const number = isOtherBase(text) ? otherBase(text) : decimalNumber(from, text);
  if (number === null) throw afterNumber(from, `Input string '${text}' is not a valid number.`);
  return number;
}

/** Digits, letters of hexadecimal digits, and `x`, `+`, `-` and `.`; not the NaN behind the end. */
function isNumberPart(code: number): boolean {
  if (code <= 57) return code >= 48 || code === 45 || code === 46 || code === 43;
  const letter = code | 32;
  return (letter >= 97 && letter <= 102) || letter === 120;
}

/** A comma, a bracket that closes, a slash, white space or a zero character. */
function endsNumber(from: Reader): boolean {
  const code = from.text.charCodeAt(from.at);
  if (code === 44 || code === 125 || code === 93) return true;
  return code === 41 || code === 47 || code === 0 || isWhite(here(from));
}

/** The integer that stands between two places in up to 15 decimal digits; -1 where something else does. */
function smallInteger(text: string, start: number, end: number): number {
  const count = end - start;
  if (count > exactDigits || (count > 1 && text.charCodeAt(start) === 48)) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function isOtherBase(text: string): boolean {
  return text.charCodeAt(0) === 48 && /^0[^.eE]/.test(text);
}

/** What is wrong with a number is said after it: its place counts as taken. */
function afterNumber(from: Reader, message: string): Error {
  const frame = from.frames.at(-1);
  if (frame !== undefined) frame.position += 1;
  from.state = frame === undefined ? 'finished' : 'after';
  return readerException(from, message);
}

function decimalNumber(from: Reader, text: string): JToken | null {
  if (/^-?[0-9]+$/.test(text)) {
    if (text.length > integerCharsMax) throw afterNumber(from, `JSON integer ${text} is too large to parse.`);
    return integerToken(BigInt(text));
  }
  if (!/^-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? jValue(tokenTypes.Float, double(value)) : null;
}

function integerToken(value: bigint): JToken {
  if (value >= longMin && value <= longMax) return jValue(tokenTypes.Integer, value);
  const big: BigInteger = { net: 'System.Numerics.BigInteger', value };
  return jValue(tokenTypes.Integer, big);
}

/** `0x1F` and `017`, as JavaScript once had them, within 64 bits. */
function otherBase(text: string): JToken | null {
  const isHex = /^0[xX][0-9a-fA-F]{1,16}$/.test(text);
  if (!isHex && !/^0[0-7]{1,22}$/.test(text)) return null;
  const value = BigInt(isHex ? text : `0o${text.slice(1)}`);
  return value >= 1n << 64n ? null : jValue(tokenTypes.Integer, BigInt.asIntN(64, value));
}
