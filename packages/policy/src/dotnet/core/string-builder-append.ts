import type { Members } from '../define.ts';
import { formatComposite } from '../format/composite.ts';
import { textOf } from '../protocol.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Char, NetArray, NetValue } from '../value.ts';
import type { BuilderValue } from './string-builder-value.ts';
import { append } from './string-builder-value.ts';
import { repeated, textOfUnits } from './string-make.ts';

/** Adding to the end. */
export const builderAppendMembers: Members = {
  ...appendOf('string', 'object', 'bool', 'char', 'byte', 'sbyte', 'short', 'ushort', 'int', 'uint', 'long', 'ulong'),
  ...appendOf('float', 'double', 'decimal'),
  'StringBuilder Append(char value, int repeatCount)': (
    rt: Runtime,
    self: BuilderValue,
    ...[unit, count]: [Char, number]
  ) => {
    if (count < 0) return raiseOutOfRange('repeatCount', 'Number of items must be greater than or equal to zero.');
    return append(rt, self, repeated(rt, String.fromCharCode(unit.code), count));
  },
  'StringBuilder Append(char[] value)': (rt: Runtime, self: BuilderValue, units: NetArray | null) =>
    units === null ? self : append(rt, self, textOfUnits(rt, units, 0, units.items.length)),
  'StringBuilder Append(char[] value, int startIndex, int charCount)': (
    rt: Runtime,
    self: BuilderValue,
    ...[units, start, count]: [NetArray | null, number, number]
  ) => append(rt, self, textOfUnits(rt, units ?? raiseArgumentNull('value'), start, count)),
  'StringBuilder Append(string value, int startIndex, int count)': (
    rt: Runtime,
    self: BuilderValue,
    ...[text, start, count]: [string | null, number, number]
  ) => {
    const given = text ?? '';
    if (text === null && (start !== 0 || count !== 0)) return raiseArgumentNull('value');
    if (count < 0) return raiseOutOfRange('count', 'Count cannot be less than zero.');
    if (start < 0 || start + count > given.length)
      return raiseOutOfRange(
        'startIndex',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    return append(rt, self, given.slice(start, start + count));
  },
  'StringBuilder AppendLine()': (rt: Runtime, self: BuilderValue) => append(rt, self, '\r\n'),
  'StringBuilder AppendLine(string value)': (rt: Runtime, self: BuilderValue, text: string | null) =>
    append(rt, self, `${text ?? ''}\r\n`),
  'StringBuilder AppendFormat(string format, object arg0)': appendFormat,
  'StringBuilder AppendFormat(string format, object arg0, object arg1)': appendFormat,
  'StringBuilder AppendFormat(string format, object arg0, object arg1, object arg2)': appendFormat,
  'StringBuilder AppendFormat(string format, params object[] args)': (
    rt: Runtime,
    self: BuilderValue,
    ...[text, args]: [string | null, NetArray | null]
  ) => appendFormat(rt, self, text, ...(args ?? raiseArgumentNull(text === null ? 'format' : 'args')).items),
};

function appendOf(...types: readonly string[]): Members {
  return Object.fromEntries(
    types.map((type) => [
      `StringBuilder Append(${type} value)`,
      (rt: Runtime, self: BuilderValue, value: NetValue) => append(rt, self, textOf(rt, value)),
    ]),
  );
}

function appendFormat(
  rt: Runtime,
  self: BuilderValue,
  text: string | null,
  ...args: readonly NetValue[]
): BuilderValue {
  return append(rt, self, formatComposite(rt, text ?? raiseArgumentNull('format'), args));
}
