import { nameOf } from '../../dotnet/type-ops.ts';
import type { NetValue } from '../../dotnet/value.ts';
import type { Checker, Typed } from './checker.ts';
import { fault } from './checker.ts';
import { integralRange } from './numeric.ts';
import type { ArithmeticOperator } from './arithmetic.ts';

/** The value of an operator on two `int` or two `long` constants; what overflows, C# does not compile. */
export function foldInteger(c: Checker, operator: ArithmeticOperator, left: Typed, right: Typed): NetValue | undefined {
  const [a, b] = [left.constant, right.constant];
  if ((typeof a !== 'number' && typeof a !== 'bigint') || (typeof b !== 'number' && typeof b !== 'bigint'))
    return undefined;
  if ((operator === '/' || operator === '%') && BigInt(b) === 0n) {
    fault(c, 'expression/division-by-zero', right.at, 'division by constant zero');
    return a;
  }
  const result = compute(operator, BigInt(a), BigInt(b));
  const range = integralRange(nameOf(left.type));
  if (range === undefined) return undefined;
  if (result < range.min || result > range.max) {
    if (c.isUnchecked) return typeof a === 'number' ? Number(BigInt.asIntN(32, result)) : BigInt.asIntN(64, result);
    fault(
      c,
      'expression/constant-overflow',
      left.at,
      `the constant does not fit into '${left.type.kind === 'named' ? (left.type.definition.keyword ?? '') : ''}'`,
      'unchecked(…) lets it wrap around',
    );
    return a;
  }
  return typeof a === 'number' ? Number(result) : result;
}

function compute(operator: ArithmeticOperator, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
  }
}
