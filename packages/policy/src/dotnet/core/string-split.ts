import type { Members } from '../define.ts';
import { raiseArgument, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkItems } from '../runtime.ts';
import type { Char, EnumValue, NetArray, NetValue } from '../value.ts';
import { netArray } from '../value.ts';
import { isWhiteSpace } from './char-category.ts';
import { burnSearch } from './text-search.ts';

/** `Split`. The overloads with one separator that is no array are of later .NET, and seen in policies. */
export const stringSplitMembers: Members = {
  'string[] Split(params char[] separator)': (rt: Runtime, self: string, units: NetArray | null) =>
    split(rt, self, unitFinder(units)),
  'string[] Split(char[] separator, int count)': (
    rt: Runtime,
    self: string,
    ...[units, count]: [NetArray | null, number]
  ) => split(rt, self, unitFinder(units), { count }),
  'string[] Split(char[] separator, StringSplitOptions options)': (
    rt: Runtime,
    self: string,
    ...[units, options]: [NetArray | null, EnumValue]
  ) => split(rt, self, unitFinder(units), { options }),
  'string[] Split(char[] separator, int count, StringSplitOptions options)': (
    rt: Runtime,
    self: string,
    ...[units, count, options]: [NetArray | null, number, EnumValue]
  ) => split(rt, self, unitFinder(units), { count, options }),
  'string[] Split(string[] separator, StringSplitOptions options)': (
    rt: Runtime,
    self: string,
    ...[texts, options]: [NetArray | null, EnumValue]
  ) => split(rt, self, textFinder(rt, texts), { options }),
  'string[] Split(string[] separator, int count, StringSplitOptions options)': (
    rt: Runtime,
    self: string,
    ...[texts, count, options]: [NetArray | null, number, EnumValue]
  ) => split(rt, self, textFinder(rt, texts), { count, options }),
  'string[] Split(char separator, StringSplitOptions options)': (
    rt: Runtime,
    self: string,
    ...[unit, options]: [Char, EnumValue]
  ) => split(rt, self, unitFinder(netArray('System.Char', [unit])), { options }),
  'string[] Split(char separator, int count, StringSplitOptions options = StringSplitOptions.None)': (
    rt: Runtime,
    self: string,
    ...[unit, count, options]: [Char, number, EnumValue]
  ) => split(rt, self, unitFinder(netArray('System.Char', [unit])), { count, options }),
  'string[] Split(string separator, StringSplitOptions options = StringSplitOptions.None)': (
    rt: Runtime,
    self: string,
    ...[text, options]: [string | null, EnumValue]
  ) => split(rt, self, textFinder(rt, netArray('System.String', [text])), { options }),
};

/** Where the next separator stands from `at` on, and how long it is; `null` if there is none. */
type Finder = (text: string, at: number) => Found | null;
type Found = { readonly at: number; readonly length: number };
type Bounds = { readonly count?: number; readonly options?: EnumValue };

function split(rt: Runtime, self: string, find: Finder, bounds: Bounds = {}): NetArray {
  const { count = 0x7fffffff, options } = bounds;
  const option = options?.value ?? 0;
  if (count < 0) return raiseOutOfRange('count', 'Count cannot be less than zero.');
  if (option < 0 || option > 1) return raiseArgument(`Illegal enum value: ${option}.`);
  burn(rt, self.length >>> 2);
  const skipsEmpty = option === 1;
  if (count === 0 || (skipsEmpty && self === '')) return netArray('System.String', []);
  return netArray('System.String', count === 1 ? [self] : partsOf(rt, { self, count, find, skipsEmpty }));
}

type Split = { readonly self: string; readonly count: number; readonly find: Finder; readonly skipsEmpty: boolean };

function partsOf(rt: Runtime, { self, count, find, skipsEmpty }: Split): NetValue[] {
  const parts: NetValue[] = [];
  let at = 0;
  for (let found = find(self, at); found !== null && parts.length < count - 1; found = find(self, at)) {
    if (!skipsEmpty || found.at > at) {
      checkItems(rt, parts.length + 2);
      parts.push(self.slice(at, found.at));
    }
    burn(rt, 1);
    at = found.at + found.length;
  }
  addLast(parts, { self, at, find, skipsEmpty });
  return parts;
}

type Rest = { readonly self: string; readonly at: number; readonly find: Finder; readonly skipsEmpty: boolean };

/** The last part is all that is left, separators and all; without empty parts, those in front of it go. */
function addLast(parts: NetValue[], { self, at, find, skipsEmpty }: Rest): void {
  let from = at;
  if (skipsEmpty) for (let found = find(self, from); found?.at === from; found = find(self, from)) from += found.length;
  if (!skipsEmpty || from < self.length) parts.push(self.slice(from));
}

/** No separators stand for white space. */
function unitFinder(units: NetArray | null): Finder {
  const wanted = new Set(units?.items.map((unit) => String.fromCharCode((unit as Char).code)));
  const isWanted = wanted.size === 0 ? isWhiteSpace : (unit: string): boolean => wanted.has(unit);
  return (text, from) => {
    for (let at = from; at < text.length; at += 1) if (isWanted(text.charAt(at))) return { at, length: 1 };
    return null;
  };
}

/**
 * Of separators that begin at the same place, the first that is listed counts. Empty ones and `null` never do. Where each
 * stands next is remembered, as one that is nowhere would otherwise be looked for again and again.
 */
function textFinder(rt: Runtime, texts: NetArray | null): Finder {
  if (texts === null || texts.items.length === 0) return unitFinder(null);
  const wanted = texts.items
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .map((text) => ({ text, next: -1 }));
  return (text, from) => {
    let best: Found | null = null;
    burn(rt, wanted.length >>> 2);
    for (const separator of wanted) {
      if (separator.next < from) {
        const next = text.indexOf(separator.text, from);
        burnSearch(rt, (next < 0 ? text.length : next) - from, separator.text.length);
        separator.next = next < 0 ? Infinity : next;
      }
      if (separator.next < (best?.at ?? Infinity)) best = { at: separator.next, length: separator.text.length };
    }
    return best;
  };
}
