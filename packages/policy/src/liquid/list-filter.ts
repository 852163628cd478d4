import type { Runtime } from '../dotnet/runtime.ts';
import { burn, checkText } from '../dotnet/runtime.ts';
import type { FilterTable } from './filter-table.ts';
import { listOf, memberOf, textOf } from './filter-value.ts';

/** Filters of lists. */
export function listFilters(rt: Runtime): FilterTable {
  return {
    Compact: (input) => listOf(input).filter((item) => item !== null && item !== undefined),
    Concat: (input, more) => [...listOf(input), ...listOf(more)],
    Default: (input, otherwise) => (isBlank(input) ? otherwise : input),
    First: (input) => listOf(input)[0] ?? null,
    Last: (input) => listOf(input).at(-1) ?? null,
    Join: (input, glue = ' ') => join(rt, input, textOf(glue)),
    Map: (input, name) => listOf(input).map((item) => memberOf(item, textOf(name))),
    Reverse: (input) => listOf(input).toReversed(),
    Size: (input) => size(input),
    Sort: (input, name) => sort(rt, input, name),
    Uniq: (input) => [...new Set(listOf(input))],
  };
}

function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

function size(input: unknown): number {
  if (typeof input === 'string') return input.length;
  if (typeof input !== 'object' || input === null) return 0;
  return Symbol.iterator in input ? listOf(input).length : Object.keys(input).length;
}

/** What is no list is its own text. */
function join(rt: Runtime, input: unknown, glue: string): string {
  const texts = listOf(input).map(textOf);
  checkText(
    rt,
    texts.reduce((sum, text) => sum + text.length + glue.length, 0),
  );
  return texts.join(glue);
}

function sort(rt: Runtime, input: unknown, name: unknown): readonly unknown[] {
  const list = listOf(input);
  burn(rt, list.length * 16);
  const key = (item: unknown): unknown => (name === undefined ? item : memberOf(item, textOf(name)));
  return list.toSorted((left, right) => compare(key(left), key(right)));
}

/** Nothing comes first; numbers by size, texts by their letters, small ones before large ones. */
function compare(left: unknown, right: unknown): number {
  if (isNothing(left) || isNothing(right)) return Number(isNothing(right)) - Number(isNothing(left));
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [a, b] = [textOf(left), textOf(right)];
  return ordinal(a.toLowerCase(), b.toLowerCase()) || ordinal(b, a);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined;
}

function ordinal(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
