import { raise, raiseArgument, raiseOutOfRange } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { fitInteger, integerOf, raiseIntegerOverflow } from './number-range.ts';

/** Integers in base 2, 8, 10 and 16. Negative ones are written as their two's complement, save in base 10. */

export function toBase(value: IntegerValue, type: IntegerType, base: number): string {
  checkBase(base);
  const whole = integerOf(value);
  return base === 10 ? whole.toString() : BigInt.asUintN(type.bits, whole).toString(base);
}

export function fromBase(rt: Runtime, text: string | null, type: IntegerType, base: number): IntegerValue {
  checkBase(base);
  if (text === null) return type.make(0n);
  if (text === '')
    return raiseOutOfRange(
      'startIndex',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  burn(rt, text.length);
  const [, sign = '', digits = ''] = /^([+-]?)(?:0[xX](?=[\da-fA-F]))?([^]*)$/.exec(text) ?? [];
  if (sign === '-' && base !== 10) return raiseArgument('String cannot contain a minus sign if the base is not 10.');
  if (sign === '-' && type.least === 0n)
    return raise(
      'System.OverflowException',
      'The string was being parsed as an unsigned number and could not have a negative sign.',
    );
  return fitBits(readDigits(text, digits, base), { type, base, isNegative: sign === '-' });
}

function checkBase(base: number): void {
  if (base !== 2 && base !== 8 && base !== 10 && base !== 16) raiseArgument('Invalid Base.');
}

const allowed: ReadonlyMap<number, RegExp> = new Map([
  [2, /^[01]*/],
  [8, /^[0-7]*/],
  [10, /^\d*/],
  [16, /^[\da-fA-F]*/],
]);

function readDigits(text: string, digits: string, base: number): bigint {
  const bare = base === 16 ? digits : text.replace(/^[+-]/, '');
  const read = allowed.get(base)?.exec(bare)?.[0] ?? '';
  if (read === '') return raise('System.FormatException', 'Could not find any recognizable digits.');
  if (read.length < bare.length)
    return raise('System.FormatException', 'Additional non-parsable characters are at the end of the string.');
  const significant = read.replace(/^0+/, '');
  return significant.length > 64 ? 1n << 64n : BigInt(`${prefixes.get(base) ?? ''}${significant || '0'}`);
}

const prefixes: ReadonlyMap<number, string> = new Map([
  [2, '0b'],
  [8, '0o'],
  [16, '0x'],
]);

type Wanted = { readonly type: IntegerType; readonly base: number; readonly isNegative: boolean };

/** Other bases than ten say the bits of the number. */
function fitBits(bits: bigint, { type, base, isNegative }: Wanted): IntegerValue {
  if (base === 10) return fitInteger(type, isNegative ? -bits : bits);
  if (bits >= 1n << BigInt(type.bits)) return raiseIntegerOverflow(type);
  return type.make(type.least < 0n ? BigInt.asIntN(type.bits, bits) : bits);
}
