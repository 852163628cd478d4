import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import { powerOfTen } from './power-of-ten.ts';

/** Reading numbers as `Parse` does where no `NumberStyles` are given, in the invariant culture. */

const integerText = /^[\t-\r ]*([+-]?\d+)[\t-\r ]*\0*$/;

/** An integer with blanks around it and a sign in front; `null` if the text is none. */
export function readInteger(rt: Runtime, text: string): bigint | null {
  burn(rt, text.length);
  const match = integerText.exec(text);
  if (match === null) return null;
  const digits = (match[1] ?? '').replace(/^([+-]?)0+(?=\d)/, '$1');
  // Longer than any type's numbers: how long does not matter, and need not be computed.
  if (digits.length > 40) return digits.startsWith('-') ? -powerOfTen(40) : powerOfTen(40);
  return BigInt(digits.replace('+', ''));
}

const realText = /^[\t-\r ]*([+-]?)((?:\d[\d,]*)?)(?:\.(\d*))?(?:[Ee]([+-]?\d+))?[\t-\r ]*\0*$/;

/** A `double`: sign, digits with commas, point, exponent, or one of the three names. */
export function readReal(rt: Runtime, text: string): number | null {
  burn(rt, text.length);
  const match = realText.exec(text);
  if (match === null) return named(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return null;
  return Number(`${sign}${whole.replaceAll(',', '')}.${fraction}e${exponent}`);
}

function named(text: string): number | null {
  switch (/^[\t-\r ]*(NaN|-?Infinity)[\t-\r ]*$/.exec(text)?.[1]) {
    case 'NaN':
      return Number.NaN;
    case 'Infinity':
      return Infinity;
    case '-Infinity':
      return -Infinity;
    default:
      return null;
  }
}

/** What a decimal text says: digits over a power of ten, before it is fitted into a `decimal`. */
export type DecimalText = { readonly units: bigint; readonly scale: number };

const decimalText = /^[\t-\r ]*([+-]?)((?:\d[\d,]*)?)(?:\.(\d*))?([+-]?)[\t-\r ]*\0*$/;

/** A `decimal`: a sign before or behind, digits with commas, a point. */
export function readDecimal(rt: Runtime, text: string): DecimalText | null {
  burn(rt, text.length);
  const match = decimalText.exec(text);
  if (match === null) return null;
  const [, before = '', whole = '', fraction = '', behind = ''] = match;
  if ((whole === '' && fraction === '') || (before !== '' && behind !== '')) return null;
  return decimalOf(whole.replaceAll(',', ''), fraction, before === '-' || behind === '-');
}

function decimalOf(whole: string, fraction: string, isNegative: boolean): DecimalText {
  const front = whole.replace(/^0+/, '');
  // Thirty digits before the point overflow whatever follows; digits behind the sixtieth cannot change the rounding
  // but through being there at all.
  const isCut = fraction.length > 60;
  const behind = isCut ? `${fraction.slice(0, 60)}${/[1-9]/.test(fraction.slice(60)) ? '1' : '0'}` : fraction;
  const units = front.length > 30 ? powerOfTen(30 + behind.length) : BigInt(`0${front}${behind}`);
  return { units: isNegative ? -units : units, scale: behind.length };
}

export function badNumber(): never {
  return raise('System.FormatException', 'Input string was not in a correct format.');
}
