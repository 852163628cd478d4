import { toBase64 } from '../core/base64.ts';
import { digitsOfDouble, plainDouble } from '../format/digits.ts';
import { generalText } from '../format/number-standard.ts';
import { textOf } from '../protocol.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { DateTime, DateTimeOffset } from '../time/moment.ts';
import type { ByteArray, Decimal, NetObject, NetValue, Num } from '../value.ts';
import { isNet, isObject } from '../value.ts';
import { writeDate } from './json-date.ts';
import { quoteText } from './quote-text.ts';
import type { BigInteger, JValue } from './token.ts';
import { tokenTypes } from './token.ts';
import { isEnumRecord } from './value-token.ts';

/** A value as JSON writes it. */
export function printValue(rt: Runtime, token: JValue): string {
  const { type, value } = token;
  if (type === tokenTypes.Comment) return `/*${textOf(rt, value)}*/`;
  if (type === tokenTypes.Undefined) return 'undefined';
  if (value === null) return type === tokenTypes.Raw ? '' : 'null';
  if (type === tokenTypes.Raw) return textOf(rt, value);
  return newText(rt, simpleText(rt, value));
}

function simpleText(rt: Runtime, value: NonNullable<NetValue>): string {
  switch (typeof value) {
    case 'string':
      return quoteText(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
    case 'bigint':
      return value.toString();
    default:
      return isObject(value) ? recordText(rt, value) : quoteText(textOf(rt, value));
  }
}

function recordText(rt: Runtime, value: { readonly net: string }): string {
  const write = writers.get(value.net);
  if (write !== undefined) return write(rt, value as never);
  return isEnumRecord(value) ? String(value.value) : quoteText(textOf(rt, value));
}

const writers: ReadonlyMap<string, (rt: Runtime, value: never) => string> = new Map([
  ['System.Double', (_rt: Runtime, value: Num) => floatText(value)],
  ['System.Single', (_rt: Runtime, value: Num) => floatText(value)],
  ['System.Decimal', (rt: Runtime, value: Decimal) => withPlace(textOf(rt, value))],
  ['System.DateTime', (rt: Runtime, value: DateTime) => `"${writeDate(rt, value)}"`],
  ['System.DateTimeOffset', (rt: Runtime, value: DateTimeOffset) => `"${writeDate(rt, value)}"`],
  ['System.Byte[]', (rt: Runtime, value: ByteArray) => `"${toBase64(rt, value.bytes)}"`],
  ['System.UInt64', (_rt: Runtime, value: BigInteger) => value.value.toString()],
  ['System.Numerics.BigInteger', (_rt: Runtime, value: BigInteger) => value.value.toString()],
  ['System.Uri', (rt: Runtime, value: NetObject) => quoteText(originalUri(rt, value))],
] as [string, (rt: Runtime, value: never) => string][]);

/** A `Uri` is written as it was given. */
function originalUri(rt: Runtime, value: { readonly net: string }): string {
  const original: unknown = Reflect.get(value, 'original');
  return typeof original === 'string' ? original : textOf(rt, value);
}

/** Numbers that are none are written in quotes. */
function floatText(number: Num): string {
  const { value } = number;
  if (Number.isNaN(value)) return '"NaN"';
  if (!Number.isFinite(value)) return value > 0 ? '"Infinity"' : '"-Infinity"';
  return withPlace(roundTripText(value, isNet(number, 'System.Single') ? [7, 9] : [15, 17]));
}

/** The `R` format: so many digits if they give the number back, else so many. */
export function roundTripText(value: number, [few, all]: readonly [number, number] = [15, 17]): string {
  const plain = few === 15 ? plainDouble(value) : null;
  if (plain !== null) return plain;
  const short = generalText(digitsOfDouble(value, few), few, 'E');
  const back = few === 7 ? Math.fround(Number(short)) : Number(short);
  return back === value ? short : generalText(digitsOfDouble(value, all), all, 'E');
}

/** What is not whole by type shows it. */
function withPlace(text: string): string {
  return /[.eE]/.test(text) ? text : `${text}.0`;
}
