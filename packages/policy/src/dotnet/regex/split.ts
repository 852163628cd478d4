import { raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { checkItems, newText } from '../runtime.ts';
import type { NetArray } from '../value.ts';
import { netArray } from '../value.ts';
import type { MatchValue } from './match-value.ts';
import { firstMatch, groupAt, groupCount, isSuccess, nextMatch, spanOf, valueOf } from './match-value.ts';
import type { RegexValue } from './regex-value.ts';
import { checkStart, originOf, searchIn } from './regex-value.ts';

/** `Split`: what stands between the matches, and what their groups have captured. A count of 0 is no limit. */
export function split(rt: Runtime, self: RegexValue, ...[input, count = 0, startat]: Task): NetArray {
  const search = searchIn(self, input);
  if (count < 0) raiseOutOfRange('count', 'Count cannot be less than -1.');
  const from = startat === undefined ? originOf(self, search.input) : checkStart(search.input, startat);
  const text = search.input;
  const { isBackward } = self.regex;
  const pieces: string[] = [];
  const add = (begin: number, end: number): void => {
    checkItems(rt, pieces.length + 1);
    pieces.push(newText(rt, text.slice(begin, end)));
  };
  let edge = isBackward ? text.length : 0;
  if (count !== 1) {
    let found = firstMatch(rt, search, from);
    for (let left = count - 1; isSuccess(found); found = nextMatch(rt, found)) {
      const [begin, end] = spanOf(found);
      if (isBackward) add(end, edge);
      else add(edge, begin);
      edge = isBackward ? begin : end;
      pieces.push(...capturedBy(rt, found));
      left -= 1;
      if (left === 0) break;
    }
  }
  if (isBackward) add(0, edge);
  else add(edge, text.length);
  return netArray('System.String', isBackward ? pieces.reverse() : pieces);
}

type Task = readonly [input: string | null, count?: number, startat?: number];

function capturedBy(rt: Runtime, match: MatchValue): readonly string[] {
  const texts: string[] = [];
  for (let slot = 1; slot < groupCount(match); slot += 1) {
    const group = groupAt(match, slot);
    if (isSuccess(group)) texts.push(valueOf(rt, group));
  }
  return texts;
}
