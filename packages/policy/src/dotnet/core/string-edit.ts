import type { Members } from '../define.ts';
import { raiseArgument, raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import type { Char, EnumValue } from '../value.ts';
import { comparisonOf, searchable } from './text-order.ts';
import { burnSearch } from './text-search.ts';

/** Strings made of parts of one. */
export const stringEditMembers: Members = {
  'string Substring(int startIndex)': (rt: Runtime, self: string, start: number) =>
    substring(rt, self, start, undefined),
  'string Substring(int startIndex, int length)': substring,
  'string Insert(int startIndex, string value)': (rt: Runtime, self: string, start: number, text: string | null) => {
    if (text === null) return raiseArgumentNull('value');
    if (start < 0 || start > self.length) return raiseOutOfRange('startIndex');
    return newText(rt, self.slice(0, start) + text + self.slice(start));
  },
  'string Remove(int startIndex)': (rt: Runtime, self: string, start: number) => {
    if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
    if (start >= self.length) return raiseOutOfRange('startIndex', 'startIndex must be less than length of string.');
    return newText(rt, self.slice(0, start));
  },
  'string Remove(int startIndex, int count)': (rt: Runtime, self: string, start: number, count: number) => {
    if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
    if (count < 0) return raiseOutOfRange('count', 'Count cannot be less than zero.');
    if (start + count > self.length)
      return raiseOutOfRange('count', 'Index and count must refer to a location within the string.');
    return newText(rt, self.slice(0, start) + self.slice(start + count));
  },
  'string Replace(char oldChar, char newChar)': (rt: Runtime, self: string, old: Char, fresh: Char) =>
    replaceText(rt, self, String.fromCharCode(old.code), String.fromCharCode(fresh.code)),
  'string Replace(string oldValue, string newValue)': replaceText,
  'string Replace(string oldValue, string newValue, StringComparison comparisonType)': (
    rt: Runtime,
    self: string,
    ...[old, fresh, type]: [string | null, string | null, EnumValue]
  ) => replaceCompared(rt, self, [old, fresh], type),
  ...paddings('PadLeft', (text, width, unit) => text.padStart(width, unit)),
  ...paddings('PadRight', (text, width, unit) => text.padEnd(width, unit)),
};

function substring(rt: Runtime, self: string, start: number, length: number | undefined): string {
  if (start < 0) return raiseOutOfRange('startIndex', 'StartIndex cannot be less than zero.');
  if (start > self.length) return raiseOutOfRange('startIndex', 'startIndex cannot be larger than length of string.');
  const count = length ?? self.length - start;
  if (count < 0) return raiseOutOfRange('length', 'Length cannot be less than zero.');
  if (start + count > self.length)
    return raiseOutOfRange('length', 'Index and length must refer to a location within the string.');
  return newText(rt, self.slice(start, start + count));
}

/** Every place where the old text stands, from left to right; `null` removes it. */
export function replaceText(rt: Runtime, self: string, old: string | null, fresh: string | null): string {
  const wanted = checkedOld(old);
  burnSearch(rt, self.length, wanted.length);
  const parts = self.split(wanted);
  burn(rt, parts.length);
  checkText(rt, self.length + (parts.length - 1) * ((fresh ?? '').length - wanted.length));
  return newText(rt, parts.join(fresh ?? ''));
}

function checkedOld(old: string | null): string {
  if (old === null) return raiseArgumentNull('oldValue');
  return old === '' ? raiseArgument('String cannot be of zero length.', 'oldValue') : old;
}

function replaceCompared(rt: Runtime, self: string, [old, fresh]: (string | null)[], type: EnumValue): string {
  const how = comparisonOf(type);
  const wanted = searchable(rt, checkedOld(old ?? null), how);
  const where = searchable(rt, self, how);
  burnSearch(rt, where.length, wanted.length);
  let text = '';
  let at = 0;
  for (let found = where.indexOf(wanted); found >= 0; found = where.indexOf(wanted, at)) {
    text += self.slice(at, found) + (fresh ?? '');
    at = found + wanted.length;
    burn(rt, 1);
    checkText(rt, text.length);
  }
  return newText(rt, text + self.slice(at));
}

type Pad = (text: string, width: number, unit: string) => string;

function paddings(name: string, pad: Pad): Members {
  function padded(rt: Runtime, self: string, width: number, unit: string): string {
    if (width < 0) return raiseOutOfRange('totalWidth', 'Non-negative number required.');
    checkText(rt, width);
    return newText(rt, pad(self, width, unit));
  }
  return {
    [`string ${name}(int totalWidth)`]: (rt: Runtime, self: string, width: number) => padded(rt, self, width, ' '),
    [`string ${name}(int totalWidth, char paddingChar)`]: (rt: Runtime, self: string, width: number, unit: Char) =>
      padded(rt, self, width, String.fromCharCode(unit.code)),
  };
}
