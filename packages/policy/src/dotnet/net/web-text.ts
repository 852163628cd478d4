import { utf8Text } from '../text/utf8.ts';
import { htmlEntities } from './html-entity.ts';
import { percentText } from './percent.ts';

/** Texts as `WebUtility` encodes and decodes them. */

export function urlEncode(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^A-Za-z\d\-_.!*()]/gu, (symbol) => (symbol === ' ' ? '+' : percentText(symbol)));
}

/** A percent sign without two hex digits stands for itself. */
export function urlDecode(text: string): string {
  return text
    .replaceAll('+', ' ')
    .replaceAll(/(?:%[\da-f]{2})+/gi, (run) =>
      utf8Text(Uint8Array.from(run.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16))),
    );
}

const named: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['&', '&amp;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Latin-1's upper half and what lies beyond 16 bits are written as numbers. */
export function htmlEncode(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(
      /[<>&"']|[\u00A0-\u00FF]|[\u{10000}-\u{10FFFF}]/gu,
      (symbol) => named.get(symbol) ?? `&#${symbol.codePointAt(0)};`,
    );
}

export function htmlDecode(text: string): string {
  return text.replaceAll(/&(#x[\da-f]{1,8}|#\d{1,10}|[A-Za-z][A-Za-z\d]{1,9});/gi, (whole, entity: string) => {
    const isHex = /^#x/i.test(entity);
    const isNumber = entity.startsWith('#');
    const code = isNumber
      ? Number.parseInt(entity.slice(isHex ? 2 : 1), isHex ? 16 : 10)
      : (htmlEntities.get(entity) ?? 0);
    return code === 0 || code > 0x10_ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}
