import type { CompiledRegex } from '../../regex/compiled-regex.ts';
import type { Finder, Found } from '../../regex/finder.ts';
import type { Runtime } from '../runtime.ts';
import { newText } from '../runtime.ts';

/** What `Capture`, `Group` and `Match` have in common: an input, and captures in it, begin and end in turn. */
export type CaptureValue = {
  readonly net: string;
  readonly input: string;
  /** A group that has not matched has none. */
  readonly captures: readonly number[];
};

export type MatchValue = CaptureValue & {
  /** Null for `Match.Empty`. */
  readonly search: Search | null;
  readonly found: Found | null;
};

/** An input in which a pattern is looked for. */
export type Search = { readonly regex: CompiledRegex; readonly input: string; readonly finder: Finder };

export const captureName = 'System.Text.RegularExpressions.Capture';
export const groupName = 'System.Text.RegularExpressions.Group';
export const matchName = 'System.Text.RegularExpressions.Match';

export function captureValue(input: string, begin: number, end: number): CaptureValue {
  return { net: captureName, input, captures: [begin, end] };
}

function groupValue(input: string, captures: readonly number[]): CaptureValue {
  return { net: groupName, input, captures };
}

export const emptyGroup: CaptureValue = groupValue('', []);
export const emptyMatch: MatchValue = { net: matchName, input: '', captures: [], search: null, found: null };

/** Begin and end of the last capture; of a group without one, the empty string at 0. */
export function spanOf({ captures }: CaptureValue): readonly [begin: number, end: number] {
  return [captures.at(-2) ?? 0, captures.at(-1) ?? 0];
}

export function lengthOf(self: CaptureValue): number {
  const [begin, end] = spanOf(self);
  return end - begin;
}

export function valueOf(rt: Runtime, self: CaptureValue): string {
  const [begin, end] = spanOf(self);
  return newText(rt, self.input.slice(begin, end));
}

export function isSuccess({ captures }: CaptureValue): boolean {
  return captures.length > 0;
}

/** The first match from a place on, or `Match.Empty`. */
export function firstMatch(rt: Runtime, search: Search, from: number): MatchValue {
  return matchOf(search, search.finder.find(rt, from, false));
}

export function nextMatch(rt: Runtime, self: MatchValue): MatchValue {
  if (self.search === null) return self;
  const [begin, end] = spanOf(self);
  return matchOf(self.search, self.search.finder.find(rt, self.search.regex.isBackward ? begin : end, begin === end));
}

function matchOf(search: Search, found: Found | null): MatchValue {
  if (found === null) return emptyMatch;
  return { net: matchName, input: search.input, captures: found.captures[0] ?? [], search, found };
}

/** A group of a match by its number; one that there is not is a group that has not matched. */
export function groupNumbered(match: MatchValue, number: number): CaptureValue {
  if (number === 0) return match;
  const slot = match.search?.regex.groups.slotOf.get(number);
  return slot === undefined ? emptyGroup : groupAt(match, slot);
}

export function groupNamed(match: MatchValue, name: string): CaptureValue {
  const number = match.search?.regex.groups.numberOf.get(name);
  return number === undefined ? emptyGroup : groupNumbered(match, number);
}

/** A group by its place among the groups, in the order of their numbers. */
export function groupAt(match: MatchValue, slot: number): CaptureValue {
  if (slot === 0) return match;
  const captures = match.found?.captures[slot];
  return captures === undefined ? emptyGroup : groupValue(match.input, captures);
}

/** How many groups there are, the whole match being one. */
export function groupCount(match: MatchValue): number {
  return match.found?.captures.length ?? 1;
}
