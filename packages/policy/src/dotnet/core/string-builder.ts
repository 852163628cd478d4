import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import { raise, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';
import type { Char } from '../value.ts';
import { char } from '../value.ts';
import { builderAppendMembers } from './string-builder-append.ts';
import { builderEditMembers } from './string-builder-edit.ts';
import type { BuilderValue } from './string-builder-value.ts';
import { newBuilder, rewrite } from './string-builder-value.ts';

const item = 'char this[int index] { get; set; }';
const length = 'int Length { get; set; }';
const capacity = 'int Capacity { get; set; }';

export const stringBuilder: TypeDefinition = defineType({
  name: 'System.Text.StringBuilder',
  kind: 'class',
  source: 'https://learn.microsoft.com/dotnet/api/system.text.stringbuilder?view=netframework-4.8',
  members: {
    'StringBuilder()': () => newBuilder(''),
    'StringBuilder(int capacity)': (_: Runtime, size: number) => newBuilder('', checkedCapacity(size)),
    'StringBuilder(string value)': (_: Runtime, text: string | null) => newBuilder(text ?? ''),
    'StringBuilder(string value, int capacity)': (_: Runtime, text: string | null, size: number) =>
      newBuilder(text ?? '', checkedCapacity(size)),
    [length]: (_: Runtime, self: BuilderValue) => self.text.length,
    [capacity]: (_: Runtime, self: BuilderValue) => Math.max(self.capacity, self.text.length),
    'int MaxCapacity { get; }': () => 0x7fffffff,
    [item]: (_: Runtime, self: BuilderValue, index: number) =>
      index < 0 || index >= self.text.length
        ? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
        : char(self.text.charCodeAt(index)),
    'int EnsureCapacity(int capacity)': (_: Runtime, self: BuilderValue, size: number) => {
      self.capacity = Math.max(self.capacity, checkedCapacity(size));
      return self.capacity;
    },
    'string ToString(int startIndex, int length)': (rt: Runtime, self: BuilderValue, start: number, count: number) => {
      if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
      if (start > self.text.length)
        return raiseOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
      if (count < 0) return raiseOutOfRange('length', 'Length cannot be less than zero.');
      if (start + count > self.text.length)
        return raiseOutOfRange('length', 'Index and length must refer to a location within the string.');
      return newText(rt, self.text.slice(start, start + count));
    },
    'bool Equals(StringBuilder sb)': (_: Runtime, self: BuilderValue, other: BuilderValue | null) =>
      self.text === other?.text,
    ...builderAppendMembers,
    ...builderEditMembers,
  },
  setters: {
    [length]: (rt: Runtime, self: BuilderValue, size: number) => {
      if (size < 0) return raiseOutOfRange('value', 'Length cannot be less than zero.');
      rewrite(rt, self, size <= self.text.length ? self.text.slice(0, size) : self.text.padEnd(size, '\0'));
      return null;
    },
    [capacity]: (_: Runtime, self: BuilderValue, size: number) => {
      if (size < self.text.length) return raiseOutOfRange('value', 'capacity was less than the current size.');
      self.capacity = size;
      return null;
    },
    [item]: (rt: Runtime, self: BuilderValue, index: number, unit: Char) => {
      if (index < 0 || index >= self.text.length)
        return raiseOutOfRange(
          'index',
          'Index was out of range. Must be non-negative and less than the size of the collection.',
        );
      const { text } = self;
      rewrite(rt, self, text.slice(0, index) + String.fromCharCode(unit.code) + text.slice(index + 1));
      return null;
    },
  },
  hooks: { text: (rt: Runtime, self: BuilderValue) => newText(rt, self.text) },
});

function checkedCapacity(size: number): number {
  return size < 0 ? raiseOutOfRange('capacity', "'capacity' must be greater than zero.") : size;
}
