import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn, newText } from '../runtime.ts';
import type { Decimal, Num, ULong } from '../value.ts';
import type { Digits } from './digits.ts';
import { digitsOfDecimal, digitsOfDouble, digitsOfInteger, plainDouble } from './digits.ts';
import { customText } from './number-custom.ts';
import { currencyText, exponentText, fixedText, generalText, numberText, percentText } from './number-standard.ts';

/** Steps that the text of a number takes, and its text in a format. */
const plainSteps = 4;
const formatSteps = 60;

/** Any number: an `int`, a `long`, or what stands in a record. */
export type NumberValue = number | bigint | Num | ULong | Decimal;

/** How a type's numbers are formatted. */
type Kind = {
  /** Bits of an integer type; 0 of the others. */
  readonly bits: number;
  /** Significant digits of a floating-point number: usual, and where that many are asked for at least. */
  readonly precision: number;
  readonly longest: number;
};

const integer = { precision: 0, longest: 0 };
const kinds: ReadonlyMap<string, Kind> = new Map([
  ['System.Byte', { bits: 8, ...integer }],
  ['System.SByte', { bits: 8, ...integer }],
  ['System.Int16', { bits: 16, ...integer }],
  ['System.UInt16', { bits: 16, ...integer }],
  ['System.UInt32', { bits: 32, ...integer }],
  ['System.UInt64', { bits: 64, ...integer }],
  ['System.Single', { bits: 0, precision: 7, longest: 9 }],
  ['System.Double', { bits: 0, precision: 15, longest: 17 }],
  ['System.Decimal', { bits: 0, precision: 29, longest: 29 }],
]);
const int: Kind = { bits: 32, ...integer };
const long: Kind = { bits: 64, ...integer };

/** `ToString(format)` of a number in the invariant culture, as .NET Framework has it. */
export function formatNumber(rt: Runtime, value: NumberValue, format: string | null): string {
  burn(rt, format === null || format === '' ? plainSteps : formatSteps);
  const special = specialText(value);
  if (special !== null) return special;
  if (format === null || format === '') return plainText(value);
  const standard = /^([A-Za-z])(0*\d{0,2})$/.exec(format);
  if (standard === null) {
    burn(rt, format.length * 4);
    return newText(rt, customText(digitsOf(value, kindOf(value).precision), format));
  }
  const [, letter = '', digits = ''] = standard;
  return newText(rt, standardText(value, letter, digits === '' ? -1 : Number(digits)));
}

/** `ToString()` of a number. */
export function plainText(value: NumberValue): string {
  if (typeof value !== 'object') return value.toString();
  if (value.net === 'System.Decimal') return decimalText(value);
  if (value.net === 'System.Double') return plainDouble(value.value) ?? specialText(value) ?? general(value, 'G', -1);
  if (value.net === 'System.Single') return specialText(value) ?? general(value, 'G', -1);
  return value.value.toString();
}

function kindOf(value: NumberValue): Kind {
  if (typeof value === 'number') return int;
  return typeof value === 'bigint' ? long : (kinds.get(value.net) ?? int);
}

function specialText(value: NumberValue): string | null {
  if (typeof value !== 'object' || value.net === 'System.Decimal' || typeof value.value === 'bigint') return null;
  if (Number.isFinite(value.value)) return null;
  return Number.isNaN(value.value) ? 'NaN' : value.value > 0 ? 'Infinity' : '-Infinity';
}

function digitsOf(value: NumberValue, precision: number): Digits {
  if (typeof value !== 'object') return digitsOfInteger(BigInt(value));
  if (value.net === 'System.Decimal') return digitsOfDecimal(value);
  if (value.net === 'System.Double' || value.net === 'System.Single') return digitsOfDouble(value.value, precision);
  return digitsOfInteger(BigInt(value.value));
}

function decimalText({ units, scale }: Decimal): string {
  const text = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  return `${units < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${text.slice(-scale)}`}`;
}

type Write = (value: NumberValue, letter: string, digits: number) => string;

/** The standard formats by their letters; `digits` is -1 where none are given. */
const standards: ReadonlyMap<string, Write> = new Map<string, Write>([
  ['C', (value, _, digits) => currencyText(usualDigits(value), digits < 0 ? 2 : digits)],
  ['F', (value, _, digits) => fixedText(usualDigits(value), digits < 0 ? 2 : digits)],
  ['N', (value, _, digits) => numberText(usualDigits(value), digits < 0 ? 2 : digits)],
  ['P', (value, _, digits) => percentText(usualDigits(value), digits < 0 ? 2 : digits)],
  ['E', (value, letter, digits) => scientificText(value, letter, digits < 0 ? 6 : digits)],
  ['G', general],
  ['R', (value) => (isFloating(value) ? roundTripText(value) : badSpecifier())],
  ['D', (value, _, digits) => (kindOf(value).bits > 0 ? paddedText(value, digits) : badSpecifier())],
  ['X', (value, letter, digits) => (kindOf(value).bits > 0 ? hexText(value, letter, digits) : badSpecifier())],
]);

function standardText(value: NumberValue, letter: string, digits: number): string {
  const write = standards.get(letter.toUpperCase());
  return write === undefined ? badSpecifier() : write(value, letter, digits);
}

function usualDigits(value: NumberValue): Digits {
  return digitsOf(value, kindOf(value).precision);
}

function scientificText(value: NumberValue, letter: string, decimals: number): string {
  const { precision, longest } = kindOf(value);
  return exponentText(digitsOf(value, decimals >= precision ? longest : precision), decimals, letter);
}

function isFloating(value: NumberValue): value is Num {
  return typeof value === 'object' && (value.net === 'System.Double' || value.net === 'System.Single');
}

function badSpecifier(): never {
  return raise('System.FormatException', 'Format specifier was invalid.');
}

function general(value: NumberValue, letter: string, digits: number): string {
  const { bits, precision, longest } = kindOf(value);
  const exponent = letter === 'g' ? 'e' : 'E';
  if (bits > 0) return digits <= 0 ? plainText(value) : generalText(digitsOf(value, 0), digits, exponent);
  if (precision === 29 && digits < 0) return decimalText(value as Decimal);
  const wanted = digits <= 0 ? precision : digits;
  return generalText(digitsOf(value, wanted > precision ? longest : precision), wanted, exponent);
}

/** Fifteen digits (seven of a float) if these are enough to get the number back, otherwise seventeen (nine). */
function roundTripText(value: Num): string {
  const { precision, longest } = kindOf(value);
  const short = general(value, 'G', precision);
  const back = precision === 7 ? Math.fround(Number(short)) : Number(short);
  return back === value.value ? short : generalText(digitsOf(value, longest), longest, 'E');
}

function paddedText(value: NumberValue, digits: number): string {
  const text = plainText(value);
  return text.startsWith('-') ? `-${text.slice(1).padStart(digits, '0')}` : text.padStart(digits, '0');
}

/** Negative numbers show their two's complement. */
function hexText(value: NumberValue, letter: string, digits: number): string {
  const whole = BigInt(typeof value === 'object' ? (value as Num | ULong).value : value);
  const text = BigInt.asUintN(kindOf(value).bits, whole).toString(16);
  return (letter === 'X' ? text.toUpperCase() : text).padStart(digits, '0');
}
