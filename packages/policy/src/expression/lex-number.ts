import { isDigit, nameEnd } from './character.ts';
import { stop } from './fault.ts';
import type { Literal } from './syntax.ts';

export type NumberRead = { readonly value: Literal['value']; readonly end: number };

const whole = /0[xX][\dA-Fa-f_]*|0[bB][01_]*|(?:\d[\d_]*)?(?:\.\d[\d_]*)?(?:[eE][+-]?\d[\d_]*)?/y;
const suffixes = /[uU][lL]?|[lL][uU]?|[fFdDmM]/y;
const integerMax = (1n << 64n) - 1n;
const floatMax = 3.4028235677973366e38;

const prefix = /^0[xXbB]/;

/** The number that begins at a digit, or at a dot before one. */
export function lexNumber(text: string, at: number): NumberRead {
  whole.lastIndex = at;
  const written = whole.exec(text)?.[0] ?? '';
  const digitsEnd = at + written.length;
  suffixes.lastIndex = digitsEnd;
  const suffix = suffixes.exec(text)?.[0].toLowerCase() ?? '';
  const end = digitsEnd + suffix.length;
  const past = nameEnd(text, end);
  if (isBroken(written) || past > end || isDigit(text[end]))
    return stop({ code: 'expression/number', message: `invalid number '${text.slice(at, digitEnd(text, past))}'`, at });
  const digits = written.replaceAll('_', '');
  const isReal = !prefix.test(digits) && (/[.eE]/.test(digits) || /^[fdm]$/.test(suffix));
  if (isReal) return { value: real(digits, suffix, at), end };
  return { value: integer(digits, suffix, at), end };
}

function isBroken(written: string): boolean {
  return written.endsWith('_') || (prefix.test(written) ? written.length === 2 : /_[.eE]/.test(written));
}

function digitEnd(text: string, from: number): number {
  let at = from;
  while (/[\p{L}\d_]/u.test(text.charAt(at))) at += 1;
  return at;
}

function real(text: string, suffix: string, at: number): Literal['value'] {
  const size = Number(text);
  const isTooLarge = suffix === 'f' ? size >= floatMax : suffix !== 'm' && !Number.isFinite(size);
  const type = suffix === 'f' ? 'float' : 'double';
  if (isTooLarge) return stop({ code: 'expression/number', message: `the number is too large for a ${type}`, at });
  return { kind: 'real', text, suffix: suffix === 'f' || suffix === 'd' || suffix === 'm' ? suffix : '' };
}

function integer(digits: string, suffix: string, at: number): Literal['value'] {
  const value = BigInt(digits);
  if (value > integerMax)
    return stop({ code: 'expression/number', message: 'the number is too large for any integer type', at });
  const unified = suffix === 'lu' ? 'ul' : suffix;
  return { kind: 'integer', value, suffix: unified === 'u' || unified === 'l' || unified === 'ul' ? unified : '' };
}
