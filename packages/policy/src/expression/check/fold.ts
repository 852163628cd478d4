import { nameOf, printType } from '../../dotnet/type-ops.ts';
import type { NetType } from '../../dotnet/type.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Checker, Typed } from './checker.ts';
import { fault } from './checker.ts';
import { integralResult } from './integral.ts';
import { integralRange } from './numeric.ts';
import type { ArithmeticOperator } from './arithmetic.ts';

/** The value of an operator on two `int` or two `long` constants; what overflows, C# does not compile. */
export function foldInteger(c: Checker, operator: ArithmeticOperator, left: Typed, right: Typed): NetValue | undefined {
  const [a, b] = [left.constant, right.constant];
  if (!isWhole(a) || !isWhole(b)) return undefined;
  if ((operator === '/' || operator === '%') && BigInt(b) === 0n) {
    fault(c, 'expression/division-by-zero', right.at, 'division by constant zero');
    return a;
  }
  const result = integralResult(operator, BigInt(a), BigInt(b));
  const range = integralRange(nameOf(left.type));
  if (range === undefined) return undefined;
  const isHeld = result >= range.min && result <= range.max;
  if (!isHeld && !c.isUnchecked) faultOverflow(c, left.at, left.type);
  return typeof a === 'number' ? Number(BigInt.asIntN(32, result)) : BigInt.asIntN(64, result);
}

export function faultOverflow(c: Checker, at: number, type: NetType): void {
  const message = `the constant does not fit into '${printType(type)}'`;
  fault(c, 'expression/constant-overflow', at, [message, 'unchecked(…) lets it wrap around']);
}

function isWhole(value: NetValue | undefined): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}
