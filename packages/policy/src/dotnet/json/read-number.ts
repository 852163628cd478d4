import { double } from '../value.ts';
import type { BigInteger, JToken } from './token.ts';
import { jValue, tokenTypes } from './token.ts';
import type { Reader } from './reader.ts';
import { here, isWhite, readerException } from './reader.ts';

/** Newtonsoft reads no longer integers than this. */
const integerCharsMax = 380;
const longMin = -(1n << 63n);
const longMax = (1n << 63n) - 1n;

/** Reads a number: integers become `long`s, beyond them big integers; all else becomes a `double`. */
export function readNumber(from: Reader): JToken {
  const start = from.at;
  while (from.at < from.text.length && /[-+.0-9a-fA-FxX]/.test(here(from))) from.at += 1;
  const sign = here(from);
  if (from.at < from.text.length && !/[,}\])/\0]/.test(sign) && !isWhite(sign))
    throw readerException(from, `Unexpected character encountered while parsing number: ${sign}.`);
  const text = from.text.slice(start, from.at);
  const number = /^0[^.eE]/.test(text) ? otherBase(text) : decimalNumber(from, text);
  if (number === null) throw afterNumber(from, `Input string '${text}' is not a valid number.`);
  return number;
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
