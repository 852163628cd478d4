import { hexAt } from './character.ts';
import { stop } from './fault.ts';

export type EscapeRead = { readonly value: string; readonly end: number };

const simple: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** What the escape sequence at a backslash stands for. */
export function lexEscape(text: string, at: number): EscapeRead {
  const letter = text.charAt(at + 1);
  const known = simple.get(letter);
  if (known !== undefined) return { value: known, end: at + 2 };
  if (letter === 'x' || letter === 'u' || letter === 'U') return codeEscape(text, at, letter);
  return unknownEscape(text, at);
}

function codeEscape(text: string, at: number, letter: 'x' | 'u' | 'U'): EscapeRead {
  const max = letter === 'U' ? 8 : 4;
  const { value, length } = hexAt(text, at + 2, max);
  if (length === 0 || (letter !== 'x' && length < max) || value > 0x10_ffff) return unknownEscape(text, at);
  return { value: String.fromCodePoint(value), end: at + 2 + length };
}

function unknownEscape(text: string, at: number): never {
  return stop({
    code: 'expression/escape',
    message: `unrecognized escape sequence '${text.slice(at, at + 2)}'`,
    at,
    hint: 'write \\\\ for a backslash, or @"…" where backslashes stand for themselves',
  });
}
