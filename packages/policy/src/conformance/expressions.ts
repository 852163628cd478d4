import type { Case, CaseRequest } from './conformance.ts';

/** Cases of expressions: each is put into a variable, and the fact is the expression with what it comes to. */

/** An expression, and what it comes to. */
export type Row = readonly [expression: string, value: unknown];

/** Expressions that have a value. */
export function valued(rows: readonly Row[], request: CaseRequest = {}): readonly Case[] {
  return rows.map(([expression, value]) => ({
    fact: `${expression} is ${JSON.stringify(value)}`,
    inbound: `<set-variable name="v" value="${written(expression)}"/>`,
    request,
    want: { lastError: null, variables: { v: value } },
  }));
}

/** Expressions that raise an exception with that message. */
export function raising(rows: readonly (readonly [expression: string, message: string])[]): readonly Case[] {
  return rows.map(([expression, message]) => ({
    fact: `${expression} raises ${JSON.stringify(message)}`,
    inbound: `<set-variable name="v" value="${written(expression)}"/>`,
    want: {
      status: 500,
      sent: [],
      variables: {},
      lastError: {
        source: 'set-variable',
        reason: 'ExpressionValueEvaluationFailure',
        message: `Expression evaluation failed. ${message}`,
      },
    },
  }));
}

/** Statements stand in braces, all else in parentheses. */
function written(expression: string): string {
  return expression.startsWith('{') ? `@${expression}` : `@(${expression})`;
}
