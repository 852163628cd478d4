import type { Members } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Char, EnumValue, NetArray } from '../value.ts';
import type { Comparison } from './text-order.ts';
import { comparisonOf, invariant, ordinal, searchable } from './text-order.ts';
import type { Search } from './text-search.ts';
import { findAny, findFirst, findLast } from './text-search.ts';

/** Looking for a text or a character in a string. */
export const stringSearchMembers: Members = {
  'bool Contains(string value)': (rt: Runtime, self: string, text: string | null) =>
    findFirst(rt, self, { text: given(text), how: ordinal }) >= 0,
  'bool Contains(char value)': (rt: Runtime, self: string, unit: Char) =>
    findFirst(rt, self, { text: textOf(unit), how: ordinal }) >= 0,
  'bool Contains(string value, StringComparison comparisonType)': (
    rt: Runtime,
    self: string,
    ...[text, type]: [string | null, EnumValue]
  ) => findFirst(rt, self, { text: given(text), how: comparisonOf(type) }) >= 0,
  'bool StartsWith(string value)': (rt: Runtime, self: string, text: string | null) =>
    startsWith(rt, self, given(text), invariant),
  'bool StartsWith(string value, StringComparison comparisonType)': (
    rt: Runtime,
    self: string,
    ...[text, type]: [string | null, EnumValue]
  ) => startsWith(rt, self, given(text), comparisonOf(type)),
  'bool EndsWith(string value)': (rt: Runtime, self: string, text: string | null) =>
    endsWith(rt, self, given(text), invariant),
  'bool EndsWith(string value, StringComparison comparisonType)': (
    rt: Runtime,
    self: string,
    ...[text, type]: [string | null, EnumValue]
  ) => endsWith(rt, self, given(text), comparisonOf(type)),
  ...positions('IndexOf', findFirst),
  ...positions('LastIndexOf', findLast),
  ...anyPositions('IndexOfAny', false),
  ...anyPositions('LastIndexOfAny', true),
};

type Find = (rt: Runtime, self: string, search: Search) => number;
type Bounds = readonly [start?: number, count?: number];

/** The overloads of `IndexOf` and of `LastIndexOf`; the latter goes backwards from where it starts. */
function positions(name: string, find: Find): Members {
  function byText(rt: Runtime, self: string, text: string | null, ...bounds: Bounds): number {
    return find(rt, self, { text: given(text), how: invariant, start: bounds[0], count: bounds[1] });
  }
  function byUnit(rt: Runtime, self: string, unit: Char, ...bounds: Bounds): number {
    return find(rt, self, { text: textOf(unit), how: ordinal, start: bounds[0], count: bounds[1] });
  }
  function compared(rt: Runtime, self: string, text: string | null, ...rest: (number | EnumValue)[]): number {
    const how = comparisonOf(rest.at(-1) as EnumValue);
    const [start, count] = rest.slice(0, -1) as number[];
    return find(rt, self, { text: given(text), how, start, count });
  }
  return {
    [`int ${name}(char value)`]: byUnit,
    [`int ${name}(char value, int startIndex)`]: byUnit,
    [`int ${name}(char value, int startIndex, int count)`]: byUnit,
    [`int ${name}(string value)`]: byText,
    [`int ${name}(string value, int startIndex)`]: byText,
    [`int ${name}(string value, int startIndex, int count)`]: byText,
    [`int ${name}(string value, StringComparison comparisonType)`]: compared,
    [`int ${name}(string value, int startIndex, StringComparison comparisonType)`]: compared,
    [`int ${name}(string value, int startIndex, int count, StringComparison comparisonType)`]: compared,
  };
}

function anyPositions(name: string, isLast: boolean): Members {
  function find(rt: Runtime, self: string, units: NetArray | null, ...[start, count]: Bounds): number {
    const { items } = units ?? raiseArgumentNull('anyOf');
    burn(rt, items.length);
    const wanted = new Set(items.map((unit) => (unit as Char).code));
    return findAny(rt, self, { wanted, isLast, start, count });
  }
  return {
    [`int ${name}(char[] anyOf)`]: find,
    [`int ${name}(char[] anyOf, int startIndex)`]: find,
    [`int ${name}(char[] anyOf, int startIndex, int count)`]: find,
  };
}

function startsWith(rt: Runtime, self: string, text: string, how: Comparison): boolean {
  burn(rt, text.length >>> 3);
  if (text.length > self.length) return false;
  return searchable(rt, self.slice(0, text.length), how) === searchable(rt, text, how);
}

function endsWith(rt: Runtime, self: string, text: string, how: Comparison): boolean {
  burn(rt, text.length >>> 3);
  if (text.length > self.length) return false;
  return searchable(rt, self.slice(self.length - text.length), how) === searchable(rt, text, how);
}

function given(text: string | null): string {
  return text ?? raiseArgumentNull('value');
}

function textOf({ code }: Char): string {
  return String.fromCharCode(code);
}
