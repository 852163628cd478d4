import type { CallWork } from './define-function.ts';

const digitsMax = 99;

/** A number by a .NET format, in the invariant culture: the letters C, D, F, G, N, P and X, or zeros and number signs. */
export function numberText(value: number, format: string, work: CallWork): string {
  const [, letter = '', digits = ''] = /^([A-Za-z])(\d{0,2})$/.exec(format) ?? [];
  if (format === '') return String(value);
  const text =
    letter === ''
      ? custom(value, format)
      : standard(value, letter.toUpperCase(), { digits, isLower: letter !== letter.toUpperCase() });
  return (
    text ?? work.refuse(`argument 1 has the number format "${format.slice(0, 20)}", which does not fit its number`)
  );
}

type Wish = { readonly digits: string; readonly isLower: boolean };

function standard(value: number, letter: string, { digits, isLower }: Wish): string | null {
  const count = digits === '' ? 2 : Math.min(Number(digits), digitsMax);
  switch (letter) {
    case 'D':
      return decimal(value, digits);
    case 'X':
      return hexadecimal(value, { digits, isLower });
    case 'F':
      return signed(value, fixed(value, count));
    case 'N':
      return signed(value, grouped(fixed(value, count)));
    case 'C':
      return currency(value, count);
    case 'P':
      return signed(value, `${grouped(fixed(value * 100, count))} %`);
    case 'G':
      return general(value, digits);
    default:
      return null;
  }
}

function currency(value: number, count: number): string {
  const text = `¤${grouped(fixed(value, count))}`;
  return value < 0 ? `(${text})` : text;
}

function decimal(value: number, digits: string): string | null {
  return Number.isInteger(value) ? signed(value, String(Math.abs(value)).padStart(Number(digits), '0')) : null;
}

/** As it is, where the digits that are asked for hold it whole. */
function general(value: number, digits: string): string | null {
  return digits === '' || Number(digits) >= String(Math.abs(value)).length ? String(value) : null;
}

function hexadecimal(value: number, { digits, isLower }: Wish): string | null {
  if (!Number.isInteger(value)) return null;
  const text = BigInt.asUintN(64, BigInt(value)).toString(16).padStart(Number(digits), '0');
  return isLower ? text : text.toUpperCase();
}

function signed(value: number, text: string): string {
  return value < 0 ? `-${text}` : text;
}

function fixed(value: number, count: number): string {
  return Math.abs(value).toFixed(count);
}

/** Thousands with commas between them. */
function grouped(text: string): string {
  const [whole = '', fraction] = text.split('.');
  const groups = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/** Such as `000`, `0.00` or `#,##0`. */
function custom(value: number, format: string): string | null {
  const [all, whole = '', fraction = ''] = /^([#,]*[0,]*)(?:\.(0*#*))?$/.exec(format) ?? [];
  if (all === undefined || fraction.length > digitsMax) return null;
  const wanted = whole.replaceAll(/[^0]/g, '').length;
  const [units = '', parts = ''] = fixed(value, fraction.length).split('.');
  const padded = (wanted === 0 && units === '0' ? '' : units).padStart(wanted, '0');
  const kept = parts.slice(0, Math.max(fraction.replaceAll('#', '').length, parts.replace(/0+$/, '').length));
  const front = whole.includes(',') ? grouped(padded) : padded;
  return signed(value, kept === '' ? front : `${front}.${kept}`);
}
