import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseArgument, raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { ByteArray, NetValue, Ref } from '../value.ts';
import { byteArray } from '../value.ts';
import type { GuidFailure } from './parse-guid.ts';
import { guidMessages, parseGuid, parseGuidExact } from './parse-guid.ts';

/** Steps that making a GUID takes, and making its text. */
const guidSteps = 16;

/** 32 lower-case hex digits, in the order in which they are printed. */
export type Guid = { readonly net: 'System.Guid'; readonly hex: string };

export function guid(hex: string): Guid {
  return { net: 'System.Guid', hex };
}

/** Random, by version 4 of RFC 4122. */
export function newGuid(rt: Runtime): Guid {
  burn(rt, guidSteps);
  const words = Array.from({ length: 4 }, () => (rt.bits() >>> 0).toString(16).padStart(8, '0'));
  const [a = '', b = '', c = '', d = ''] = words;
  const variant = ((Number.parseInt(c.charAt(0), 16) & 3) | 8).toString(16);
  return guid(`${a}${b.slice(0, 4)}4${b.slice(5)}${variant}${c.slice(1)}${d}`);
}

const emptyHex = '0'.repeat(32);

export const guidType: TypeDefinition = defineType({
  name: 'System.Guid',
  kind: 'struct',
  source: 'https://learn.microsoft.com/dotnet/api/system.guid',
  members: {
    'Guid(string g)': (_: Runtime, g: string | null) => ofText(g, 'g'),
    'Guid(byte[] b)': (_: Runtime, b: ByteArray | null) => ofBytes(b),
    'Guid(int a, short b, short c, byte[] d)': (_: Runtime, a: number, ...rest: [Short, Short, ByteArray | null]) =>
      ofParts(a, ...rest),
    'static readonly Guid Empty': () => guid(emptyHex),
    'static Guid NewGuid()': newGuid,
    'static Guid Parse(string input)': (_: Runtime, input: string | null) => ofText(input, 'input'),
    'static bool TryParse(string input, out Guid result)': (_: Runtime, input: string | null, result: Ref) =>
      tried(input === null ? { failure: 'unrecognized' } : parseGuid(input), result),
    'static Guid ParseExact(string input, string format)': (
      _: Runtime,
      input: string | null,
      format: string | null,
    ) => {
      if (input === null) return raiseArgumentNull('input');
      if (format === null) return raiseArgumentNull('format');
      const parsed = parseGuidExact(input, checkedFormat(format));
      return typeof parsed === 'string' ? guid(parsed) : raiseFormat(parsed);
    },
    'static bool TryParseExact(string input, string format, out Guid result)': (
      _: Runtime,
      input: string | null,
      format: string | null,
      result: Ref,
    ) => {
      const known = input !== null && format !== null && /^[ndbpx]$/i.test(format);
      return tried(known ? parseGuidExact(input, format.toUpperCase()) : { failure: 'unrecognized' }, result);
    },
    'byte[] ToByteArray()': (_: Runtime, self: Guid) => byteArray(swapped(bytesOf(self.hex))),
    'int CompareTo(Guid value)': (_: Runtime, self: Guid, value: Guid) => compared(self, value),
    'int CompareTo(object value)': (_: Runtime, self: Guid, value: NetValue) =>
      value === null
        ? 1
        : isGuid(value)
          ? compared(self, value)
          : raiseArgument('Object must be of type GUID.', 'value'),
    'bool Equals(Guid g)': (_: Runtime, self: Guid, g: Guid) => self.hex === g.hex,
    'bool Equals(object o)': (_: Runtime, self: Guid, o: NetValue) => isGuid(o) && o.hex === self.hex,
    'int GetHashCode()': (_: Runtime, self: Guid) => hashOf(self.hex),
    'string ToString()': (rt: Runtime, self: Guid) => formatGuid(rt, self, null),
    'string ToString(string format)': formatGuid,
    'static bool operator ==(Guid a, Guid b)': (_: Runtime, a: Guid, b: Guid) => a.hex === b.hex,
    'static bool operator !=(Guid a, Guid b)': (_: Runtime, a: Guid, b: Guid) => a.hex !== b.hex,
  },
  hooks: {
    text: formatGuid,
    equals: (_: Runtime, left: Guid, right: Guid) => left.hex === right.hex,
    key: ({ hex }: Guid) => `Guid ${hex}`,
    compare: (_: Runtime, left: Guid, right: Guid) => compared(left, right),
    initial: () => guid(emptyHex),
  },
});

function isGuid(value: NetValue): value is Guid {
  return typeof value === 'object' && value !== null && value.net === 'System.Guid';
}

/** `Guid.ToString(format)`: N, D, B, P or X. */
export function formatGuid(rt: Runtime, { hex }: Guid, format: string | null): string {
  burn(rt, guidSteps);
  if (format === null || format === '') return dashed(hex);
  switch (checkedFormat(format)) {
    case 'N':
      return hex;
    case 'B':
      return `{${dashed(hex)}}`;
    case 'P':
      return `(${dashed(hex)})`;
    case 'X': {
      const bytes = (hex.slice(16).match(/../g) ?? []).map((digits) => `0x${digits}`);
      return `{0x${partsOf(hex).slice(0, 3).join(',0x')},{${bytes.join(',')}}}`;
    }
    default:
      return dashed(hex);
  }
}

function dashed(hex: string): string {
  const [first, second, third, fourth, last] = partsOf(hex);
  return `${first}-${second}-${third}-${fourth}-${last}`;
}

function partsOf(hex: string): readonly [string, string, string, string, string] {
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
}

function checkedFormat(format: string): string {
  if (/^[ndbpx]$/i.test(format)) return format.toUpperCase();
  const message = 'Format String can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".';
  return raise('System.FormatException', message);
}

function ofText(text: string | null, parameter: string): Guid {
  if (text === null) return raiseArgumentNull(parameter);
  const parsed = parseGuid(text);
  return typeof parsed === 'string' ? guid(parsed) : raiseFormat(parsed);
}

function tried(parsed: string | GuidFailure, result: Ref): boolean {
  result.value = guid(typeof parsed === 'string' ? parsed : emptyHex);
  return typeof parsed === 'string';
}

function raiseFormat({ failure }: GuidFailure): never {
  return raise('System.FormatException', guidMessages[failure]);
}

function ofBytes(bytes: ByteArray | null): Guid {
  if (bytes === null) return raiseArgumentNull('b');
  if (bytes.bytes.length !== 16) return raiseArgument('Byte array for GUID must be exactly 16 bytes long.');
  return guid(hexOf(swapped(bytes.bytes)));
}

type Short = { readonly value: number };

function ofParts(a: number, b: Short, c: Short, d: ByteArray | null): Guid {
  if (d === null) return raiseArgumentNull('d');
  if (d.bytes.length !== 8) return raiseArgument('Byte array for GUID must be exactly 8 bytes long.');
  const short = ({ value }: Short): string => (value & 0xffff).toString(16).padStart(4, '0');
  return guid((a >>> 0).toString(16).padStart(8, '0') + short(b) + short(c) + hexOf(d.bytes));
}

/** .NET keeps the first three groups little-endian; the exchange is its own inverse. */
function swapped(bytes: Uint8Array): Uint8Array {
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  return Uint8Array.from(order, (index) => bytes[index] ?? 0);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from({ length: 16 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (value) => value.toString(16).padStart(2, '0')).join('');
}

function compared(left: Guid, right: Guid): number {
  return left.hex < right.hex ? -1 : left.hex > right.hex ? 1 : 0;
}

/** As .NET Framework does: the first group, the next two, and two single bytes. */
function hashOf(hex: string): number {
  const bits = (start: number, end: number): number => Number.parseInt(hex.slice(start, end), 16);
  return (bits(0, 8) ^ ((bits(8, 12) << 16) | bits(12, 16)) ^ ((bits(20, 22) << 24) | bits(30, 32))) | 0;
}
