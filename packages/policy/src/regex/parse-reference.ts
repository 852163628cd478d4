import type { Scan } from './scan.ts';
import {
  groupNamed,
  ignoresCase,
  isDigit,
  isEcma,
  isGroup,
  isWordChar,
  left,
  peek,
  refuse,
  take,
  takeDecimal,
  takeName,
} from './scan.ts';
import type { Node } from './syntax.ts';

/** A back reference, from behind its backslash; null where none stands. */
export function takeReference(scan: Scan): Node | null {
  const letter = peek(scan);
  if (letter === 'k') return takeNamed(scan);
  if ((letter === '<' || letter === "'") && left(scan) > 1) return takeAngled(scan, 0);
  if (letter < '1' || letter > '9') return null;
  return isEcma(scan) ? takeEcmaNumber(scan) : takeNumber(scan);
}

function takeNamed(scan: Scan): Node {
  const open = peek(scan, 1);
  if (left(scan) < 3 || (open !== '<' && open !== "'")) refuse(scan, 'Malformed \\k<...> named back reference.');
  const found = takeAngled(scan, 1);
  return found ?? refuse(scan, 'Malformed \\k<...> named back reference.');
}

/** `<name>` or `'name'`, so many characters on; null, and nothing taken, where that is not complete. */
function takeAngled(scan: Scan, ahead: number): Node | null {
  const from = scan.at;
  scan.at += ahead;
  const close = take(scan) === '<' ? '>' : "'";
  const first = peek(scan);
  if (isDigit(first)) {
    const number = takeDecimal(scan);
    if (peek(scan) === close) {
      scan.at += 1;
      if (isGroup(scan, number)) return reference(scan, number);
      refuse(scan, `Reference to undefined group number ${number}.`);
    }
  } else if (isWordChar(first)) {
    const name = takeName(scan);
    if (peek(scan) === close) {
      scan.at += 1;
      return reference(scan, groupNamed(scan, name) ?? refuse(scan, `Reference to undefined group name ${name}.`));
    }
  }
  scan.at = from;
  return null;
}

/** `\1`; from `\10` on a character in octal where there is no such group. */
function takeNumber(scan: Scan): Node | null {
  const from = scan.at;
  const number = takeDecimal(scan);
  if (number <= 9 || scan.groups !== null) {
    if (isGroup(scan, number)) return reference(scan, number);
    if (number <= 9) refuse(scan, `Reference to undefined group number ${number}.`);
    scan.at = from;
    return null;
  }
  return reference(scan, number);
}

/** ECMAScript takes as many digits as still name a group that has begun. */
function takeEcmaNumber(scan: Scan): Node | null {
  const from = scan.at;
  let best: { readonly number: number; readonly end: number } | null = null;
  let number = 0;
  while (isDigit(peek(scan)) && number < 100_000) {
    number = number * 10 + Number(take(scan));
    if (isGroup(scan, number) && number < scan.nextNumber) best = { number, end: scan.at };
  }
  scan.at = best?.end ?? from;
  return best === null ? null : reference(scan, best.number);
}

function reference(scan: Scan, group: number): Node {
  return { kind: 'reference', group, ignoresCase: ignoresCase(scan), isEmptyWhenUnset: isEcma(scan) };
}
