import { toBase64 } from '../core/base64.ts';
import { definitionNamed } from '../define.ts';
import type { Implementation } from '../define.ts';
import { textOf, typeNameOf } from '../protocol.ts';
import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { ByteArray, Char, Decimal, NetValue, Num, NumName, ULong } from '../value.ts';
import { char, double, isNet, isObject } from '../value.ts';
import type { BigInteger } from './token.ts';

/** `Convert.ChangeType` for what tokens hold, in the invariant culture. `target` is a type's full name. */
export function changeType(rt: Runtime, value: NonNullable<NetValue>, target: string): NetValue {
  if (typeNameOf(value) === target) return value;
  const integer = integers.get(target);
  if (integer !== undefined) return integer.make(toInteger(value, integer));
  const convert = converters.get(target);
  if (convert !== undefined) return convert(rt, value);
  return raise('System.InvalidCastException', `Invalid cast from '${typeNameOf(value)}' to '${target}'.`);
}

type IntegerType = {
  readonly least: bigint;
  readonly greatest: bigint;
  readonly name: string;
  readonly make: (value: bigint) => NetValue;
};

function small(net: NumName, bits: bigint, name: string): [string, IntegerType] {
  const isSigned = net === 'System.SByte' || net === 'System.Int16';
  const least = isSigned ? -(1n << (bits - 1n)) : 0n;
  const greatest = (1n << (isSigned ? bits - 1n : bits)) - 1n;
  return [net, { least, greatest, name, make: (value) => ({ net, value: Number(value) }) }];
}

const integers: ReadonlyMap<string, IntegerType> = new Map<string, IntegerType>([
  ['System.Int32', { least: -(1n << 31n), greatest: (1n << 31n) - 1n, name: 'an Int32', make: Number }],
  ['System.Int64', { least: -(1n << 63n), greatest: (1n << 63n) - 1n, name: 'an Int64', make: (value) => value }],
  [
    'System.UInt64',
    {
      least: 0n,
      greatest: (1n << 64n) - 1n,
      name: 'a UInt64',
      make: (value): ULong => ({ net: 'System.UInt64', value }),
    },
  ],
  small('System.Byte', 8n, 'an unsigned byte'),
  small('System.SByte', 8n, 'a signed byte'),
  small('System.Int16', 16n, 'an Int16'),
  small('System.UInt16', 16n, 'a UInt16'),
  small('System.UInt32', 32n, 'a UInt32'),
]);

function toInteger(value: NonNullable<NetValue>, { least, greatest, name }: IntegerType): bigint {
  const whole = wholeOf(value) ?? raiseCastOf(value, 'an integer');
  if (whole === 'overflow' || whole < least || whole > greatest)
    return raise('System.OverflowException', `Value was either too large or too small for ${name}.`);
  return whole;
}

function wholeOf(value: NonNullable<NetValue>): bigint | 'overflow' | null {
  switch (typeof value) {
    case 'string':
      return /^\s*[-+]?\d+\s*$/.test(value) ? BigInt(value.trim().replace(/^\+/, '')) : raiseFormat();
    case 'number':
      return BigInt(value);
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    default:
      return isObject(value) ? wholeOfRecord(value) : null;
  }
}

function wholeOfRecord(value: { readonly net: string }): bigint | 'overflow' | null {
  if (isNet<Decimal>(value, 'System.Decimal')) return roundedUnits(value);
  if (isNet<Char>(value, 'System.Char')) return BigInt(value.code);
  if (isNet<BigInteger>(value, 'System.Numerics.BigInteger') || isNet<ULong>(value, 'System.UInt64'))
    return value.value;
  const number = numberIn(value);
  if (number === null) return null;
  return Number.isFinite(number) ? BigInt(halfToEven(number)) : 'overflow';
}

function numberIn(value: { readonly net: string }): number | null {
  const held: unknown = Reflect.get(value, 'value');
  return typeof held === 'number' ? held : null;
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

function roundedUnits({ units, scale }: Decimal): bigint {
  const unit = tenTo(scale);
  const quotient = units / unit;
  const rest = units % unit;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const isUp = twice > unit || (twice === unit && quotient % 2n !== 0n);
  return isUp ? quotient + (units < 0n ? -1n : 1n) : quotient;
}

function tenTo(power: number): bigint {
  return BigInt(`1${'0'.repeat(power)}`);
}

function raiseFormat(): never {
  return raise('System.FormatException', 'Input string was not in a correct format.');
}

function raiseCastOf(value: NonNullable<NetValue>, to: string): never {
  return raise('System.InvalidCastException', `Invalid cast from '${typeNameOf(value)}' to ${to}.`);
}

const converters: ReadonlyMap<string, (rt: Runtime, value: NonNullable<NetValue>) => NetValue> = new Map([
  ['System.String', toText],
  ['System.Boolean', toBoolean],
  ['System.Double', (_: Runtime, value: NonNullable<NetValue>) => double(toNumber(value))],
  ['System.Single', (_: Runtime, value: NonNullable<NetValue>) => toSingle(toNumber(value))],
  ['System.Decimal', toDecimal],
  ['System.Char', toChar],
  ['System.DateTime', toDateTime],
  ['System.Object', (_: Runtime, value: NonNullable<NetValue>) => value],
]);

function toText(rt: Runtime, value: NonNullable<NetValue>): string {
  if (isNet<ByteArray>(value, 'System.Byte[]')) return toBase64(rt, value.bytes);
  return newText(rt, textOf(rt, value));
}

function toBoolean(_rt: Runtime, value: NonNullable<NetValue>): boolean {
  if (typeof value === 'string') {
    const word = /^[\s\0]*(true|false)[\s\0]*$/i.exec(value)?.[1];
    if (word === undefined) return raise('System.FormatException', 'String was not recognized as a valid Boolean.');
    return word.toLowerCase() === 'true';
  }
  return toNumber(value) !== 0;
}

/** The number that a value is, as a `double`. */
export function toNumber(value: NonNullable<NetValue>): number {
  if (typeof value === 'string') return parseNumber(value);
  if (isObject(value)) {
    if (isNet<Decimal>(value, 'System.Decimal')) return Number(`${value.units}e-${value.scale}`);
    const number = numberIn(value);
    if (number !== null) return number;
  }
  const whole = wholeOf(value);
  return typeof whole === 'bigint' ? Number(whole) : raiseCastOf(value, 'a number');
}

const floating = /^\s*[-+]?(?:[\d,]*\d[\d,]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/;

function parseNumber(text: string): number {
  const special = specials.get(text.trim());
  if (special !== undefined) return special;
  if (!floating.test(text)) return raiseFormat();
  const number = Number(text.replaceAll(',', ''));
  if (Number.isFinite(number)) return number;
  return raise('System.OverflowException', 'Value was either too large or too small for a Double.');
}

const specials: ReadonlyMap<string, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

function toSingle(value: number): Num {
  return { net: 'System.Single', value: Math.fround(value) };
}

/** The largest `decimal`. */
const unitsMax = (1n << 96n) - 1n;

function toDecimal(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (typeof value === 'string') return parseWith(rt, 'System.Decimal', value);
  if (isObject(value) && (value.net === 'System.Double' || value.net === 'System.Single')) {
    // A double has 15 digits that count, a single 7.
    const shown = toNumber(value).toPrecision(value.net === 'System.Double' ? 15 : 7);
    return decimalOfText(shown);
  }
  const whole = wholeOf(value);
  return typeof whole === 'bigint' ? checkedDecimal(whole, 0) : raiseCastOf(value, "'System.Decimal'");
}

function decimalOfText(shown: string): NetValue {
  const [mantissa = '0', exponent = '0'] = shown.split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  if (!/^-?\d+$/.test(whole)) return checkedDecimal(unitsMax + 1n, 0);
  let scale = fraction.length - Number(exponent);
  let units = BigInt(whole + fraction);
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  if (scale < 0) return checkedDecimal(units * tenTo(-scale), 0);
  if (scale <= 28) return checkedDecimal(units, scale);
  return scale > 60
    ? checkedDecimal(0n, 0)
    : checkedDecimal(roundedUnits({ net: 'System.Decimal', units, scale: scale - 28 }), 28);
}

function checkedDecimal(units: bigint, scale: number): NetValue {
  if (units > unitsMax || units < -unitsMax)
    return raise('System.OverflowException', 'Value was either too large or too small for a Decimal.');
  return { net: 'System.Decimal', units, scale } as NetValue;
}

function toChar(_rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (typeof value !== 'string')
    return char(Number(toInteger(value, { least: 0n, greatest: 65_535n, name: 'a character', make: (code) => code })));
  if (value.length === 1) return char(value.charCodeAt(0));
  return raise('System.FormatException', 'String must be exactly one character long.');
}

function toDateTime(rt: Runtime, value: NonNullable<NetValue>): NetValue {
  if (typeof value === 'string') return parseWith(rt, 'System.DateTime', value);
  return raiseCastOf(value, "'System.DateTime'");
}

/** `Type.Parse(text)`. */
export function parseWith(rt: Runtime, type: string, text: string): NetValue {
  return staticMember(type, /^static \S+ Parse\(string \w+\)$/)(rt, ...([text] as never[])) as NetValue;
}

/** `new Uri(text)`. */
export function newUri(rt: Runtime, text: string): NetValue {
  return staticMember('System.Uri', /^Uri\(string \w+\)$/)(rt, ...([text] as never[])) as NetValue;
}

function staticMember(type: string, pattern: RegExp): Implementation {
  const members = definitionNamed(type)?.members ?? {};
  const declaration = Object.keys(members).find((each) => pattern.test(each)) ?? '';
  const run = members[declaration];
  if (run === undefined) throw new Error(`${type} declares nothing like ${pattern.source}`);
  return run;
}
