import { raise } from '../raise.ts';
import type { Num, NumName, ULong } from '../value.ts';
import { byte } from '../value.ts';

/** The integer types: their ranges, how a value of each is made, and what .NET says where one does not fit. */
export type IntegerType = {
  /** Full name. */
  readonly name: string;
  readonly keyword: string;
  readonly bits: number;
  readonly least: bigint;
  readonly largest: bigint;
  /** "an Int32", as in messages. */
  readonly article: string;
  readonly make: (value: bigint) => IntegerValue;
};

export type IntegerValue = number | bigint | Num | ULong;

const signed = new Set(['sbyte', 'short', 'int', 'long']);

export const sbyteType: IntegerType = integerType('System.SByte', 'sbyte', 8, 'a signed byte');
export const byteType: IntegerType = integerType('System.Byte', 'byte', 8, 'an unsigned byte');
export const shortType: IntegerType = integerType('System.Int16', 'short', 16, 'an Int16');
export const ushortType: IntegerType = integerType('System.UInt16', 'ushort', 16, 'a UInt16');
export const intType: IntegerType = integerType('System.Int32', 'int', 32, 'an Int32');
export const uintType: IntegerType = integerType('System.UInt32', 'uint', 32, 'a UInt32');
export const longType: IntegerType = integerType('System.Int64', 'long', 64, 'an Int64');
export const ulongType: IntegerType = integerType('System.UInt64', 'ulong', 64, 'a UInt64');

export const integerTypes: readonly IntegerType[] = [
  sbyteType,
  byteType,
  shortType,
  ushortType,
  intType,
  uintType,
  longType,
  ulongType,
];

function integerType(name: string, ...[keyword, bits, article]: [string, number, string]): IntegerType {
  const span = 1n << BigInt(bits);
  const isSigned = signed.has(keyword);
  return {
    name,
    keyword,
    bits,
    article,
    least: isSigned ? -span / 2n : 0n,
    largest: isSigned ? span / 2n - 1n : span - 1n,
    make: makerOf(name),
  };
}

function makerOf(name: string): IntegerType['make'] {
  if (name === 'System.Int32') return Number;
  if (name === 'System.Int64') return (value) => value;
  if (name === 'System.UInt64') return (value) => ({ net: 'System.UInt64', value });
  if (name === 'System.Byte') return (value) => byte(Number(value));
  return (value) => ({ net: name as NumName, value: Number(value) });
}

/** The value as one of the type; what does not fit raises. */
export function fitInteger(type: IntegerType, value: bigint): IntegerValue {
  if (value >= type.least && value <= type.largest) return type.make(value);
  return raiseIntegerOverflow(type);
}

export function raiseIntegerOverflow({ article }: IntegerType): never {
  return raise('System.OverflowException', `Value was either too large or too small for ${article}.`);
}

/** The number of an integer of any type. */
export function integerOf(value: IntegerValue): bigint {
  if (typeof value === 'bigint') return value;
  return BigInt(typeof value === 'number' ? value : value.value);
}
