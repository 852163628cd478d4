import { compareValues, keyOf } from '../protocol.ts';
import { raiseArgument } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, sameText } from '../runtime.ts';
import { structuralKey } from '../structural-key.ts';
import type { DateTime, DateTimeOffset } from '../time/moment.ts';
import type { ByteArray, NetValue } from '../value.ts';
import { isNet, isObject } from '../value.ts';
import { ticksOf } from './convert-token.ts';
import { changeType, toNumber } from './convert-value.ts';
import type { JObject, JToken, JValue, TokenType } from './token.ts';
import { isJObject, isJProperty, isJValue, tokenTypes } from './token.ts';
import { checkDepth, childCount, childrenOf } from './tree.ts';

/** `JValue.Equals`: of one type, and equal as that type compares. */
export function equalJValues(rt: Runtime, left: JValue, right: JValue): boolean {
  return left.type === right.type && compareAs(rt, left.type, { left: left.value, right: right.value }) === 0;
}

/** `JValue.CompareTo`: text is compared as what the other is. */
export function compareJValues(rt: Runtime, left: JValue, right: JValue): number {
  const type = left.type === tokenTypes.String ? right.type : left.type;
  return compareAs(rt, type, { left: left.value, right: right.value });
}

export function keyOfJValue({ type, value }: JValue): string {
  return structuralKey([type, isObject(value) && numeric.has(type) ? toNumber(value) : keyOf(value)].map(plainKey));
}

function plainKey(part: unknown): unknown {
  return typeof part === 'bigint' && part >= BigInt(Number.MIN_SAFE_INTEGER) && part <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(part)
    : part;
}

const numeric: ReadonlySet<TokenType> = new Set([tokenTypes.Integer, tokenTypes.Float]);

type Two = { readonly left: NetValue; readonly right: NetValue };

function compareAs(rt: Runtime, type: TokenType, { left, right }: Two): number {
  if (isSame(rt, { left, right })) return 0;
  if (left === null || right === null) return left === null ? -1 : 1;
  switch (type) {
    case tokenTypes.Integer:
      return compareIntegers(rt, left, right);
    case tokenTypes.Float:
      return compareFloats(toNumber(left), toNumber(right));
    case tokenTypes.Boolean:
      return Number(changeType(rt, left, 'System.Boolean')) - Number(changeType(rt, right, 'System.Boolean'));
    case tokenTypes.Date:
      return compareDates(rt, left, right);
    case tokenTypes.Bytes:
      return compareBytes(left as ByteArray, right as ByteArray);
    case tokenTypes.Guid:
    case tokenTypes.TimeSpan:
      return compareValues(rt, left, right);
    default:
      return compareTexts(rt, left, right);
  }
}

function isSame(rt: Runtime, { left, right }: Two): boolean {
  return typeof left === 'string' && typeof right === 'string' ? sameText(rt, left, right) : left === right;
}

function compareTexts(rt: Runtime, left: NonNullable<NetValue>, right: NonNullable<NetValue>): number {
  const one = changeType(rt, left, 'System.String') as string;
  const other = changeType(rt, right, 'System.String') as string;
  return one < other ? -1 : one > other ? 1 : 0;
}

function compareIntegers(rt: Runtime, left: NonNullable<NetValue>, right: NonNullable<NetValue>): number {
  if (isFloat(left) || isFloat(right)) return compareFloats(toNumber(left), toNumber(right));
  const one = bigintOf(rt, left);
  const other = bigintOf(rt, right);
  return one < other ? -1 : one > other ? 1 : 0;
}

function isFloat(value: NonNullable<NetValue>): boolean {
  return isObject(value) && ['System.Double', 'System.Single', 'System.Decimal'].includes(value.net);
}

function bigintOf(rt: Runtime, value: NonNullable<NetValue>): bigint {
  const held: unknown = isObject(value) ? Reflect.get(value, 'value') : value;
  return typeof held === 'bigint' ? held : (changeType(rt, value, 'System.Int64') as bigint);
}

/** Floats that are nearly the same count as equal. */
function compareFloats(left: number, right: number): number {
  if (left === right) return 0;
  const tolerance = (Math.abs(left) + Math.abs(right) + 10) * Number.EPSILON;
  if (Math.abs(left - right) < tolerance) return 0;
  if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : -1;
  return left < right ? -1 : 1;
}

function compareDates(rt: Runtime, left: NonNullable<NetValue>, right: NonNullable<NetValue>): number {
  const from = ticksOf(momentOf(rt, left));
  const to = ticksOf(momentOf(rt, right));
  return from < to ? -1 : from > to ? 1 : 0;
}

function momentOf(rt: Runtime, value: NonNullable<NetValue>): DateTime | DateTimeOffset {
  const isMoment = isNet<DateTime>(value, 'System.DateTime') || isNet<DateTimeOffset>(value, 'System.DateTimeOffset');
  return isMoment ? value : (changeType(rt, value, 'System.DateTime') as DateTime);
}

function compareBytes(left: ByteArray, right: ByteArray): number {
  if (!(right.bytes instanceof Uint8Array)) return raiseArgument('Object must be of type byte[].');
  if (left.bytes.length !== right.bytes.length) return left.bytes.length - right.bytes.length;
  for (const [index, each] of left.bytes.entries()) {
    const difference = each - (right.bytes[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `JToken.DeepEquals`: the order of an object's properties does not matter. */
export function deepEquals(rt: Runtime, left: JToken | null, right: JToken | null, depth = 0): boolean {
  if (left === right) return true;
  if (left === null || right === null) return false;
  checkDepth(rt, depth);
  burn(rt, 1);
  if (isJValue(left)) return isJValue(right) && equalJValues(rt, left, right);
  if (left.net !== right.net || childCount(left) !== childCount(right)) return false;
  if (nameOf(left) !== nameOf(right)) return false;
  const partner = isJObject(right) ? byName(right) : byPlace(right);
  return childrenOf(left).every((child, index) => deepEquals(rt, child, partner(child, index), depth + 1));
}

function nameOf(token: JToken): string | null {
  return isJProperty(token) || token.net === 'Newtonsoft.Json.Linq.JConstructor' ? token.name : null;
}

type Partner = (child: JToken, index: number) => JToken | null;

function byName({ properties }: JObject): Partner {
  return (child) => (isJProperty(child) ? (properties.get(child.name) ?? null) : null);
}

function byPlace(container: JToken): Partner {
  const children = childrenOf(container);
  return (_child, index) => children[index] ?? null;
}
