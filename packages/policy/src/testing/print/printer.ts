import type { Block, Expression } from '../../expression/syntax.ts';

/** The parts of the printer that stand inside each other. */
export type Printer = {
  readonly any: (expression: Expression) => string;
  /** In parentheses, unless it binds as tightly as an operand of every operator must. */
  readonly operand: (expression: Expression) => string;
  /** In parentheses, unless members, calls and indexes can follow it. */
  readonly primary: (expression: Expression) => string;
  readonly block: (block: Block) => string;
};

const loose: ReadonlySet<Expression['kind']> = new Set<Expression['kind']>([
  'binary',
  'as',
  'is',
  'conditional',
  'assign',
  'lambda',
  'query',
  'throw-expression',
]);

export function isOperand({ kind }: Expression): boolean {
  return !loose.has(kind);
}

export function isPrimary(expression: Expression): boolean {
  if (expression.kind === 'step') return !expression.isPrefix;
  if (expression.kind === 'default') return expression.type !== null;
  const { kind } = expression;
  return isOperand(expression) && kind !== 'unary' && kind !== 'cast' && kind !== 'new-array' && kind !== 'tuple';
}
