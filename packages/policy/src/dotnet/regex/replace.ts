import { raiseArgumentNull, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, checkText, newText } from '../runtime.ts';
import type { MatchValue } from './match-value.ts';
import { firstMatch, isSuccess, nextMatch, spanOf } from './match-value.ts';
import type { RegexValue } from './regex-value.ts';
import { checkStart, originOf, searchIn } from './regex-value.ts';
import { parseReplacement } from './replacement.ts';

export type Evaluator = (match: MatchValue) => string | null;

/** What is replaced by what: how many matches at most (-1: all), and where to begin. */
type Task = readonly [input: string | null, by: string | Evaluator | null, count?: number, startat?: number];

/** `Replace`, by a pattern or by a function of the match. */
export function replace(rt: Runtime, self: RegexValue, ...[input, by, count = -1, startat]: Task): string {
  const search = searchIn(self, input);
  const evaluate = evaluator(self, by);
  checkCount(count);
  const from = startat === undefined ? originOf(self, search.input) : checkStart(search.input, startat);
  if (count === 0) return search.input;
  let found = firstMatch(rt, search, from);
  if (!isSuccess(found)) return search.input;
  const pieces: string[] = [];
  let chars = 0;
  const add = (piece: string): void => {
    chars += piece.length;
    checkText(rt, chars);
    pieces.push(piece);
  };
  const { isBackward } = self.regex;
  const between = (begin: number, end: number): string => search.input.slice(begin, end);
  let edge = isBackward ? search.input.length : 0;
  for (let left = count; isSuccess(found); found = nextMatch(rt, found)) {
    const [begin, end] = spanOf(found);
    add(isBackward ? between(end, edge) : between(edge, begin));
    const text = evaluate(found);
    burn(rt, 4 + (text.length >>> 4));
    add(text);
    edge = isBackward ? begin : end;
    left -= 1;
    if (left === 0) break;
  }
  if (isBackward) pieces.push(between(0, edge));
  else pieces.push(between(edge, search.input.length));
  return joined(rt, pieces, isBackward);
}

function checkCount(count: number): void {
  if (count < -1) raiseOutOfRange('count', 'Count cannot be less than -1.');
}

function joined(rt: Runtime, pieces: string[], isBackward: boolean): string {
  checkText(
    rt,
    pieces.reduce((sum, piece) => sum + piece.length, 0),
  );
  return newText(rt, (isBackward ? pieces.reverse() : pieces).join(''));
}

function evaluator({ regex }: RegexValue, by: string | Evaluator | null): (match: MatchValue) => string {
  if (by === null) return raiseArgumentNull('replacement');
  if (typeof by === 'string') return parseReplacement(by, regex.groups);
  return (match) => by(match) ?? '';
}
