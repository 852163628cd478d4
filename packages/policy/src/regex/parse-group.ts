import { inlineOption, explicitCapture } from './option.ts';
import type { Scan } from './scan.ts';
import {
  groupNamed,
  has,
  isDigit,
  isGroup,
  isWordChar,
  left,
  peek,
  refuse,
  take,
  takeDecimal,
  takeName,
} from './scan.ts';

/** What the beginning of a group says. */
export type Opening =
  | { readonly kind: 'group' }
  | { readonly kind: 'options' }
  | { readonly kind: 'atomic' }
  | { readonly kind: 'capture'; readonly group: number | null; readonly pops: number | null }
  | { readonly kind: 'look'; readonly isAhead: boolean; readonly isNegative: boolean }
  | { readonly kind: 'if-group'; readonly group: number }
  /** The condition follows. */
  | { readonly kind: 'if' };

/** The beginning of a group, from behind its parenthesis. */
export function takeGroupOpening(scan: Scan): Opening {
  if (peek(scan) !== '?' || peek(scan, 1) === ')') return plain(scan);
  scan.at += 1;
  const char = take(scan);
  switch (char) {
    case ':':
      return { kind: 'group' };
    case '=':
    case '!':
      return { kind: 'look', isAhead: true, isNegative: char === '!' };
    case '>':
      return { kind: 'atomic' };
    case "'":
      return takeNamed(scan, "'");
    case '<':
      if (peek(scan) === '=' || peek(scan) === '!')
        return { kind: 'look', isAhead: false, isNegative: take(scan) === '!' };
      return takeNamed(scan, '>');
    case '(':
      return takeCondition(scan);
    default:
      scan.at -= 1;
      return takeOptions(scan);
  }
}

function plain(scan: Scan): Opening {
  if (has(scan, explicitCapture)) return { kind: 'group' };
  const group = scan.nextNumber;
  scan.nextNumber += 1;
  scan.numbersSeen.add(group);
  return { kind: 'capture', group, pops: null };
}

function unrecognized(scan: Scan): never {
  return refuse(scan, 'Unrecognized grouping construct.');
}

function takeOptions(scan: Scan): Opening {
  let isOff = false;
  for (; left(scan) > 0; scan.at += 1) {
    const letter = peek(scan);
    if (letter === '-' || letter === '+') {
      isOff = letter === '-';
      continue;
    }
    const option = inlineOption(letter);
    if (option === undefined) break;
    scan.options = isOff ? scan.options & ~option : scan.options | option;
  }
  const end = take(scan);
  if (end === ')') return { kind: 'options' };
  return end === ':' ? { kind: 'group' } : unrecognized(scan);
}

const invalidName = 'Invalid group name: Group names must begin with a word character.';

/** `name>`, `name-other>` or `-other>`. */
function takeNamed(scan: Scan, close: string): Opening {
  if (left(scan) === 0) unrecognized(scan);
  const group = takeOwnName(scan, close);
  const pops = peek(scan) === '-' ? takePopped(scan, close) : null;
  if ((group === null && pops === null) || take(scan) !== close) unrecognized(scan);
  return { kind: 'capture', group, pops };
}

function takeOwnName(scan: Scan, close: string): number | null {
  const first = peek(scan);
  if (first === '-') return null;
  if (!isWordChar(first)) refuse(scan, invalidName);
  let group: number;
  if (isDigit(first)) {
    group = takeDecimal(scan);
    if (group !== 0) scan.numbersSeen.add(group);
  } else {
    const name = takeName(scan);
    scan.namesSeen.add(name);
    group = groupNamed(scan, name) ?? 0;
  }
  if (left(scan) > 0 && peek(scan) !== close && peek(scan) !== '-') refuse(scan, invalidName);
  if (isDigit(first) && group === 0) refuse(scan, 'Capture number cannot be zero.');
  return group;
}

function takePopped(scan: Scan, close: string): number {
  scan.at += 1;
  const first = peek(scan);
  if (!isWordChar(first)) refuse(scan, invalidName);
  let pops: number;
  if (isDigit(first)) {
    pops = takeDecimal(scan);
    if (!isGroup(scan, pops)) refuse(scan, `Reference to undefined group number ${pops}.`);
  } else {
    const name = takeName(scan);
    pops = groupNamed(scan, name) ?? refuse(scan, `Reference to undefined group name ${name}.`);
  }
  if (left(scan) > 0 && peek(scan) !== close) refuse(scan, invalidName);
  return pops;
}

/** What stands behind `(?(`: a group's number or name, or an expression. */
function takeCondition(scan: Scan): Opening {
  const from = scan.at;
  if (isDigit(peek(scan))) {
    const group = takeDecimal(scan);
    if (take(scan) !== ')') refuse(scan, `(?(${group}) ) malformed.`);
    if (!isGroup(scan, group)) refuse(scan, `(?(${group}) ) reference to undefined group.`);
    return { kind: 'if-group', group };
  }
  if (isWordChar(peek(scan))) {
    const name = takeName(scan);
    const group = scan.groups?.numberOf.get(name);
    if (group !== undefined && take(scan) === ')') return { kind: 'if-group', group };
  }
  scan.at = from - 1;
  if (peek(scan, 1) === '?') checkCondition(scan);
  return { kind: 'if' };
}

function checkCondition(scan: Scan): void {
  const kind = peek(scan, 2);
  if (kind === '#') refuse(scan, 'Alternation conditions cannot be comments.');
  const isNamed = kind === '<' && peek(scan, 3) !== '' && peek(scan, 3) !== '!' && peek(scan, 3) !== '=';
  if (kind === "'" || isNamed) refuse(scan, 'Alternation conditions do not capture and cannot be named.');
}
