import type { Finder, Found } from '../../regex/finder.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { MatchValue } from './match-value.ts';
import { firstMatch } from './match-value.ts';
import type { RegexValue } from './regex-value.ts';
import { checkStart, originOf, searchIn } from './regex-value.ts';

/** `IsMatch`: where groups do not matter, more patterns can be executed in linear time. */
export function isMatch(
  rt: Runtime,
  self: RegexValue,
  ...[input, startat]: readonly [string | null, number?]
): boolean {
  const text = input ?? raiseArgumentNull('input');
  const from = startat === undefined ? originOf(self, text) : checkStart(text, startat);
  return self.regex.open(text, 'place').find(rt, from, false) !== null;
}

export function matchFrom(
  rt: Runtime,
  self: RegexValue,
  ...[input, startat]: readonly [string | null, number?]
): MatchValue {
  const search = searchIn(self, input);
  const from = startat === undefined ? originOf(self, search.input) : checkStart(search.input, startat);
  return firstMatch(rt, search, from);
}

/** `Match(input, beginning, length)`: anchors take the part for the whole, indexes count from the input's begin. */
export function matchWithin(rt: Runtime, self: RegexValue, ...[input, beginning, length]: Part): MatchValue {
  const text = input ?? raiseArgumentNull('input');
  if (beginning < 0 || beginning > text.length)
    raiseOutOfRange('beginning', 'Start index cannot be less than 0 or greater than input length.');
  if (length < 0 || length > text.length - beginning)
    raiseOutOfRange('length', 'Length cannot be less than 0 or exceed input length.');
  burn(rt, length >>> 4);
  const finder = shifted(self.regex.open(text.slice(beginning, beginning + length), 'captures'), beginning);
  const from = beginning + (self.regex.isBackward ? length : 0);
  return firstMatch(rt, { regex: self.regex, input: text, finder }, from);
}

type Part = readonly [input: string | null, beginning: number, length: number];

function shifted(inner: Finder, by: number): Finder {
  return {
    find: (rt, from, afterEmpty): Found | null => {
      const found = inner.find(rt, from - by, afterEmpty);
      return found && { captures: found.captures.map((captures) => captures.map((place) => place + by)) };
    },
  };
}
