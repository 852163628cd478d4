import type { Members } from '../define.ts';
import { formatComposite } from '../format/composite.ts';
import { iterate, textOf } from '../protocol.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import type { NetArray, NetValue } from '../value.ts';

/** `Join`, `Concat` and `Format`. */
export const stringJoinMembers: Members = {
  'static string Join(string separator, params string[] value)': joinTexts,
  'static string Join(string separator, params object[] values)': joinArray,
  'static string Join(string separator, IEnumerable<string> values)': joinAll,
  'static string Join<T>(string separator, IEnumerable<T> values)': (
    rt: Runtime,
    _: unknown,
    ...[separator, values]: [string | null, NetValue]
  ) => joinAll(rt, separator, values),
  'static string Join(string separator, string[] value, int startIndex, int count)': (
    rt: Runtime,
    separator: string | null,
    ...[array, start, count]: [NetArray | null, number, number]
  ) => {
    if (array === null) return raiseArgumentNull('value');
    if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
    if (count < 0) return raiseOutOfRange('count', 'Count cannot be less than zero.');
    if (start + count > array.items.length)
      return raiseOutOfRange('startIndex', 'Index and count must refer to a location within the buffer.');
    return join(rt, separator, array.items.slice(start, start + count));
  },
  'static string Concat(object arg0)': concat,
  'static string Concat(object arg0, object arg1)': concat,
  'static string Concat(object arg0, object arg1, object arg2)': concat,
  'static string Concat(string str0, string str1)': concat,
  'static string Concat(string str0, string str1, string str2)': concat,
  'static string Concat(string str0, string str1, string str2, string str3)': concat,
  'static string Concat(params string[] values)': concatArray,
  'static string Concat(params object[] args)': concatArray,
  'static string Concat(IEnumerable<string> values)': concatAll,
  'static string Concat<T>(IEnumerable<T> values)': (rt: Runtime, _: unknown, values: NetValue) =>
    concatAll(rt, values),
  'static string Format(string format, object arg0)': format,
  'static string Format(string format, object arg0, object arg1)': format,
  'static string Format(string format, object arg0, object arg1, object arg2)': format,
  'static string Format(string format, params object[] args)': (
    rt: Runtime,
    text: string | null,
    args: NetArray | null,
  ) => format(rt, text, ...(args ?? raiseArgumentNull(text === null ? 'format' : 'args')).items),
};

function format(rt: Runtime, text: string | null, ...args: readonly NetValue[]): string {
  return formatComposite(rt, text ?? raiseArgumentNull('format'), args);
}

function joinArray(rt: Runtime, separator: string | null, array: NetArray | null): string {
  return join(rt, separator, (array ?? raiseArgumentNull('values')).items);
}

function joinTexts(rt: Runtime, separator: string | null, array: NetArray | null): string {
  return join(rt, separator, (array ?? raiseArgumentNull('value')).items);
}

function joinAll(rt: Runtime, separator: string | null, values: NetValue): string {
  return join(rt, separator, iterate(rt, values ?? raiseArgumentNull('values')));
}

function concat(rt: Runtime, ...values: readonly NetValue[]): string {
  return join(rt, null, values);
}

function concatArray(rt: Runtime, array: NetArray | null): string {
  return join(rt, null, (array ?? raiseArgumentNull('values')).items);
}

function concatAll(rt: Runtime, values: NetValue): string {
  return join(rt, null, iterate(rt, values ?? raiseArgumentNull('values')));
}

/** The texts of the values with the separator between them. */
export function join(rt: Runtime, separator: string | null, values: Iterable<NetValue>): string {
  let text = '';
  let isFirst = true;
  for (const value of values) {
    const part = textOf(rt, value);
    burn(rt, 1);
    text += isFirst || separator === null ? part : separator + part;
    isFirst = false;
    checkText(rt, text.length);
  }
  return newText(rt, text);
}
