import type { CharSet } from './char-set.ts';
import { negate, union } from './char-set.ts';
import { categoryNamed } from './category.ts';
import type { Scan } from './scan.ts';
import { ignoresCase, isEcma, isWordChar, left, peek, refuse, take, takeName } from './scan.ts';

const simple: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['e', 27],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
]);

/** What stands behind a backslash, as one character. */
export function takeCharEscape(scan: Scan): number {
  const char = take(scan);
  if (char >= '0' && char <= '7') {
    scan.at -= 1;
    return takeOctal(scan);
  }
  if (char === 'x') return takeHex(scan, 2);
  if (char === 'u') return takeHex(scan, 4);
  if (char === 'c') return takeControl(scan);
  const code = simple.get(char);
  if (code !== undefined) return code;
  if (!isEcma(scan) && isWordChar(char)) refuse(scan, `Unrecognized escape sequence \\${char}.`);
  return char.charCodeAt(0);
}

function takeOctal(scan: Scan): number {
  let value = 0;
  for (let digits = 0; digits < 3 && peek(scan) >= '0' && peek(scan) <= '7'; digits += 1) {
    value = value * 8 + Number(take(scan));
    if (isEcma(scan) && value >= 32) break;
  }
  return value & 255;
}

function takeHex(scan: Scan, digits: number): number {
  const text = scan.pattern.slice(scan.at, scan.at + digits);
  if (text.length < digits || !/^[0-9A-Fa-f]+$/.test(text)) refuse(scan, 'Insufficient hexadecimal digits.');
  scan.at += digits;
  return Number.parseInt(text, 16);
}

function takeControl(scan: Scan): number {
  if (left(scan) === 0) refuse(scan, 'Missing control character.');
  const code = take(scan).toUpperCase().charCodeAt(0) - 64;
  if (code < 0 || code >= 32) refuse(scan, 'Unrecognized control character.');
  return code;
}

/** `{name}` behind `\p` or `\P`. */
export function takeCategory(scan: Scan, isNegative: boolean): CharSet {
  if (left(scan) < 3) refuse(scan, 'Incomplete \\p{X} character escape.');
  if (take(scan) !== '{') refuse(scan, 'Malformed \\p{X} character escape.');
  const from = scan.at;
  while (left(scan) > 0 && (isWordChar(peek(scan)) || peek(scan) === '-')) scan.at += 1;
  const name = scan.pattern.slice(from, scan.at);
  if (left(scan) === 0 || take(scan) !== '}') refuse(scan, 'Incomplete \\p{X} character escape.');
  const set = categoryIn(scan, name);
  if (set === undefined) return refuse(scan, `Unknown property '${name}'.`);
  return isNegative ? negate(set) : set;
}

/** Under IgnoreCase the categories of letters with case are one. */
function categoryIn(scan: Scan, name: string): CharSet | undefined {
  scan.spend(64);
  const hasCase = name === 'Lu' || name === 'Ll' || name === 'Lt';
  if (!hasCase || !ignoresCase(scan)) return categoryNamed(name);
  return union(['Lu', 'Ll', 'Lt'].map((each) => categoryNamed(each) as CharSet));
}

/** `[:name:]` means nothing to .NET, but is passed over inside a class. */
export function skipPosixName(scan: Scan): void {
  const from = scan.at;
  scan.at += 1;
  takeName(scan);
  if (peek(scan) === ':' && peek(scan, 1) === ']') scan.at += 2;
  else scan.at = from;
}
