import type { TypeDefinition } from '../define.ts';
import { defineType } from '../define.ts';
import type { Runtime } from '../runtime.ts';
import { burn } from '../runtime.ts';
import type { Num, Ref } from '../value.ts';
import { double } from '../value.ts';
import { mathCompareMembers } from './math-compare.ts';
import { mathRoundMembers } from './math-round.ts';
import { power } from './power.ts';
import { raise } from '../raise.ts';

/** Of the trigonometric functions there are none: their last bits depend on the engine. */
export const math: TypeDefinition = defineType({
  name: 'System.Math',
  kind: 'static',
  source: 'https://learn.microsoft.com/dotnet/api/system.math?view=netframework-4.8',
  members: {
    'static readonly double PI': () => double(Math.PI),
    'static readonly double E': () => double(Math.E),
    'static double Pow(double x, double y)': (rt: Runtime, x: Num, y: Num) => {
      burn(rt, 100 + 4 * Math.min(Math.abs(Math.trunc(y.value) || 0), 1100));
      return double(power(x.value, y.value));
    },
    'static double Sqrt(double d)': (_: Runtime, { value }: Num) => double(Math.sqrt(value)),
    'static double Exp(double d)': (_: Runtime, { value }: Num) => double(Math.exp(value)),
    'static double Log(double d)': (_: Runtime, { value }: Num) => double(Math.log(value)),
    'static double Log(double a, double newBase)': (_: Runtime, a: Num, base: Num) =>
      double(logarithm(a.value, base.value)),
    'static double Log10(double d)': (_: Runtime, { value }: Num) => double(Math.log10(value)),
    'static int DivRem(int a, int b, out int result)': (_: Runtime, a: number, b: number, result: Ref) => {
      const quotient = divide(BigInt(a), BigInt(b));
      result.value = Number(BigInt(a) - quotient * BigInt(b));
      return Number(BigInt.asIntN(32, quotient));
    },
    'static long DivRem(long a, long b, out long result)': (_: Runtime, a: bigint, b: bigint, result: Ref) => {
      const quotient = divide(a, b);
      result.value = a - quotient * b;
      return BigInt.asIntN(64, quotient);
    },
    'static long BigMul(int a, int b)': (_: Runtime, a: number, b: number) => BigInt(a) * BigInt(b),
    'static double IEEERemainder(double x, double y)': (_: Runtime, x: Num, y: Num) =>
      double(remainder(x.value, y.value)),
    ...mathRoundMembers,
    ...mathCompareMembers,
  },
});

function divide(a: bigint, b: bigint): bigint {
  return b === 0n ? raise('System.DivideByZeroException', 'Attempted to divide by zero.') : a / b;
}

function logarithm(a: number, base: number): number {
  if (Number.isNaN(a) || Number.isNaN(base) || base === 1) return Number.NaN;
  if (a !== 1 && (base === 0 || base === Infinity)) return Number.NaN;
  return Math.log(a) / Math.log(base);
}

/** What is left when the quotient is rounded to the nearest whole number, half to even. */
function remainder(x: number, y: number): number {
  const rest = x % y;
  if (Number.isNaN(rest) || !Number.isFinite(y)) return rest;
  const other = rest - Math.abs(y) * Math.sign(x);
  if (Math.abs(other) === Math.abs(rest)) return Math.abs(Math.trunc(x / y) % 2) === 1 ? other : rest;
  return Math.abs(other) < Math.abs(rest) ? other : rest;
}
