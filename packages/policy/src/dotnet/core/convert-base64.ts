import type { Members } from '../define.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { ByteArray, NetArray } from '../value.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { textOfUnits } from './string-make.ts';

export const convertBase64Members: Members = {
  'static string ToBase64String(byte[] inArray)': (rt: Runtime, array: ByteArray | null) =>
    toBase64(rt, (array ?? raiseArgumentNull('inArray')).bytes),
  'static string ToBase64String(byte[] inArray, int offset, int length)': (
    rt: Runtime,
    array: ByteArray | null,
    ...[offset, length]: [number, number]
  ) => {
    const { bytes } = array ?? raiseArgumentNull('inArray');
    if (length < 0)
      return raiseOutOfRange(
        'length',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    if (offset < 0) return raiseOutOfRange('offset', 'Value must be positive.');
    if (offset + length > bytes.length)
      return raiseOutOfRange('offset', 'Offset and length must refer to a position in the string.');
    return toBase64(rt, bytes.subarray(offset, offset + length));
  },
  'static byte[] FromBase64String(string s)': (rt: Runtime, text: string | null) =>
    fromBase64(rt, text ?? raiseArgumentNull('s')),
  'static byte[] FromBase64CharArray(char[] inArray, int offset, int length)': (
    rt: Runtime,
    array: NetArray | null,
    ...[offset, length]: [number, number]
  ) => fromBase64(rt, textOfUnits(rt, array ?? raiseArgumentNull('inArray'), offset, length)),
};
