import { raise } from '../raise.ts';
import type { Runtime } from '../runtime.ts';
import type { Char, Decimal, NetValue, Num } from '../value.ts';
import { char } from '../value.ts';
import { parseBoolean } from './boolean.ts';
import { convertible, raiseInvalid } from './convert-value.ts';
import { decimal, roundQuotient } from './decimal-arithmetic.ts';
import { powerOfTen } from '../format/power-of-ten.ts';
import { decimalOfFloating, numberOfDecimal } from './decimal-convert.ts';
import { parseDecimal } from './decimal-members.ts';
import type { FloatingType } from './floating-definition.ts';
import { doubleType, floating, parseFloating, singleType } from './floating-definition.ts';
import { parseInteger } from './integer-definition.ts';
import type { IntegerType, IntegerValue } from './number-range.ts';
import { fitInteger, raiseIntegerOverflow } from './number-range.ts';
import { roundHalfEven } from './round-number.ts';

/** What the methods of `Convert` do with a value of whatever type. */

/** `Convert.ToInt32` and its like: fractions are rounded, half to even. */
export function toInteger(rt: Runtime, given: NetValue, type: IntegerType): IntegerValue {
  const from = convertible(given, type.name);
  switch (from.kind) {
    case 'null':
      return type.make(0n);
    case 'text':
      return parseInteger(rt, from.text, type);
    case 'truth':
      return type.make(from.value ? 1n : 0n);
    case 'unit':
      return fitInteger(type, BigInt(from.code));
    case 'whole':
      return fitInteger(type, from.value);
    case 'decimal':
      return fitInteger(type, roundQuotient(from.value.units, powerOfTen(from.value.scale)));
    case 'real':
      return fitReal(from.value, type);
  }
}

function fitReal(value: number, type: IntegerType): IntegerValue {
  const whole = Number.isFinite(value) ? BigInt(roundHalfEven(value)) : null;
  if (whole !== null && whole >= type.least && whole <= type.largest) return type.make(whole);
  if (type.bits < 64) return raiseIntegerOverflow(type);
  return raise('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
}

export function toFloating(rt: Runtime, given: NetValue, type: FloatingType): Num {
  const from = convertible(given, type.name);
  switch (from.kind) {
    case 'null':
      return floating(type, 0);
    case 'text':
      return parseFloating(rt, from.text, type);
    case 'truth':
      return floating(type, from.value ? 1 : 0);
    case 'unit':
      return raiseInvalid('Char', type.name);
    case 'whole':
      return floating(type, Number(from.value));
    case 'decimal':
      return floating(type, numberOfDecimal(from.value));
    case 'real':
      return floating(type, from.value);
  }
}

export function toDecimal(rt: Runtime, given: NetValue): Decimal {
  const from = convertible(given, 'System.Decimal');
  switch (from.kind) {
    case 'null':
      return decimal(0n);
    case 'text':
      return parseDecimal(rt, from.text);
    case 'truth':
      return decimal(from.value ? 1n : 0n);
    case 'unit':
      return raiseInvalid('Char', 'System.Decimal');
    case 'whole':
      return decimal(from.value);
    case 'decimal':
      return from.value;
    case 'real':
      return decimalOfFloating(from.value, from.isSingle ? singleType : doubleType);
  }
}

export function toBoolean(rt: Runtime, given: NetValue): boolean {
  const from = convertible(given, 'System.Boolean');
  switch (from.kind) {
    case 'null':
      return false;
    case 'text':
      return parseBoolean(rt, from.text);
    case 'truth':
      return from.value;
    case 'unit':
      return raiseInvalid('Char', 'System.Boolean');
    case 'whole':
      return from.value !== 0n;
    case 'decimal':
      return from.value.units !== 0n;
    case 'real':
      return from.value !== 0;
  }
}

export function toChar(given: NetValue): Char {
  const from = convertible(given, 'System.Char');
  switch (from.kind) {
    case 'null':
      return char(0);
    case 'text':
      if (from.text.length === 1) return char(from.text.charCodeAt(0));
      return raise('System.FormatException', 'String must be exactly one character long.');
    case 'truth':
      return raiseInvalid('Boolean', 'System.Char');
    case 'unit':
      return char(from.code);
    case 'whole':
      if (from.value >= 0n && from.value <= 0xffffn) return char(Number(from.value));
      return raise('System.OverflowException', 'Value was either too large or too small for a character.');
    case 'decimal':
      return raiseInvalid('Decimal', 'System.Char');
    case 'real':
      return raiseInvalid(from.isSingle ? 'Single' : 'Double', 'System.Char');
  }
}
