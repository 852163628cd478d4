import { fromBase64 } from '../core/base64.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { DateTime, DateTimeOffset } from '../time/moment.ts';
import { dateTime, dateTimeOffset, utcTicks } from '../time/moment.ts';
import type { NetValue } from '../value.ts';
import { isNet, isObject } from '../value.ts';
import { changeType, newUri, parseWith } from './convert-value.ts';
import type { JToken, TokenTypeName } from './token.ts';
import { isJProperty, isJValue, tokenTypeName } from './token.ts';

/** What a cast of a token to a type takes, and how its message names the type. */
type Conversion = { readonly from: ReadonlySet<TokenTypeName>; readonly name: string };

function conversion(name: string, from: readonly TokenTypeName[]): Conversion {
  return { name, from: new Set([...from, 'String', 'Comment', 'Raw']) };
}

const number = ['Integer', 'Float', 'Boolean'] as const;

const conversions: ReadonlyMap<string, Conversion> = new Map([
  ['System.String', conversion('String', [...number, 'Date', 'Bytes', 'Guid', 'TimeSpan', 'Uri'])],
  ['System.Boolean', conversion('Boolean', number)],
  ['System.Int32', conversion('Int32', number)],
  ['System.Int64', conversion('Int64', number)],
  ['System.Int16', conversion('Int16', number)],
  ['System.Byte', conversion('Byte', number)],
  ['System.SByte', conversion('SByte', number)],
  ['System.UInt16', conversion('UInt16', number)],
  ['System.UInt32', conversion('UInt32', number)],
  ['System.UInt64', conversion('UInt64', number)],
  ['System.Double', conversion('Double', number)],
  ['System.Single', conversion('Single', number)],
  ['System.Decimal', conversion('Decimal', number)],
  ['System.Char', conversion('Char', ['Integer', 'Float'])],
  ['System.DateTime', conversion('DateTime', ['Date'])],
  ['System.DateTimeOffset', conversion('DateTimeOffset', ['Date'])],
  ['System.Guid', conversion('Guid', ['Guid', 'Bytes'])],
  ['System.TimeSpan', conversion('TimeSpan', ['TimeSpan'])],
  ['System.Uri', conversion('Uri', ['Uri'])],
  ['System.Byte[]', conversion('byte array', ['Bytes', 'Integer'])],
]);

/** Whether a token may be cast to a type at all. */
export function canCastTo(target: string): boolean {
  return conversions.has(target);
}

/** `(T)token`, where `null` is no value of `T`. */
export function castToken(rt: Runtime, token: JToken | null, target: string): NetValue {
  if (token === null) return raiseArgumentNull('value');
  return checked(rt, token, { target, acceptsNull: false });
}

/** `(T?)token`: also for strings and other references. */
export function castTokenOrNull(rt: Runtime, token: JToken | null, target: string): NetValue {
  if (token === null) return null;
  return checked(rt, token, { target, acceptsNull: true });
}

function checked(rt: Runtime, given: JToken, to: { readonly target: string; readonly acceptsNull: boolean }): NetValue {
  const token = isJProperty(given) ? given.value : given;
  const known = conversions.get(to.target);
  const type = tokenTypeName(token);
  const isEmpty = to.acceptsNull && (type === 'Null' || type === 'Undefined');
  if (known === undefined || !isJValue(token) || !(known.from.has(type) || isEmpty))
    return raiseArgument(`Can not convert ${type} to ${known?.name ?? to.target}.`);
  const { value } = token;
  if (value !== null) return converted(rt, value, to.target);
  return to.acceptsNull
    ? null
    : raise('System.InvalidCastException', 'Null object cannot be converted to a value type.');
}

function converted(rt: Runtime, value: NonNullable<NetValue>, target: string): NetValue {
  const special = specials.get(target);
  return special === undefined ? changeType(rt, value, target) : special(rt, value);
}

const specials: ReadonlyMap<string, (rt: Runtime, value: NonNullable<NetValue>) => NetValue> = new Map([
  ['System.DateTime', toDateTime],
  ['System.DateTimeOffset', toDateTimeOffset],
  ['System.Guid', toGuid],
  [
    'System.TimeSpan',
    (rt, value) => same(value, 'System.TimeSpan') ?? parseWith(rt, 'System.TimeSpan', textIn(rt, value)),
  ],
  ['System.Uri', (rt, value) => same(value, 'System.Uri') ?? newUri(rt, textIn(rt, value))],
  ['System.Byte[]', toBytes],
]);

function same(value: NonNullable<NetValue>, net: string): NetValue {
  return isObject(value) && value.net === net ? value : null;
}

/** What is none of the wanted type is read as its text. */
function textIn(rt: Runtime, value: NonNullable<NetValue>): string {
  return changeType(rt, value, 'System.String') as string;
}

function toDateTime(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (isNet<DateTimeOffset>(value, 'System.DateTimeOffset')) return dateTime(value.ticks, 'Unspecified');
  return changeType(rt, value, 'System.DateTime');
}

/** The gateway's own time zone is UTC: a moment without an offset has none. */
function toDateTimeOffset(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (isNet<DateTime>(value, 'System.DateTime')) return dateTimeOffset(value.ticks, 0);
  return same(value, 'System.DateTimeOffset') ?? parseWith(rt, 'System.DateTimeOffset', textIn(rt, value));
}

function toGuid(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  return same(value, 'System.Guid') ?? parseWith(rt, 'System.Guid', textIn(rt, value));
}

function toBytes(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (typeof value !== 'string')
    return same(value, 'System.Byte[]') ?? raiseArgument('Can not convert Integer to byte array.');
  return fromBase64(rt, value);
}

/** The moment that a `Date` token holds, in ticks of UTC. */
export function ticksOf(value: DateTime | DateTimeOffset): bigint {
  return value.net === 'System.DateTime' ? value.ticks : utcTicks(value);
}
