import type { CharSet } from './char-set.ts';
import { fullSet, notNewline } from './char-set.ts';
import { classEscape } from './category.ts';
import { sameIgnoringCase } from './letter-case.ts';
import { groupTable } from './group-table.ts';
import { has, ignoresCase, isEcma, left, peek, refuse, take } from './scan.ts';
import type { Scan } from './scan.ts';
import { ignorePatternWhitespace, multiline, singleline } from './option.ts';
import { takeCategory, takeCharEscape } from './parse-escape.ts';
import { takeClass } from './parse-class.ts';
import { takeReference } from './parse-reference.ts';
import { takeGroupOpening } from './parse-group.ts';
import type { Opening } from './parse-group.ts';
import { takeQuantifier } from './parse-quantifier.ts';
import type { Assertion, Node, Parsed } from './syntax.ts';
import { descend } from './scan.ts';

/**
 * Reads a pattern. It is read twice, as a number such as the one in `\12` names a group or a character, depending on how
 * many groups there are.
 */
export function parseRegex(pattern: string, options: number, spend: (steps: number) => void): Parsed {
  spend(2 * pattern.length);
  const first = scanOf({ pattern, options, groups: null, spend });
  takeWhole(first);
  const groups = groupTable(first);
  return { tree: takeWhole(scanOf({ pattern, options, groups, spend })), groups };
}

function scanOf(parts: Pick<Scan, 'pattern' | 'options' | 'groups' | 'spend'>): Scan {
  return { ...parts, at: 0, depth: 0, nextNumber: 1, numbersSeen: new Set(), namesSeen: new Set() };
}

function takeWhole(scan: Scan): Node {
  const branches = takeBranches(scan);
  if (left(scan) > 0) refuse(scan, "Too many )'s.");
  return choice(branches);
}

function choice(branches: readonly Node[]): Node {
  const [only] = branches;
  return branches.length === 1 && only !== undefined ? only : { kind: 'choice', items: branches };
}

/** Alternatives up to a closing parenthesis or the end. */
function takeBranches(scan: Scan): readonly Node[] {
  const branches = [takeSequence(scan)];
  while (peek(scan) === '|') {
    scan.at += 1;
    branches.push(takeSequence(scan));
  }
  return branches;
}

function takeSequence(scan: Scan): Node {
  const items: Node[] = [];
  let wasQuantifier = false;
  for (;;) {
    skipBlank(scan);
    const char = peek(scan);
    if (char === '' || char === '|' || char === ')') return sequence(items);
    if (isQuantifier(scan))
      refuse(scan, wasQuantifier ? `Nested quantifier ${char}.` : 'Quantifier {x,y} following nothing.');
    const unit = takeUnit(scan);
    wasQuantifier = false;
    if (unit === null) continue;
    skipBlank(scan);
    wasQuantifier = isQuantifier(scan);
    items.push(wasQuantifier ? takeQuantifier(scan, unit) : unit);
  }
}

function sequence(items: readonly Node[]): Node {
  const [only] = items;
  if (only === undefined) return { kind: 'empty' };
  return items.length === 1 ? only : { kind: 'sequence', items };
}

/** Whether a quantifier stands here; `{` begins one only if it is complete. */
function isQuantifier(scan: Scan): boolean {
  const char = peek(scan);
  if (char === '' || !'*+?{'.includes(char)) return false;
  if (char !== '{') return true;
  const end = scan.pattern.indexOf('}', scan.at);
  return end !== -1 && end - scan.at < 64 && /^\{\d+(,\d*)?\}$/.test(scan.pattern.slice(scan.at, end + 1));
}

/** Passes over comments, and over white space where that is allowed. */
export function skipBlank(scan: Scan): void {
  for (;;) {
    if (has(scan, ignorePatternWhitespace)) {
      while (peek(scan) !== '' && ' \t\n\f\r'.includes(peek(scan))) scan.at += 1;
      if (peek(scan) === '#') {
        while (left(scan) > 0 && peek(scan) !== '\n') scan.at += 1;
        continue;
      }
    }
    if (!scan.pattern.startsWith('(?#', scan.at)) return;
    const end = scan.pattern.indexOf(')', scan.at);
    if (end === -1) refuse(scan, 'Unterminated (?#...) comment.');
    scan.at = end + 1;
  }
}

/** One thing that can be repeated; null for `(?i)`, which is nothing. */
function takeUnit(scan: Scan): Node | null {
  const char = take(scan);
  switch (char) {
    case '[':
      return { kind: 'set', set: takeClass(scan) };
    case '(':
      return takeGroup(scan);
    case '^':
      return assertion(has(scan, multiline) ? 'line-begin' : 'begin');
    case '$':
      return assertion(has(scan, multiline) ? 'line-end' : 'end-or-final-newline');
    case '.':
      return { kind: 'set', set: has(scan, singleline) ? fullSet : notNewline };
    case '\\':
      return takeBackslash(scan);
    default:
      return literal(scan, char.charCodeAt(0));
  }
}

function assertion(what: Assertion): Node {
  return { kind: 'assert', what };
}

function literal(scan: Scan, code: number): Node {
  if (!ignoresCase(scan)) return { kind: 'char', code };
  const set: CharSet = sameIgnoringCase(code);
  return set.ranges.length === 2 && set.ranges[0] === set.ranges[1] ? { kind: 'char', code } : { kind: 'set', set };
}

const anchors: ReadonlyMap<string, Assertion> = new Map([
  ['A', 'begin'],
  ['z', 'end'],
  ['Z', 'end-or-final-newline'],
  ['G', 'from'],
]);

function takeBackslash(scan: Scan): Node {
  const letter = peek(scan);
  if (letter === '') refuse(scan, 'Illegal \\ at end of pattern.');
  const anchor = anchors.get(letter);
  if (anchor !== undefined) {
    scan.at += 1;
    return assertion(anchor);
  }
  if (letter === 'b' || letter === 'B') {
    scan.at += 1;
    if (isEcma(scan)) return assertion(letter === 'b' ? 'ecma-boundary' : 'no-ecma-boundary');
    return assertion(letter === 'b' ? 'boundary' : 'no-boundary');
  }
  if ('dDsSwWpP'.includes(letter)) {
    scan.at += 1;
    const isCategory = letter === 'p' || letter === 'P';
    return { kind: 'set', set: isCategory ? takeCategory(scan, letter === 'P') : classEscape(letter, isEcma(scan)) };
  }
  return takeReference(scan) ?? literal(scan, takeCharEscape(scan));
}

function takeGroup(scan: Scan): Node | null {
  const options = scan.options;
  const opening = takeGroupOpening(scan);
  if (opening.kind === 'options') return null;
  descend(scan);
  const test = opening.kind === 'if' ? takeTest(scan) : null;
  const branches = takeBranches(scan);
  if (peek(scan) !== ')') refuse(scan, "Not enough )'s.");
  scan.at += 1;
  scan.depth -= 1;
  scan.options = options;
  return grouped(scan, { opening, test, branches });
}

/** The condition of `(?(…)…)` that is not a group: a lookahead, whatever it says. */
function takeTest(scan: Scan): Node {
  if (peek(scan, 1) === '?') {
    const test = takeUnit(scan);
    return test ?? refuse(scan, 'Illegal conditional (?(...)) expression.');
  }
  scan.at += 1;
  const options = scan.options;
  descend(scan);
  const test = choice(takeBranches(scan));
  if (take(scan) !== ')') refuse(scan, "Not enough )'s.");
  scan.depth -= 1;
  scan.options = options;
  return test;
}

type Group = { readonly opening: Opening; readonly test: Node | null; readonly branches: readonly Node[] };

function grouped(scan: Scan, { opening, test, branches }: Group): Node | null {
  if (opening.kind === 'if' || opening.kind === 'if-group') {
    if (branches.length > 2) refuse(scan, 'Too many | in (?()|).');
    const [yes = { kind: 'empty' }, no = { kind: 'empty' }] = branches;
    if (opening.kind === 'if-group') return { kind: 'if-group', group: opening.group, yes, no };
    return { kind: 'if', test: test ?? { kind: 'empty' }, yes, no };
  }
  const body = choice(branches);
  switch (opening.kind) {
    case 'capture':
      return { kind: 'capture', group: opening.group, pops: opening.pops, body };
    case 'look':
      return { kind: 'look', isAhead: opening.isAhead, isNegative: opening.isNegative, body };
    case 'atomic':
      return { kind: 'atomic', body };
    default:
      return body;
  }
}
