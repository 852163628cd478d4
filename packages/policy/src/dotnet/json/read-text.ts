import { newText } from '../runtime.ts';
import type { Reader } from './reader.ts';
import { advance, here, readerException } from './reader.ts';

/** What stands for what behind a backslash. */
export const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['\\', '\\'],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
]);

/** Reads text in the quotes that stand here, single or double. Line ends may stand in it as they are. */
export function readText(from: Reader): string {
  const quote = here(from);
  from.at += 1;
  const start = from.at;
  skipPlain(from, quote);
  if (from.at < from.text.length && from.text.charCodeAt(from.at) !== backslash) {
    const text = from.text.slice(start, from.at);
    from.at += 1;
    return newText(from.rt, text);
  }
  from.at = start;
  return readEscaped(from, quote);
}

const backslash = 92;

function readEscaped(from: Reader, quote: string): string {
  let text = '';
  for (;;) {
    const start = from.at;
    skipPlain(from, quote);
    text += from.text.slice(start, from.at);
    if (from.at >= from.text.length) throw readerException(from, `Unterminated string. Expected delimiter: ${quote}.`);
    if (here(from) === quote) {
      from.at += 1;
      return newText(from.rt, text);
    }
    text += readEscape(from, quote);
  }
}

function skipPlain(from: Reader, quote: string): void {
  const { text } = from;
  const end = quote.charCodeAt(0);
  while (from.at < text.length) {
    const code = text.charCodeAt(from.at);
    if (code === end || code === backslash) return;
    if (code < 32) advance(from);
    else from.at += 1;
  }
}

function readEscape(from: Reader, quote: string): string {
  from.at += 1;
  if (from.at >= from.text.length) throw readerException(from, `Unterminated string. Expected delimiter: ${quote}.`);
  const letter = here(from);
  from.at += 1;
  if (letter === 'u') return readUnicode(from);
  const plain = escapes.get(letter);
  if (plain === undefined)
    throw readerException(from, String.raw`Bad JSON escape sequence: \ `.trimEnd() + `${letter}.`);
  return plain;
}

/** A half of a surrogate pair without the other becomes the replacement character, where it is written as an escape. */
function readUnicode(from: Reader): string {
  const first = readCode(from);
  if (first < 0xd800 || first > 0xdfff) return String.fromCharCode(first);
  if (first > 0xdbff || !from.text.startsWith(String.raw`\u`, from.at)) return '\ufffd';
  const resume = from.at;
  from.at += 2;
  const second = readCode(from);
  if (second >= 0xdc00 && second <= 0xdfff) return String.fromCharCode(first, second);
  from.at = resume;
  return '\ufffd';
}

function readCode(from: Reader): number {
  const digits = from.text.slice(from.at, from.at + 4);
  if (digits.length < 4) {
    from.at = from.text.length;
    throw readerException(from, 'Unexpected end while parsing Unicode escape sequence.');
  }
  if (!/^[0-9a-fA-F]{4}$/.test(digits))
    throw readerException(from, `Invalid Unicode escape sequence: ${String.raw`\u`}${digits}.`);
  from.at += 4;
  return Number.parseInt(digits, 16);
}
