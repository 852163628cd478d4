import type { Members } from '../define.ts';
import { raiseArgumentNull } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { TimeSpan } from '../time/moment.ts';
import type { EnumValue } from '../value.ts';
import { escape, unescape } from './escape.ts';
import { isMatch, matchFrom } from './find.ts';
import { matchCollectionOf } from './match-collection.ts';
import { makeRegex, noTimeout, originOf, searchIn } from './regex-value.ts';
import type { Evaluator } from './replace.ts';
import { replace } from './replace.ts';
import { split } from './split.ts';

type Text = string | null;
type Settings = [options?: EnumValue, timeout?: TimeSpan];

function isMatchOf(rt: Runtime, input: Text, pattern: Text, ...settings: Settings): unknown {
  return isMatch(rt, makeRegex(rt, pattern, ...settings), input);
}

function matchOf(rt: Runtime, input: Text, pattern: Text, ...settings: Settings): unknown {
  return matchFrom(rt, makeRegex(rt, pattern, ...settings), input);
}

function matchesOf(rt: Runtime, input: Text, pattern: Text, ...settings: Settings): unknown {
  const made = makeRegex(rt, pattern, ...settings);
  const search = searchIn(made, input);
  return matchCollectionOf(search, originOf(made, search.input));
}

function replaceOf(rt: Runtime, input: Text, ...[pattern, by, ...settings]: [Text, Text, ...Settings]): unknown {
  return replace(rt, makeRegex(rt, pattern, ...settings), input, by);
}

function replaceByOf(
  rt: Runtime,
  input: Text,
  ...[pattern, by, ...settings]: [Text, Evaluator | null, ...Settings]
): unknown {
  const made = makeRegex(rt, pattern, ...settings);
  return replace(rt, made, input, by ?? raiseArgumentNull('evaluator'));
}

function splitOf(rt: Runtime, input: Text, pattern: Text, ...settings: Settings): unknown {
  return split(rt, makeRegex(rt, pattern, ...settings), input);
}

export const staticMembers: Members = {
  'static readonly TimeSpan InfiniteMatchTimeout': () => noTimeout,
  'static string Escape(string str)': escape,
  'static string Unescape(string str)': unescape,
  'static bool IsMatch(string input, string pattern)': isMatchOf,
  'static bool IsMatch(string input, string pattern, RegexOptions options)': isMatchOf,
  'static bool IsMatch(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': isMatchOf,
  'static Match Match(string input, string pattern)': matchOf,
  'static Match Match(string input, string pattern, RegexOptions options)': matchOf,
  'static Match Match(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': matchOf,
  'static MatchCollection Matches(string input, string pattern)': matchesOf,
  'static MatchCollection Matches(string input, string pattern, RegexOptions options)': matchesOf,
  'static MatchCollection Matches(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)':
    matchesOf,
  'static string Replace(string input, string pattern, string replacement)': replaceOf,
  'static string Replace(string input, string pattern, string replacement, RegexOptions options)': replaceOf,
  'static string Replace(string input, string pattern, string replacement, RegexOptions options, TimeSpan matchTimeout)':
    replaceOf,
  'static string Replace(string input, string pattern, Func<Match, string> evaluator)': replaceByOf,
  'static string Replace(string input, string pattern, Func<Match, string> evaluator, RegexOptions options)':
    replaceByOf,
  'static string Replace(string input, string pattern, Func<Match, string> evaluator, RegexOptions options, TimeSpan matchTimeout)':
    replaceByOf,
  'static string[] Split(string input, string pattern)': splitOf,
  'static string[] Split(string input, string pattern, RegexOptions options)': splitOf,
  'static string[] Split(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': splitOf,
};
