import { raise } from '../../dotnet/raise.ts';
import type { NetType } from '../../dotnet/type.ts';
import { nameOf } from '../../dotnet/type-ops.ts';
import type { Char, Decimal, NetValue, Num, ULong } from '../../dotnet/value.ts';
import { char, isObject } from '../../dotnet/value.ts';

/** The numbers of .NET: which becomes which by itself, and how. */

const wider: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    SByte: ['Int16', 'Int32', 'Int64', 'Single', 'Double', 'Decimal'],
    Byte: ['Int16', 'UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
    Int16: ['Int32', 'Int64', 'Single', 'Double', 'Decimal'],
    UInt16: ['Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
    Int32: ['Int64', 'Single', 'Double', 'Decimal'],
    UInt32: ['Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
    Int64: ['Single', 'Double', 'Decimal'],
    UInt64: ['Single', 'Double', 'Decimal'],
    Char: ['UInt16', 'Int32', 'UInt32', 'Int64', 'UInt64', 'Single', 'Double', 'Decimal'],
    Single: ['Double'],
    Double: [],
    Decimal: [],
  }).map(([from, to]) => [`System.${from}`, to.map((name) => `System.${name}`)]),
);

/** Whether the type is a number in the sense of conversions: `char` counts, `bool` and enumerations do not. */
export function isNumeric(type: NetType): boolean {
  return wider.has(nameOf(type));
}

export function isIntegral(type: NetType): boolean {
  return integralRange(nameOf(type)) !== undefined || nameOf(type) === 'System.Char';
}

/** Whether every number of the one type becomes one of the other by itself. */
export function widens(from: NetType, to: NetType): boolean {
  return wider.get(nameOf(from))?.includes(nameOf(to)) ?? false;
}

const ranges: ReadonlyMap<string, { readonly min: bigint; readonly max: bigint; readonly bits: number }> = new Map([
  ['System.SByte', { min: -128n, max: 127n, bits: 8 }],
  ['System.Byte', { min: 0n, max: 255n, bits: 8 }],
  ['System.Int16', { min: -32768n, max: 32767n, bits: 16 }],
  ['System.UInt16', { min: 0n, max: 65535n, bits: 16 }],
  ['System.Int32', { min: -2147483648n, max: 2147483647n, bits: 32 }],
  ['System.UInt32', { min: 0n, max: 4294967295n, bits: 32 }],
  ['System.Int64', { min: -9223372036854775808n, max: 9223372036854775807n, bits: 64 }],
  ['System.UInt64', { min: 0n, max: 18446744073709551615n, bits: 64 }],
]);

export function integralRange(name: string): { min: bigint; max: bigint; bits: number } | undefined {
  return ranges.get(name);
}

/** Whether an `int` or `long` constant fits into a smaller type. */
export function fits(value: NetValue, type: NetType): boolean {
  const range = ranges.get(nameOf(type));
  if (range === undefined || (typeof value !== 'number' && typeof value !== 'bigint')) return false;
  return isWithin(BigInt(value), range);
}

/** Whether a number that is a constant, without what stands behind its point, is in the range of the type. */
export function holds(type: NetType, constant: NetValue): boolean {
  const isEnum = type.kind === 'named' && type.definition.kind === 'enum';
  const range = rangeOf(isEnum ? 'System.Int32' : nameOf(type));
  if (range === undefined) return true;
  const raw = rawNumber(constant);
  if (typeof raw === 'number' && !Number.isFinite(raw)) return false;
  return isWithin(typeof raw === 'number' ? BigInt(Math.trunc(raw)) : raw, range);
}

/** The number inside a number's value; of a `decimal` what `double` can hold of it. */
export function rawNumber(value: NetValue): number | bigint {
  if (typeof value === 'number' || typeof value === 'bigint') return value;
  if (!isObject(value)) throw new Error('not a number');
  if (value.net === 'System.Char') return (value as Char).code;
  if (value.net === 'System.Decimal') {
    const { units, scale } = value as Decimal;
    return Number(`${units}e-${scale}`);
  }
  return (value as Num | ULong).value;
}

/** Makes a value of a numeric type from a number that it can hold. */
export function numberOf(name: string, raw: number | bigint): NetValue {
  switch (name) {
    case 'System.Int32':
      return Number(raw);
    case 'System.Int64':
      return BigInt(raw);
    case 'System.UInt64':
      return { net: name, value: BigInt(raw) } as ULong;
    case 'System.Char':
      return char(Number(raw));
    case 'System.Decimal':
      return { net: name, units: BigInt(raw), scale: 0 } as Decimal;
    case 'System.Single':
      return { net: name, value: Math.fround(Number(raw)) } as Num;
    default:
      return { net: name, value: Number(raw) } as Num;
  }
}

export function overflow(): never {
  return raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
}

/** `(T)number`: what does not fit wraps around, or raises in a checked context. */
export function convertNumber(value: NetValue, to: string, isChecked: boolean): NetValue {
  const raw = rawNumber(value);
  const range = rangeOf(to);
  if (range === undefined) return numberOf(to, raw);
  if (typeof raw === 'number' && !Number.isInteger(raw)) return numberOf(to, fromFraction(raw, range, isChecked));
  const whole = BigInt(raw);
  if (isWithin(whole, range)) return numberOf(to, whole);
  if (isChecked) return overflow();
  if (isFloating(value) && typeof raw === 'number') return numberOf(to, fromFraction(raw, range, false));
  return numberOf(to, wrap(whole, range));
}

function isFloating(value: NetValue): boolean {
  return isObject(value) && (value.net === 'System.Double' || value.net === 'System.Single');
}

type Range = { readonly min: bigint; readonly max: bigint; readonly bits: number };

/** What the low bits of a whole number are in an integral type. */
export function wrapped(name: string, whole: bigint): NetValue {
  const range = rangeOf(name);
  return numberOf(name, range === undefined ? whole : wrap(whole, range));
}

/** Whether an integral type has the number. */
export function isHeld(type: NetType, whole: bigint): boolean {
  const range = rangeOf(nameOf(type));
  return range !== undefined && isWithin(whole, range);
}

function isWithin(whole: bigint, { min, max }: Range): boolean {
  return whole >= min && whole <= max;
}

function wrap(whole: bigint, { min, bits }: Range): bigint {
  return min < 0n ? BigInt.asIntN(bits, whole) : BigInt.asUintN(bits, whole);
}

function rangeOf(name: string): Range | undefined {
  return ranges.get(name === 'System.Char' ? 'System.UInt16' : name);
}

/** As x64 does it: what no 32 (or for wide types 64) bits hold becomes the smallest number of them. */
function fromFraction(raw: number, range: Range, isChecked: boolean): bigint {
  const whole = Number.isFinite(raw) ? BigInt(Math.trunc(raw)) : null;
  if (whole !== null && isWithin(whole, range)) return whole;
  if (isChecked) return overflow();
  const bits = range.bits < 32 || (range.bits === 32 && range.min < 0n) ? 32 : 64;
  const smallest = -(1n << BigInt(bits - 1));
  const held = whole !== null && BigInt.asIntN(bits, whole) === whole ? whole : smallest;
  return wrap(held, range);
}
