import type { Members } from '../define.ts';
import { textOf } from '../protocol.ts';
import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Char, NetArray, NetValue } from '../value.ts';
import type { BuilderValue } from './string-builder-value.ts';
import { rewrite } from './string-builder-value.ts';
import { repeated, textOfUnits } from './string-make.ts';
import { replaceText } from './string-edit.ts';

/** Changes in the midst. */
export const builderEditMembers: Members = {
  ...insertOf('string', 'object', 'bool', 'char', 'byte', 'short', 'int', 'long', 'float', 'double', 'decimal'),
  'StringBuilder Insert(int index, char[] value)': (
    rt: Runtime,
    self: BuilderValue,
    ...[index, units]: [number, NetArray | null]
  ) => insert(rt, self, index, units === null ? '' : textOfUnits(rt, units, 0, units.items.length)),
  'StringBuilder Insert(int index, string value, int count)': (
    rt: Runtime,
    self: BuilderValue,
    ...[index, text, count]: [number, string | null, number]
  ) => {
    if (count < 0) return raiseOutOfRange('count', 'Non-negative number required.');
    return insert(rt, self, index, repeated(rt, text ?? '', count));
  },
  'StringBuilder Remove(int startIndex, int length)': (
    rt: Runtime,
    self: BuilderValue,
    ...[start, length]: [number, number]
  ) => {
    if (length < 0) return raiseOutOfRange('length', 'Length cannot be less than zero.');
    if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
    if (start + length > self.text.length) return raiseOutOfRange('index', badIndex);
    return rewrite(rt, self, self.text.slice(0, start) + self.text.slice(start + length));
  },
  'StringBuilder Clear()': (rt: Runtime, self: BuilderValue) => rewrite(rt, self, ''),
  'StringBuilder Replace(char oldChar, char newChar)': (
    rt: Runtime,
    self: BuilderValue,
    ...[old, fresh]: [Char, Char]
  ) => rewrite(rt, self, replaceText(rt, self.text, String.fromCharCode(old.code), String.fromCharCode(fresh.code))),
  'StringBuilder Replace(string oldValue, string newValue)': (
    rt: Runtime,
    self: BuilderValue,
    ...[old, fresh]: [string | null, string | null]
  ) => rewrite(rt, self, replaceText(rt, self.text, old, fresh)),
  'StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)': (
    rt: Runtime,
    self: BuilderValue,
    ...[old, fresh, start, count]: [string | null, string | null, number, number]
  ) => {
    const { text } = self;
    if (start < 0 || start > text.length) return raiseOutOfRange('startIndex', badIndex);
    if (count < 0 || start + count > text.length) return raiseOutOfRange('count', badIndex);
    const part = replaceText(rt, text.slice(start, start + count), old, fresh);
    return rewrite(rt, self, text.slice(0, start) + part + text.slice(start + count));
  },
};

const badIndex = 'Index was out of range. Must be non-negative and less than the size of the collection.';

function insertOf(...types: readonly string[]): Members {
  return Object.fromEntries(
    types.map((type) => [
      `StringBuilder Insert(int index, ${type} value)`,
      (rt: Runtime, self: BuilderValue, index: number, value: NetValue) => insert(rt, self, index, textOf(rt, value)),
    ]),
  );
}

function insert(rt: Runtime, self: BuilderValue, index: number, text: string): BuilderValue {
  if (index < 0 || index > self.text.length) return raiseOutOfRange('index', badIndex);
  burn(rt, 1);
  return rewrite(rt, self, self.text.slice(0, index) + text + self.text.slice(index));
}
