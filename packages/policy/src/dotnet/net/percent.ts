import { raise } from '../raise.ts';
import { utf8Bytes, utf8Text } from '../text/utf8.ts';

/** Percent encoding of URIs, and what .NET leaves as it is. */

export function isUnreserved(code: number): boolean {
  return isAlphanumeric(code) || '-._~'.includes(String.fromCharCode(code));
}

export function isReserved(code: number): boolean {
  return code < 0x80 && ":/?#[]@!$&'()*+,;=".includes(String.fromCharCode(code));
}

export function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

export function percent(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}

/** Writes all characters but these as the percent-encoded bytes of their UTF-8. */
export function escapeText(text: string, isKept: (code: number) => boolean): string {
  if (!text.isWellFormed())
    return raise('System.UriFormatException', 'Invalid URI: There is an invalid sequence in the string.');
  return text.replaceAll(/[^A-Za-z\d]/gu, (symbol) => (isKeptSymbol(symbol, isKept) ? symbol : percentText(symbol)));
}

function isKeptSymbol(symbol: string, isKept: (code: number) => boolean): boolean {
  const code = symbol.charCodeAt(0);
  return code < 0x80 && isKept(code);
}

/** The bytes of a text, all percent-encoded. */
export function percentText(text: string): string {
  return Array.from(utf8Bytes(text), percent).join('');
}

/**
 * Reads percent-encoded bytes as UTF-8 again, where `isRead` wants the character; what is not valid stays encoded, as
 * .NET leaves it.
 */
export function unescapeText(text: string, isRead: (code: number) => boolean = () => true): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (run) => unescapeRun(run, isRead));
}

function unescapeRun(run: string, isRead: (code: number) => boolean): string {
  const bytes = Uint8Array.from(run.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16));
  let text = '';
  let at = 0;
  for (const symbol of utf8Text(bytes)) {
    const code = symbol.codePointAt(0) ?? 0;
    const own = utf8Bytes(symbol);
    const isWhole = own.every((byte, index) => byte === bytes[at + index]);
    const length = isWhole ? own.length : brokenLength(bytes, at);
    text += isWhole && isRead(code) ? symbol : run.slice(at * 3, (at + length) * 3);
    at += length;
  }
  return text;
}

/** How many bytes the decoder took for one replacement character. */
function brokenLength(bytes: Uint8Array, at: number): number {
  let length = 1;
  while (at + length < bytes.length && utf8Text(bytes.subarray(at, at + length + 1)).length === 1) {
    if (utf8Text(bytes.subarray(at, at + length + 1)) !== '\uFFFD') break;
    length += 1;
  }
  return length;
}
