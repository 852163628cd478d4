import type { Members } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { Char, NetArray } from '../value.ts';
import { isWhiteSpace } from './char-category.ts';
import type { CharTest } from './char-category.ts';
import { lowerText, upperText } from './text-case.ts';

/** Case and blanks. */
export const stringCaseMembers: Members = {
  'string ToLower()': lower,
  'string ToLowerInvariant()': lower,
  'string ToUpper()': upper,
  'string ToUpperInvariant()': upper,
  'string Trim()': (rt: Runtime, self: string) => trimmed(rt, self, both, isWhiteSpace),
  'string TrimStart()': (rt: Runtime, self: string) => trimmed(rt, self, front, isWhiteSpace),
  'string TrimEnd()': (rt: Runtime, self: string) => trimmed(rt, self, back, isWhiteSpace),
  'string Trim(params char[] trimChars)': (rt: Runtime, self: string, units: NetArray | null) =>
    trimmed(rt, self, both, among(units)),
  'string TrimStart(params char[] trimChars)': (rt: Runtime, self: string, units: NetArray | null) =>
    trimmed(rt, self, front, among(units)),
  'string TrimEnd(params char[] trimChars)': (rt: Runtime, self: string, units: NetArray | null) =>
    trimmed(rt, self, back, among(units)),
};

type Ends = { readonly front: boolean; readonly back: boolean };
const both: Ends = { front: true, back: true };
const front: Ends = { front: true, back: false };
const back: Ends = { front: false, back: true };

function lower(rt: Runtime, self: string): string {
  return newText(rt, lowerText(rt, self));
}

function upper(rt: Runtime, self: string): string {
  return newText(rt, upperText(rt, self));
}

/** No characters at all stand for white space. */
function among(units: NetArray | null): CharTest {
  if (units === null || units.items.length === 0) return isWhiteSpace;
  const wanted = new Set(units.items.map((unit) => String.fromCharCode((unit as Char).code)));
  return (unit) => wanted.has(unit);
}

function trimmed(rt: Runtime, self: string, ends: Ends, test: CharTest): string {
  let from = 0;
  let end = self.length;
  // What is cut off costs as much as what stays.
  burn(rt, end >>> 3);
  if (ends.front) while (from < end && test(self.charAt(from))) from += 1;
  if (ends.back) while (end > from && test(self.charAt(end - 1))) end -= 1;
  return newText(rt, self.slice(from, end));
}
