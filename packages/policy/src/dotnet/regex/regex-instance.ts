import { rightToLeft } from '../../regex/option.ts';
import type { Members } from '../define.ts';
import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { TimeSpan } from '../time/moment.ts';
import type { EnumValue, NetArray } from '../value.ts';
import { netArray } from '../value.ts';
import { isMatch, matchFrom, matchWithin } from './find.ts';
import { matchCollectionOf } from './match-collection.ts';
import { regexOptionsValue } from './regex-options.ts';
import type { RegexValue } from './regex-value.ts';
import { checkStart, makeRegex, originOf, searchIn } from './regex-value.ts';
import type { Evaluator } from './replace.ts';
import { replace } from './replace.ts';
import { split } from './split.ts';

type Self = RegexValue;
type Text = string | null;

export const instanceMembers: Members = {
  'Regex(string pattern)': makeRegex,
  'Regex(string pattern, RegexOptions options)': makeRegex,
  'Regex(string pattern, RegexOptions options, TimeSpan matchTimeout)': (
    rt: Runtime,
    pattern: Text,
    ...settings: [EnumValue, TimeSpan]
  ) => makeRegex(rt, pattern, ...settings),
  'RegexOptions Options { get; }': (_: Runtime, self: Self) => regexOptionsValue(self.regex.options),
  'bool RightToLeft { get; }': (_: Runtime, self: Self) => (self.regex.options & rightToLeft) !== 0,
  'TimeSpan MatchTimeout { get; }': (_: Runtime, self: Self) => self.timeout,
  'string[] GetGroupNames()': (_: Runtime, self: Self): NetArray =>
    netArray('System.String', [...self.regex.groups.names]),
  'int[] GetGroupNumbers()': (_: Runtime, self: Self): NetArray =>
    netArray('System.Int32', [...self.regex.groups.numbers]),
  'string GroupNameFromNumber(int i)': (_: Runtime, { regex: { groups } }: Self, number: number) => {
    const slot = groups.slotOf.get(number);
    return slot === undefined ? '' : (groups.names[slot] ?? '');
  },
  'int GroupNumberFromName(string name)': (_: Runtime, self: Self, name: Text) =>
    self.regex.groups.numberOf.get(name ?? raiseArgumentNull('name')) ?? -1,
  'bool IsMatch(string input)': (rt: Runtime, self: Self, input: Text) => isMatch(rt, self, input),
  'bool IsMatch(string input, int startat)': isMatch,
  'Match Match(string input)': (rt: Runtime, self: Self, input: Text) => matchFrom(rt, self, input),
  'Match Match(string input, int startat)': matchFrom,
  'Match Match(string input, int beginning, int length)': matchWithin,
  'MatchCollection Matches(string input)': (_: Runtime, self: Self, input: Text) => {
    const search = searchIn(self, input);
    return matchCollectionOf(search, originOf(self, search.input));
  },
  'MatchCollection Matches(string input, int startat)': (
    _: Runtime,
    self: Self,
    ...[input, startat]: [Text, number]
  ) => {
    const search = searchIn(self, input);
    return matchCollectionOf(search, checkStart(search.input, startat));
  },
  'string Replace(string input, string replacement)': replace,
  'string Replace(string input, string replacement, int count)': replace,
  'string Replace(string input, string replacement, int count, int startat)': replace,
  'string Replace(string input, Func<Match, string> evaluator)': replaceBy,
  'string Replace(string input, Func<Match, string> evaluator, int count)': replaceBy,
  'string Replace(string input, Func<Match, string> evaluator, int count, int startat)': replaceBy,
  'string[] Split(string input)': (rt: Runtime, self: Self, input: Text) => split(rt, self, input),
  'string[] Split(string input, int count)': (rt: Runtime, self: Self, ...args: [Text, number]) =>
    split(rt, self, ...args),
  'string[] Split(string input, int count, int startat)': split,
};

function replaceBy(rt: Runtime, self: Self, ...[input, by, count, startat]: ByEvaluator): string {
  if (count !== undefined && count < -1) raiseOutOfRange('count', 'Count cannot be less than -1.');
  return replace(rt, self, input, by ?? raiseArgumentNull('evaluator'), count, startat);
}

type ByEvaluator = [input: Text, by: Evaluator | null, count?: number, startat?: number];
