import type { Members } from '../define.ts';
import { raise, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems, checkText, newText } from '../runtime.ts';
import type { Char, NetArray } from '../value.ts';
import { char, netArray } from '../value.ts';
import { isWhiteSpace } from './char-category.ts';

/** Constructors, elements and the questions that need no second string. */
export const stringMakeMembers: Members = {
  'String(char c, int count)': (rt: Runtime, unit: Char, count: number) => {
    if (count < 0) return raiseOutOfRange('count', "'count' must be non-negative.");
    return repeated(rt, String.fromCharCode(unit.code), count);
  },
  'String(char[] value)': (rt: Runtime, units: NetArray | null) =>
    units === null ? '' : textOfUnits(rt, units, 0, units.items.length),
  'String(char[] value, int startIndex, int length)': (
    rt: Runtime,
    units: NetArray | null,
    ...[start, length]: [number, number]
  ) => (units === null ? raiseArgumentNull('value') : textOfUnits(rt, units, start, length)),
  'static readonly string Empty': () => '',
  'int Length { get; }': (_: Runtime, self: string) => self.length,
  'char this[int index] { get; }': (_: Runtime, self: string, index: number) =>
    index < 0 || index >= self.length
      ? raise('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.')
      : char(self.charCodeAt(index)),
  'static bool IsNullOrEmpty(string value)': (_: Runtime, text: string | null) => text === null || text === '',
  'static bool IsNullOrWhiteSpace(string value)': (rt: Runtime, text: string | null) => {
    if (text === null) return true;
    burn(rt, text.length >>> 3);
    for (let at = 0; at < text.length; at += 1) if (!isWhiteSpace(text.charAt(at))) return false;
    return true;
  },
  'char[] ToCharArray()': (rt: Runtime, self: string) => unitsOf(rt, self, 0, self.length),
  'char[] ToCharArray(int startIndex, int length)': (rt: Runtime, self: string, start: number, length: number) => {
    if (start < 0 || start > self.length) return raiseOutOfRange('startIndex', badIndex);
    if (length < 0 || start + length > self.length) return raiseOutOfRange('length', badIndex);
    return unitsOf(rt, self, start, length);
  },
  'static string Copy(string str)': (_: Runtime, text: string | null) => text ?? raiseArgumentNull('str'),
  'static string Intern(string str)': (_: Runtime, text: string | null) => text ?? raiseArgumentNull('str'),
  'object Clone()': (_: Runtime, self: string) => self,
  'string Normalize()': (rt: Runtime, self: string) => newText(rt, self.normalize('NFC')),
  'bool IsNormalized()': (rt: Runtime, self: string) => {
    burn(rt, self.length >>> 3);
    return self.normalize('NFC') === self;
  },
};

const badIndex = 'Index was out of range. Must be non-negative and less than the size of the collection.';

/** The same text so many times. */
export function repeated(rt: Runtime, text: string, count: number): string {
  checkText(rt, text.length * count);
  return newText(rt, text.repeat(count));
}

/** The string of part of a `char[]`. */
export function textOfUnits(rt: Runtime, units: NetArray, start: number, length: number): string {
  const badStart = 'Index was out of range. Must be non-negative and less than the size of the collection.';
  if (start < 0) return raiseOutOfRange('startIndex', badStart);
  if (length < 0) return raiseOutOfRange('length', badStart);
  if (start + length > units.items.length) return raiseOutOfRange('startIndex', badStart);
  burn(rt, length >>> 2);
  let text = '';
  for (let at = start; at < start + length; at += 1) text += String.fromCharCode((units.items[at] as Char).code);
  return newText(rt, text);
}

export function unitsOf(rt: Runtime, text: string, start: number, length: number): NetArray {
  checkItems(rt, length);
  burn(rt, length);
  return netArray(
    'System.Char',
    Array.from({ length }, (_, index) => char(text.charCodeAt(start + index))),
  );
}
