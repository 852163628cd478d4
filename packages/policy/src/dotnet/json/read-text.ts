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

const backslash = 92;

/** Reads text in the quotes that stand here, single or double. Line ends may stand in it as they are. */
export function readText(from: Reader): string {
  const quote = here(from);
  from.at += 1;
  let text = readPlain(from, quote);
  for (;;) {
    if (from.at >= from.text.length) throw readerException(from, `Unterminated string. Expected delimiter: ${quote}.`);
    if (from.text.charCodeAt(from.at) !== backslash) {
      from.at += 1;
      return newText(from.rt, text);
    }
    text += readEscape(from, quote);
    text += readPlain(from, quote);
  }
}

/** What stands before the next quote, backslash or end. */
function readPlain(from: Reader, quote: string): string {
  const { text, at: start } = from;
  const end = quote.charCodeAt(0);
  while (from.at < text.length) {
    const code = text.charCodeAt(from.at);
    if (code === end || code === backslash) break;
    if (code < 32) advance(from);
    else from.at += 1;
  }
  return text.slice(start, from.at);
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
