import type { NetType } from '../../dotnet/type.ts';
import { isNamed } from '../../dotnet/type-ops.ts';
import type { BinaryOperator } from '../syntax.ts';
import { arithmetic, compareNumbers, shift } from './arithmetic.ts';
import type { Checker, Typed } from './checker.ts';
import { enumArithmetic, enumComparison, enumFlags } from './enum-operator.ts';
import { constantOf } from './convert.ts';
import { foldLogic } from './fold.ts';
import { concatenation } from './text-concat.ts';

type Operation = (c: Checker, left: Typed, right: Typed) => Typed | null;

const sum: Operation = (c, left, right) =>
  isText(left.type, right.type) || isText(right.type, left.type)
    ? concatenation(c, left, right)
    : (arithmetic(c, '+', left, right) ?? enumArithmetic(c, '+', left, right));

function bits(operator: '&' | '|' | '^'): Operation {
  return (c, left, right) =>
    logical(c, operator, { left, right }) ?? arithmetic(c, operator, left, right) ?? enumFlags(operator, left, right);
}

function comparison(operator: '<' | '>' | '<=' | '>='): Operation {
  return (c, left, right) => compareNumbers(c, operator, left, right) ?? enumComparison(operator, left, right);
}

const operations: ReadonlyMap<BinaryOperator, Operation> = new Map<BinaryOperator, Operation>([
  ['+', sum],
  ['-', (c, left, right) => arithmetic(c, '-', left, right) ?? enumArithmetic(c, '-', left, right)],
  ['*', (c, left, right) => arithmetic(c, '*', left, right)],
  ['/', (c, left, right) => arithmetic(c, '/', left, right)],
  ['%', (c, left, right) => arithmetic(c, '%', left, right)],
  ['&', bits('&')],
  ['|', bits('|')],
  ['^', bits('^')],
  ['<<', (c, left, right) => shift(c, '<<', left, right)],
  ['>>', (c, left, right) => shift(c, '>>', left, right)],
  ['<', comparison('<')],
  ['>', comparison('>')],
  ['<=', comparison('<=')],
  ['>=', comparison('>=')],
]);

/** An operator that the language itself has for these types. */
export function builtIn(
  c: Checker,
  operator: BinaryOperator,
  { left, right }: { left: Typed; right: Typed },
): Typed | null {
  return operations.get(operator)?.(c, left, right) ?? null;
}

function isText(type: NetType, other: NetType): boolean {
  return isNamed(type, 'System.String') && other.kind !== 'void';
}

type Sides = { readonly left: Typed; readonly right: Typed };

function logical(c: Checker, operator: '&' | '|' | '^', { left, right }: Sides): Typed | null {
  if (!isNamed(left.type, 'System.Boolean') || !isNamed(right.type, 'System.Boolean')) return null;
  const folded = foldLogic(operator, { left, right });
  if (folded !== undefined) return constantOf(c, left.type, folded, left.at);
  const js = operator === '^' ? `(${left.js} !== ${right.js})` : `!!(${left.js} ${operator} ${right.js})`;
  return { type: left.type, at: left.at, js };
}
