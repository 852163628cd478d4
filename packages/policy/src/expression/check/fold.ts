import { decimal } from '../../dotnet/core/decimal-arithmetic.ts';
import type { NetType } from '../../dotnet/type.ts';
import { isNamed, nameOf, printType } from '../../dotnet/type-ops.ts';
import type { Decimal, NetValue } from '../../dotnet/value.ts';
import { isNet } from '../../dotnet/value.ts';
import { arithmetic, negate, shift } from '../emit/number-support.ts';
import type { UnaryOperator } from '../syntax.ts';
import type { ArithmeticOperator, ComparisonOperator } from './arithmetic.ts';
import type { Checker, Typed } from './checker.ts';
import { fault } from './checker.ts';
import { integralResult } from './integral.ts';
import { integralRange, isHeld, rawNumber, wrapped } from './numeric.ts';

/** The values of operators on constants, which are constants themselves; what overflows, C# does not compile. */

type Sides = { readonly left: Typed; readonly right: Typed };

/** An operator on two numbers of one type. */
export function foldArithmetic(c: Checker, operator: ArithmeticOperator, sides: Sides): NetValue | undefined {
  const [first, second] = [sides.left.constant ?? null, sides.right.constant ?? null];
  if (first === null || second === null) return undefined;
  const name = nameOf(sides.left.type);
  if (integralRange(name) === undefined) return arithmetic(operator, name, false, first, second);
  return foldIntegers(c, operator, { ...sides, a: BigInt(rawNumber(first)), b: BigInt(rawNumber(second)) });
}

type Integers = Sides & { readonly a: bigint; readonly b: bigint };

function foldIntegers(c: Checker, operator: ArithmeticOperator, { left, right, a, b }: Integers): NetValue | undefined {
  if ((operator === '/' || operator === '%') && b === 0n) {
    fault(c, 'expression/division-by-zero', right.at, 'division by constant zero');
    return left.constant;
  }
  const result = integralResult(operator, a, b);
  if (!c.isUnchecked && !isHeld(left.type, result)) faultOverflow(c, left.at, left.type);
  return wrapped(nameOf(left.type), result);
}

export function foldComparison(operator: ComparisonOperator, { left, right }: Sides): boolean | undefined {
  const [first, second] = [left.constant ?? null, right.constant ?? null];
  if (first === null || second === null) return undefined;
  const [a, b] = [rawNumber(first), rawNumber(second)];
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      return (a === b) === (operator === '==');
  }
}

export function foldShift(operator: '<<' | '>>', { left, right }: Sides): NetValue | undefined {
  const { constant } = left;
  if (constant === undefined || constant === null || typeof right.constant !== 'number') return undefined;
  return shift(operator, nameOf(left.type), constant, right.constant);
}

/** `-` and `~` of a number. */
export function foldNegation(c: Checker, operator: '-' | '~', { type, constant, at }: Typed): NetValue | undefined {
  if (constant === undefined || constant === null) return undefined;
  const name = nameOf(type);
  if (operator === '-' && isLeast(constant, name) && !c.isUnchecked) faultOverflow(c, at, type);
  return negate(operator, name, constant);
}

function isLeast(constant: NetValue, name: string): boolean {
  const range = integralRange(name);
  return range !== undefined && range.min < 0n && BigInt(rawNumber(constant)) === range.min;
}

/** `-1.5m`, which is an operator of the type. */
export function foldDecimal(operator: UnaryOperator, { constant }: Typed): NetValue | undefined {
  if (operator !== '-' || constant === undefined || !isNet<Decimal>(constant, 'System.Decimal')) return undefined;
  return decimal(-constant.units, constant.scale);
}

/** `==` of two texts or two truths. */
export function foldEquality({ left, right }: Sides): boolean | undefined {
  const isSame = ['System.String', 'System.Boolean'].some((name) =>
    [left, right].every((each) => isNamed(each.type, name)),
  );
  if (!isSame || left.constant === undefined || right.constant === undefined) return undefined;
  return left.constant === right.constant;
}

export function foldLogic(operator: '&' | '|' | '^' | '&&' | '||', { left, right }: Sides): boolean | undefined {
  const [a, b] = [left.constant, right.constant];
  if (typeof a !== 'boolean' || typeof b !== 'boolean') return undefined;
  if (operator === '^') return a !== b;
  return operator.startsWith('&') ? a && b : a || b;
}

export function faultOverflow(c: Checker, at: number, type: NetType): void {
  const message = `the constant does not fit into '${printType(type)}'`;
  fault(c, 'expression/constant-overflow', at, [message, 'unchecked(…) lets it wrap around']);
}
