import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, nameOf } from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Checker, Typed } from './checker.ts';
import { constantOf, convertTo } from './convert.ts';
import { doubleOf, rawOf } from './double.ts';
import { foldArithmetic, foldComparison, foldShift } from './fold.ts';
import { fits, isNumeric } from './numeric.ts';

/** Operators of numbers: both sides become one type, and that type computes. */

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';
export type ComparisonOperator = '<' | '>' | '<=' | '>=' | '==' | '!=';

const order = ['System.Decimal', 'System.Double', 'System.Single', 'System.UInt64', 'System.Int64', 'System.UInt32'];

/** The type that two numbers are computed in; `null` where C# has none. */
export function promoted(left: Typed, right: Typed): NetType | null {
  if (!isNumeric(left.type) || !isNumeric(right.type)) return null;
  const [a, b] = [nameOf(left.type), nameOf(right.type)];
  const widest = order.find((name) => name === a || name === b) ?? 'System.Int32';
  const other = widest === a ? right : left;
  if (widest === 'System.Decimal') return isFloating(other.type) ? null : builtin(widest);
  if (widest === 'System.UInt64') return isSigned(other) ? null : builtin(widest);
  if (widest === 'System.UInt32') return builtin(isSigned(other) ? 'System.Int64' : widest);
  return builtin(widest);
}

function isFloating(type: NetType): boolean {
  return isNamed(type, 'System.Double') || isNamed(type, 'System.Single');
}

/** Whether it may be negative: constants say themselves. */
function isSigned({ type, constant }: Typed): boolean {
  const name = nameOf(type);
  if (!['System.SByte', 'System.Int16', 'System.Int32', 'System.Int64'].includes(name)) return false;
  return constant === undefined || !fits(constant, builtin('System.UInt64'));
}

/** The type that one number alone is computed in. */
export function promotedAlone(type: NetType): NetType | null {
  if (!isNumeric(type)) return null;
  return order.includes(nameOf(type)) ? type : builtin('System.Int32');
}

export function arithmetic(c: Checker, operator: ArithmeticOperator, left: Typed, right: Typed): Typed | null {
  const type = promoted(left, right);
  if (type === null || isNamed(type, 'System.Decimal')) return null;
  if ('&|^'.includes(operator) && isFloating(type)) return null;
  const [a, b] = [convertTo(c, left, type), convertTo(c, right, type)];
  const { at } = left;
  const folded = foldArithmetic(c, operator, { left: a, right: b });
  if (folded !== undefined) return constantOf(c, type, folded, at);
  if (isNamed(type, 'System.Double')) return doubleOf(`(${rawOf(a)} ${operator} ${rawOf(b)})`, at);
  return { type, at, js: arithmeticCode(operator, nameOf(type), { a, b, isChecked: c.isChecked }) };
}

type Sides = { readonly a: Typed; readonly b: Typed; readonly isChecked: boolean };

function arithmeticCode(operator: ArithmeticOperator, name: string, sides: Sides): string {
  const [a, b] = [sides.a.js, sides.b.js];
  if (name === 'System.Int32') return intCode(operator, sides);
  if (name !== 'System.Int64')
    return `$arithmetic(${textLiteral(operator)}, ${textLiteral(name)}, ${sides.isChecked}, ${a}, ${b})`;
  if ('&|^'.includes(operator)) return `(${a} ${operator} ${b})`;
  if (operator === '/' || operator === '%') return `$long${operator === '/' ? 'Divide' : 'Rest'}(${a}, ${b})`;
  return sides.isChecked ? `$longChecked(${a} ${operator} ${b})` : `BigInt.asIntN(64, ${a} ${operator} ${b})`;
}

function intCode(operator: ArithmeticOperator, { a: left, b: right, isChecked }: Sides): string {
  const [a, b] = [left.js, right.js];
  const plain = `${a} ${operator} ${b}`;
  if (operator === '/' || operator === '%') {
    const isSafe = typeof right.constant === 'number' && right.constant > 0;
    return isSafe ? `(${plain} | 0)` : `${operator === '/' ? '$intDivide' : '$intRest'}(${a}, ${b})`;
  }
  if ('&|^'.includes(operator)) return `(${plain})`;
  if (isChecked) return `$intChecked(${plain})`;
  return operator === '*' ? `Math.imul(${a}, ${b})` : `(${plain} | 0)`;
}

/** `<<` and `>>`: the left side's type, the right side an `int`. */
export function shift(c: Checker, operator: '<<' | '>>', left: Typed, right: Typed): Typed | null {
  const type = promotedAlone(left.type);
  const count = promotedAlone(right.type);
  if (type === null || count === null || !isNamed(count, 'System.Int32')) return null;
  if (isFloating(type) || isNamed(type, 'System.Decimal')) return null;
  const [a, b] = [convertTo(c, left, type), convertTo(c, right, count)];
  const folded = foldShift(operator, { left: a, right: b });
  if (folded !== undefined) return constantOf(c, type, folded, left.at);
  const name = nameOf(type);
  const js =
    name === 'System.Int32'
      ? `(${a.js} ${operator} ${b.js})`
      : `$shift(${textLiteral(operator)}, ${textLiteral(name)}, ${a.js}, ${b.js})`;
  return { type, at: left.at, js };
}

/** Comparison of numbers. */
export function compareNumbers(c: Checker, operator: ComparisonOperator, left: Typed, right: Typed): Typed | null {
  const type = promoted(left, right);
  if (type === null || isNamed(type, 'System.Decimal')) return null;
  const [a, b] = [convertTo(c, left, type), convertTo(c, right, type)];
  const folded = foldComparison(operator, { left: a, right: b });
  if (folded !== undefined) return constantOf(c, builtin('System.Boolean'), folded, left.at);
  const sign = operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
  if (isNamed(type, 'System.Double'))
    return { type: builtin('System.Boolean'), at: left.at, js: `(${rawOf(a)} ${sign} ${rawOf(b)})` };
  const isNative = isNamed(type, 'System.Int32') || isNamed(type, 'System.Int64');
  const js = isNative ? `(${a.js} ${sign} ${b.js})` : `(${a.js}.value ${sign} ${b.js}.value)`;
  return { type: builtin('System.Boolean'), at: left.at, js };
}
