import { printExpression } from './print-expression.ts';
import { printBlock } from './print-statement.ts';
import type { Printer } from './printer.ts';
import { isOperand, isPrimary } from './printer.ts';
import type { ExpressionBody } from '../../expression/syntax.ts';

const printer: Printer = {
  any: (expression) => printExpression(printer, expression),
  operand: (expression) => (isOperand(expression) ? printer.any(expression) : `(${printer.any(expression)})`),
  primary: (expression) => (isPrimary(expression) ? printer.any(expression) : `(${printer.any(expression)})`),
  block: (block) => printBlock(printer, block),
};

/** The text of a tree, on one line: parsing it gives the tree again, but for places and for parentheses put in. */
export function printPolicyExpression(body: ExpressionBody): string {
  return body.kind === 'block' ? `@${printer.block(body)}` : `@(${printer.any(body)})`;
}
