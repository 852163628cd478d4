import { requireAssignable } from './assignable.ts';
import type { Cursor } from './cursor.ts';
import { expect, isAt, isNameToken, isWord, nested, peek, take } from './cursor.ts';
import { newer, refuseAsync, refusePointer } from './fault.ts';
import { parsePostfix } from './parse-postfix.ts';
import { scanType } from './scan-type.ts';
import { startsOperand } from './starts-operand.ts';
import type { Expression, UnaryOperator } from './syntax.ts';
import type { Token } from './token.ts';

/** An operand with what stands before it: signs, steps and casts. */
export function parseUnary(cursor: Cursor): Expression {
  const { at, text, kind } = peek(cursor);
  if (kind === 'sign') {
    if (text === '+' || text === '-' || text === '!' || text === '~') return parseSigned(cursor, text);
    if (text === '++' || text === '--') return parsePrefixStep(cursor, text);
    if (text === '(' && isCast(cursor)) return parseCast(cursor);
    refuseSign(text, at);
  }
  if (isWord(cursor, 'await') && isAwaited(cursor)) refuseAsync(at, 'await');
  return parsePostfix(cursor);
}

function parseSigned(cursor: Cursor, operator: UnaryOperator): Expression {
  const { at } = take(cursor);
  return { kind: 'unary', operator, operand: nested(cursor, parseUnary), at };
}

function parsePrefixStep(cursor: Cursor, operator: '++' | '--'): Expression {
  const { at } = take(cursor);
  const operand = nested(cursor, parseUnary);
  requireAssignable(operand, at, 'step');
  return { kind: 'step', operator, isPrefix: true, operand, at };
}

function parseCast(cursor: Cursor): Expression {
  const { at } = take(cursor);
  const type = cursor.grammar.type(cursor, 'plain');
  expect(cursor, ')');
  return { kind: 'cast', type, operand: nested(cursor, parseUnary), at };
}

/**
 * C#'s own rule: what stands in the parentheses is a type and can be nothing else, or it can be a type and what follows
 * begins an operand that is not a sign with two sides.
 */
function isCast(cursor: Cursor): boolean {
  const type = scanType(cursor, 1);
  if (type === null || !isAt(cursor, ')', type.end)) return false;
  if (type.isSure) return startsOperand(cursor, type.end + 1);
  return followsCast(peek(cursor, type.end + 1), cursor.queries > 0);
}

const operatorWords: ReadonlySet<string> = new Set(['is', 'as', 'switch', 'in']);

function followsCast(token: Token, isInQuery: boolean): boolean {
  switch (token.kind) {
    case 'identifier':
      return isNameToken(token, isInQuery);
    case 'literal':
    case 'interpolated':
    case 'placeholder':
      return true;
    case 'keyword':
      return !operatorWords.has(token.text);
    case 'sign':
      return token.text === '(' || token.text === '!' || token.text === '~';
    case 'end':
      return false;
  }
}

function refuseSign(sign: string, at: number): void {
  if (sign === '^')
    newer(at, { version: '8', feature: "indexes from the end ('^1')", hint: 'write x[x.Length - 1], or x.Last()' });
  if (sign === '..') newer(at, { version: '8', feature: "ranges ('..')", hint: 'write Substring, or Skip and Take' });
  if (sign === '*' || sign === '&') refusePointer(at);
}

/** `await` is a name, unless an operand follows it that no name can have. */
function isAwaited(cursor: Cursor): boolean {
  const next = peek(cursor, 1);
  if (next.kind === 'sign') return false;
  return startsOperand(cursor, 1);
}
