import { raise } from '../../dotnet/raise.ts';
import type { NetValue } from '../../dotnet/value.ts';
import { double } from '../../dotnet/value.ts';
import type { ArithmeticOperator } from '../check/arithmetic.ts';
import { integralResult } from '../check/integral.ts';
import { integralRange, numberOf, overflow, rawNumber } from '../check/numeric.ts';

/** Arithmetic that JavaScript does not have; for emitted code, under these names with `$` before them. */

const intMin = -2147483648;
const longMin = -9223372036854775808n;

function divideByZero(): never {
  return raise('System.DivideByZeroException', 'Attempted to divide by zero.');
}

function intChecked(result: number): number {
  return result >= intMin && result <= 2147483647 ? result : overflow();
}

function intDivide(left: number, right: number): number {
  if (right === 0) divideByZero();
  if (right === -1 && left === intMin) overflow();
  return (left / right) | 0;
}

function intRest(left: number, right: number): number {
  if (right === 0) divideByZero();
  if (right === -1 && left === intMin) overflow();
  return (left % right) | 0;
}

function longChecked(result: bigint): bigint {
  return BigInt.asIntN(64, result) === result ? result : overflow();
}

function longDivide(left: bigint, right: bigint): bigint {
  if (right === 0n) divideByZero();
  if (right === -1n && left === longMin) overflow();
  return left / right;
}

function longRest(left: bigint, right: bigint): bigint {
  if (right === 0n) divideByZero();
  if (right === -1n && left === longMin) overflow();
  return left % right;
}

/** An operator of two numbers of one type that is neither `int` nor `long`. */
export function arithmetic(
  operator: ArithmeticOperator,
  name: string,
  isChecked: boolean,
  ...[left, right]: readonly NetValue[]
): NetValue {
  const [a, b] = [rawNumber(left ?? null), rawNumber(right ?? null)];
  const range = integralRange(name);
  if (range === undefined) return numberOf(name, floating(operator, Number(a), Number(b)));
  if ((operator === '/' || operator === '%') && BigInt(b) === 0n) divideByZero();
  const result = integralResult(operator, BigInt(a), BigInt(b));
  if (result >= range.min && result <= range.max) return numberOf(name, result);
  if (isChecked) overflow();
  return numberOf(name, BigInt.asUintN(range.bits, result));
}

function floating(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    default:
      return a % b;
  }
}

/** `<<` and `>>` of what is no `int`: only the low bits of the count matter. */
export function shift(operator: string, name: string, left: NetValue, count: number): NetValue {
  const range = integralRange(name);
  const bits = range?.bits ?? 64;
  const by = BigInt(count & (bits - 1));
  const value = BigInt(rawNumber(left));
  const shifted = operator === '<<' ? value << by : value >> by;
  return numberOf(
    name,
    range !== undefined && range.min < 0n ? BigInt.asIntN(bits, shifted) : BigInt.asUintN(bits, shifted),
  );
}

/** `-` and `~` of what is no `int`. */
export function negate(operator: string, name: string, operand: NetValue): NetValue {
  const raw = rawNumber(operand);
  const range = integralRange(name);
  if (range === undefined) return numberOf(name, -Number(raw));
  const value = operator === '-' ? -BigInt(raw) : ~BigInt(raw);
  return numberOf(name, range.min < 0n ? BigInt.asIntN(range.bits, value) : BigInt.asUintN(range.bits, value));
}

export const numberSupport: { readonly [name: string]: (...args: never[]) => unknown } = {
  double,
  intChecked,
  intDivide,
  intRest,
  longChecked,
  longDivide,
  longRest,
  arithmetic,
  shift,
  negate,
};
