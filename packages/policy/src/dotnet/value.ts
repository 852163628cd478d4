/**
 * How .NET values stand in memory. Every value says itself what it is, so that boxing, `is`, `ToString` and calls on a
 * value whose static type nobody knows need no help from the compiler:
 *
 * | .NET | here |
 * |---|---|
 * | `null` | `null`, never `undefined` |
 * | `bool`, `string` | boolean, string |
 * | `int` | number, always whole and within 32 bits |
 * | `long` | bigint, always within 64 bits |
 * | the other numbers | `Num`: a tagged record |
 * | `char` | `Char`, one record for each code |
 * | `decimal` | `Decimal` |
 * | a delegate | a function of .NET values |
 * | all else | a record whose `net` is the full name of its type |
 */
export type NetValue = null | boolean | string | number | bigint | NetFunction | NetObject;

/** A record that says which .NET type it is of: the full name, with the count of type parameters behind a backtick. */
export type NetObject = { readonly net: string };

export type NetFunction = (...args: never[]) => unknown;

/** A number that is neither `int` nor `long`; `ulong` is held as a bigint. */
export type Num = { readonly net: NumName; readonly value: number };
export type NumName =
  | 'System.Byte'
  | 'System.SByte'
  | 'System.Int16'
  | 'System.UInt16'
  | 'System.UInt32'
  | 'System.Single'
  | 'System.Double';
export type ULong = { readonly net: 'System.UInt64'; readonly value: bigint };

/** `units / 10^scale`; the scale is kept, as .NET keeps it: 1.50m prints as 1.50. */
export type Decimal = { readonly net: 'System.Decimal'; readonly units: bigint; readonly scale: number };

/** One UTF-16 code unit. */
export type Char = { readonly net: 'System.Char'; readonly code: number };

/** A value of an enumeration; `type` is its full name, so that `net` of two enumerations differs. */
export type EnumValue = { readonly net: string; readonly value: number };

/** `T[]` of anything but bytes. `element` is the full name of the element's type, for `GetType` and covariance. */
export type NetArray = { readonly net: 'System.Array'; readonly element: string; readonly items: NetValue[] };

/** `byte[]`. */
export type ByteArray = { readonly net: 'System.Byte[]'; readonly bytes: Uint8Array };

/** What `out` and `ref` arguments are passed as. */
export type Ref = { value: NetValue };

const bytes: readonly Num[] = Array.from({ length: 256 }, (_, value) => ({ net: 'System.Byte', value }));

export function byte(value: number): Num {
  return bytes[value & 255] as Num;
}

export function double(value: number): Num {
  return { net: 'System.Double', value };
}

const chars: (Char | undefined)[] = [];

/** The `char` of a code unit; equal codes give the same record. */
export function char(code: number): Char {
  const known = chars[code];
  if (known !== undefined) return known;
  const made: Char = { net: 'System.Char', code };
  chars[code] = made;
  return made;
}

export function netArray(element: string, items: NetValue[]): NetArray {
  return { net: 'System.Array', element, items };
}

export function byteArray(content: Uint8Array): ByteArray {
  return { net: 'System.Byte[]', bytes: content };
}

export function isObject(value: NetValue): value is NetObject {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is a record of the type with this full name. */
export function isNet<Of extends NetObject>(value: NetValue | undefined, net: Of['net']): value is Of {
  return typeof value === 'object' && value !== null && value.net === net;
}
