import { requireAssignable } from './assignable.ts';
import type { Cursor } from './cursor.ts';
import { accept, expect, expected, isAt, nested, peek } from './cursor.ts';
import { newer } from './fault.ts';
import { parseBinary } from './parse-binary.ts';
import { isLambda, parseLambda } from './parse-lambda.ts';
import { isQuery, parseQuery } from './parse-query.ts';
import { parseThrow } from './parse-throw.ts';
import type { BinaryOperator, Expression } from './syntax.ts';

/** Any expression but `throw`, which only few places allow. */
export function parseExpression(cursor: Cursor): Expression {
  return nested(cursor, parseAssignment);
}

function parseAssignment(cursor: Cursor): Expression {
  if (isLambda(cursor)) return parseLambda(cursor);
  if (isQuery(cursor)) return parseQuery(cursor);
  const { at } = peek(cursor);
  const target = parseConditional(cursor);
  const operator = assignmentAt(cursor);
  if (operator === null) return target;
  requireAssignable(target, at, 'assignment');
  cursor.index += operator.length;
  return { kind: 'assign', operator: operator.text, target, value: parseExpression(cursor), at };
}

function parseConditional(cursor: Cursor): Expression {
  const { at } = peek(cursor);
  const test = parseBinary(cursor);
  if (!accept(cursor, '?')) return test;
  const yes = parseArm(cursor);
  const end = peek(cursor);
  if (end.kind === 'end' && end.isHole)
    return expected(cursor, "':'", "in a hole of a string, put parentheses around '? :', as a ':' begins the format");
  expect(cursor, ':');
  return { kind: 'conditional', test, yes, no: parseArm(cursor), at };
}

function parseArm(cursor: Cursor): Expression {
  return isAt(cursor, 'throw') ? nested(cursor, parseThrow) : parseExpression(cursor);
}

type AssignmentRead = { readonly text: '=' | BinaryOperator; readonly length: number };

const assignments: ReadonlyMap<string, '=' | BinaryOperator> = new Map<string, '=' | BinaryOperator>([
  ['=', '='],
  ['+=', '+'],
  ['-=', '-'],
  ['*=', '*'],
  ['/=', '/'],
  ['%=', '%'],
  ['&=', '&'],
  ['|=', '|'],
  ['^=', '^'],
  ['<<=', '<<'],
]);

function assignmentAt(cursor: Cursor): AssignmentRead | null {
  const token = peek(cursor);
  if (token.kind !== 'sign') return null;
  if (token.text === '??=')
    return newer(token.at, { version: '8', feature: "'??='", hint: "write 'x = x ?? y' for 'x ??= y'" });
  if (token.text === '>' && isAt(cursor, '>=', 1) && peek(cursor, 1).at === token.end) return { text: '>>', length: 2 };
  const text = assignments.get(token.text);
  return text === undefined ? null : { text, length: 1 };
}
