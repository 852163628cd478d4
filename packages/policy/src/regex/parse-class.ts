import { classEscape } from './category.ts';
import type { CharSet } from './char-set.ts';
import { charSet, negate, subtract, union } from './char-set.ts';
import { whoseLowerIsIn, withLower } from './letter-case.ts';
import { skipPosixName, takeCategory, takeCharEscape } from './parse-escape.ts';
import type { Scan } from './scan.ts';
import { descend, ignoresCase, isEcma, left, peek, refuse, take } from './scan.ts';

/** What has been read of a class in brackets. */
type Draft = {
  readonly isNegative: boolean;
  readonly pairs: number[];
  readonly sets: CharSet[];
  subtracted: CharSet | null;
  /** The first character of a range whose last is awaited. */
  rangeFrom: number | null;
};

/** A class, from behind its `[`. */
export function takeClass(scan: Scan): CharSet {
  const set = takeBare(scan);
  if (!ignoresCase(scan)) return set;
  scan.spend(2000);
  return whoseLowerIsIn(set);
}

/** A class before case is let go: under IgnoreCase it will be asked for lower-case forms alone. */
function takeBare(scan: Scan): CharSet {
  descend(scan);
  const isNegative = peek(scan) === '^';
  if (isNegative) scan.at += 1;
  const draft: Draft = { isNegative, pairs: [], sets: [], subtracted: null, rangeFrom: null };
  for (let isFirst = true; ; isFirst = false) {
    if (left(scan) === 0) refuse(scan, 'Unterminated [] set.');
    const char = take(scan);
    if (char === ']' && !isFirst) break;
    takeMember(scan, draft, { char, isFirst });
  }
  scan.depth -= 1;
  return finished(scan, draft);
}

function finished(scan: Scan, { isNegative, pairs, sets, subtracted }: Draft): CharSet {
  scan.spend(pairs.length + sets.reduce((sum, { ranges }) => sum + ranges.length, 0));
  let set = union([charSet(pairs), ...sets]);
  if (ignoresCase(scan)) set = withLower(set);
  if (isNegative) set = negate(set);
  return subtracted === null ? set : subtract(set, subtracted);
}

function takeMember(
  scan: Scan,
  draft: Draft,
  { char, isFirst }: { readonly char: string; readonly isFirst: boolean },
): void {
  if (char === '\\' && left(scan) > 0) {
    const code = takeEscaped(scan, draft);
    if (code !== null) addChar(scan, draft, { code, mayOpen: false, isFirst });
    return;
  }
  if (char === '[' && peek(scan) === ':' && draft.rangeFrom === null) skipPosixName(scan);
  addChar(scan, draft, { code: char.charCodeAt(0), mayOpen: true, isFirst });
}

/** An escape; null when it has added its set itself. */
function takeEscaped(scan: Scan, draft: Draft): number | null {
  const letter = peek(scan);
  if ('dDsSwWpP'.includes(letter)) {
    scan.at += 1;
    if (draft.rangeFrom !== null) refuse(scan, `Cannot include class \\${letter} in character range.`);
    draft.sets.push('pP'.includes(letter) ? takeCategory(scan, letter === 'P') : classEscape(letter, isEcma(scan)));
    return null;
  }
  if (letter === '-' && draft.rangeFrom === null) {
    scan.at += 1;
    draft.pairs.push(45, 45);
    return null;
  }
  return takeCharEscape(scan);
}

type Member = { readonly code: number; readonly mayOpen: boolean; readonly isFirst: boolean };

function addChar(scan: Scan, draft: Draft, member: Member): void {
  const { code } = member;
  const from = draft.rangeFrom;
  if (from !== null) {
    draft.rangeFrom = null;
    endRange(scan, draft, { ...member, from });
  } else if (left(scan) >= 2 && peek(scan) === '-' && peek(scan, 1) !== ']') {
    draft.rangeFrom = code;
    scan.at += 1;
  } else if (code === 45 && peek(scan) === '[' && maySubtract(member)) {
    scan.at += 1;
    takeSubtraction(scan, draft);
  } else draft.pairs.push(code, code);
}

function maySubtract({ mayOpen, isFirst }: Member): boolean {
  return mayOpen && !isFirst;
}

/** What was taken for a range may turn out to begin a subtraction: `[a-[b]]`. */
function endRange(scan: Scan, draft: Draft, member: Member & { readonly from: number }): void {
  const { code, from } = member;
  if (code === 91 && maySubtract(member)) {
    draft.pairs.push(from, from);
    takeSubtraction(scan, draft);
  } else if (from > code) refuse(scan, '[x-y] range in reverse order.');
  else draft.pairs.push(from, code);
}

function takeSubtraction(scan: Scan, draft: Draft): void {
  draft.subtracted = takeBare(scan);
  if (left(scan) > 0 && peek(scan) !== ']')
    refuse(scan, 'A subtraction must be the last element in a character class.');
}
