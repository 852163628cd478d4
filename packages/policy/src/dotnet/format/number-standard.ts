import type { Digits } from './digits.ts';
import { fixedParts, grouped, roundDigits } from './digits.ts';

/** The standard numeric formats, in the invariant culture. */

export function fixedText(from: Digits, decimals: number): string {
  return signed(rounded(from, decimals), (parts) => join(parts.whole, parts.fraction), decimals);
}

export function numberText(from: Digits, decimals: number): string {
  return signed(rounded(from, decimals), (parts) => join(grouped(parts.whole), parts.fraction), decimals);
}

/** Negative amounts stand in parentheses. */
export function currencyText(from: Digits, decimals: number): string {
  const short = rounded(from, decimals);
  const parts = fixedParts(short, decimals);
  const amount = `¤${join(grouped(parts.whole), parts.fraction)}`;
  return short.negative ? `(${amount})` : amount;
}

export function percentText(from: Digits, decimals: number): string {
  const hundredfold = from.digits === '' ? from : { ...from, point: from.point + 2 };
  return `${numberText(hundredfold, decimals)} %`;
}

export function exponentText(from: Digits, decimals: number, letter: string): string {
  const short = roundDigits(from, decimals + 1);
  return `${sign(short)}${scientific(short, decimals, letter, 3)}`;
}

/** `G`: fixed while the exponent is small, scientific beyond; never with zeros at the end. */
export function generalText(from: Digits, precision: number, letter: string): string {
  const short = roundDigits(from, precision);
  if (short.point > precision || short.point < -3)
    return `${sign(short)}${scientific(short, Math.max(short.digits.length - 1, 0), letter, 2)}`;
  const parts = fixedParts(short, Math.max(short.digits.length - short.point, 0));
  return `${sign(short)}${join(parts.whole, parts.fraction)}`;
}

function scientific(short: Digits, decimals: number, letter: string, exponentDigits: number): string {
  const exponent = short.digits === '' ? 0 : short.point - 1;
  const mantissa = short.digits.padEnd(decimals + 1, '0');
  const power = Math.abs(exponent).toString().padStart(exponentDigits, '0');
  return `${join(mantissa.slice(0, 1), mantissa.slice(1))}${letter}${exponent < 0 ? '-' : '+'}${power}`;
}

function rounded(from: Digits, decimals: number): Digits {
  return roundDigits(from, from.point + decimals);
}

function signed(short: Digits, write: (parts: ReturnType<typeof fixedParts>) => string, decimals: number): string {
  return `${sign(short)}${write(fixedParts(short, decimals))}`;
}

function sign(short: Digits): string {
  return short.negative ? '-' : '';
}

function join(whole: string, fraction: string): string {
  return fraction === '' ? whole : `${whole}.${fraction}`;
}
