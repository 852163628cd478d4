import { raiseOutOfRange } from '../raise.ts';
import type { Char } from '../value.ts';

/** Code points beyond 16 bits, as the two surrogates that stand for them. */

export function convertFromUtf32(code: number): string {
  if (code < 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    return raiseOutOfRange(
      'utf32',
      'A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).',
    );
  return String.fromCodePoint(code);
}

export function convertToUtf32({ code: high }: Char, { code: low }: Char): number {
  if (high < 0xd800 || high > 0xdbff)
    return raiseOutOfRange(
      'highSurrogate',
      'A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.',
    );
  if (low < 0xdc00 || low > 0xdfff)
    return raiseOutOfRange('lowSurrogate', 'A valid low surrogate character is between 0xdc00 and 0xdfff, inclusive.');
  return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
}
