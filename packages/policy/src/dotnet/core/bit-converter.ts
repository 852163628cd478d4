import type { Members, TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import { paid } from '../paid.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import type { ByteArray, Char, NetValue, Num } from '../value.ts';
import { byteArray, char, double } from '../value.ts';
import { doubleType, floating, singleType } from './floating-definition.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { integerOf, intType, longType, shortType, uintType, ulongType, ushortType } from './number-range.ts';

const tooShort =
  'Destination array is not long enough to copy all the items in the collection. Check array index and length.';

/** Steps of one conversion: a buffer is made for it. */
const viewSteps = 8;

/** Bytes of values, the least significant first, as on every machine that policies run on. */
export const bitConverter: TypeDefinition = defineType({
  name: 'System.BitConverter',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.bitconverter?view=netframework-4.8',
  members: {
    'static readonly bool IsLittleEndian': () => true,
    ...paid(viewSteps, {
      'static string ToString(byte[] value)': (rt: Runtime, array: ByteArray | null) =>
        dashed(rt, given(array).bytes, 0, given(array).bytes.length),
      'static string ToString(byte[] value, int startIndex)': (rt: Runtime, array: ByteArray | null, start: number) =>
        dashed(rt, given(array).bytes, start, given(array).bytes.length - start),
      'static string ToString(byte[] value, int startIndex, int length)': (
        rt: Runtime,
        array: ByteArray | null,
        ...[start, length]: [number, number]
      ) => dashed(rt, given(array).bytes, start, length),
      ...Object.assign({}, ...[shortType, ushortType, intType, uintType, longType, ulongType].map(integerMembers)),
      'static byte[] GetBytes(bool value)': (_: Runtime, value: boolean) =>
        written(1, (view) => view.setUint8(0, Number(value))),
      'static byte[] GetBytes(char value)': (_: Runtime, { code }: Char) =>
        written(2, (view) => view.setUint16(0, code, true)),
      'static byte[] GetBytes(float value)': (_: Runtime, { value }: Num) =>
        written(4, (view) => view.setFloat32(0, value, true)),
      'static byte[] GetBytes(double value)': (_: Runtime, { value }: Num) =>
        written(8, (view) => view.setFloat64(0, value, true)),
      ...reader('bool ToBoolean', 1, (view) => view.getUint8(0) !== 0),
      ...reader('char ToChar', 2, (view) => char(view.getUint16(0, true))),
      ...reader('float ToSingle', 4, (view) => floating(singleType, view.getFloat32(0, true))),
      ...reader('double ToDouble', 8, (view) => floating(doubleType, view.getFloat64(0, true))),
      'static long DoubleToInt64Bits(double value)': (_: Runtime, { value }: Num) => {
        const view = new DataView(new ArrayBuffer(8));
        view.setFloat64(0, value);
        return view.getBigInt64(0);
      },
      'static double Int64BitsToDouble(long value)': (_: Runtime, value: bigint) => {
        const view = new DataView(new ArrayBuffer(8));
        view.setBigInt64(0, value);
        return double(view.getFloat64(0));
      },
    }),
  },
});

function given(array: ByteArray | null): ByteArray {
  return array ?? raiseArgumentNull('value');
}

/** `01-AB-FF`. */
function dashed(rt: Runtime, bytes: Uint8Array, start: number, length: number): string {
  if (start < 0 || (start >= bytes.length && start > 0))
    return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (length < 0) return raiseOutOfRange('length', 'Value must be positive.');
  if (start + length > bytes.length) return raiseArgument(tooShort);
  checkText(rt, length * 3);
  burn(rt, length);
  let text = '';
  for (let at = start; at < start + length; at += 1)
    text += (at > start ? '-' : '') + (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return newText(rt, text);
}

function written(size: number, write: (view: DataView) => void): ByteArray {
  const buffer = new ArrayBuffer(size);
  write(new DataView(buffer));
  return byteArray(new Uint8Array(buffer));
}

function integerMembers(type: IntegerType): Members {
  const { keyword, name, bits } = type;
  const size = bits / 8;
  return {
    [`static byte[] GetBytes(${keyword} value)`]: (_: Runtime, value: IntegerValue) =>
      written(size, (view) => {
        for (let at = 0; at < size; at += 1) view.setUint8(at, Number((integerOf(value) >> BigInt(8 * at)) & 255n));
      }),
    ...reader(`${keyword} To${name.slice('System.'.length)}`, size, (view) => {
      let bitsRead = 0n;
      for (let at = size - 1; at >= 0; at -= 1) bitsRead = (bitsRead << 8n) | BigInt(view.getUint8(at));
      return type.make(type.least < 0n ? BigInt.asIntN(bits, bitsRead) : bitsRead);
    }),
  };
}

function reader(declaration: string, size: number, read: (view: DataView) => NetValue): Members {
  return {
    [`static ${declaration}(byte[] value, int startIndex)`]: (_: Runtime, array: ByteArray | null, start: number) => {
      const { bytes } = given(array);
      if (start < 0 || start >= bytes.length)
        return raiseOutOfRange(
          'startIndex',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      if (start + size > bytes.length) return raiseArgument(tooShort, 'value');
      return read(new DataView(bytes.buffer, bytes.byteOffset + start, size));
    },
  };
}
