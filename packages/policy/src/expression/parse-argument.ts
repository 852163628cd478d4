import { requireAssignable } from './assignable.ts';
import type { Cursor } from './cursor.ts';
import { accept, expect, expectName, isAt, isName, isWord, listUntil, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import { isTypeAndName } from './scan-type.ts';
import type { Argument, Expression } from './syntax.ts';

/** Arguments up to the closing bracket, which is taken. */
export function parseArguments(cursor: Cursor, closer: ')' | ']'): readonly Argument[] {
  return listUntil(cursor, closer, parseArgument);
}

function parseArgument(cursor: Cursor): Argument {
  const name = parseLabel(cursor);
  const { at } = peek(cursor);
  if (accept(cursor, 'ref')) return { name, mode: 'ref', declares: null, value: parseReference(cursor) };
  if (accept(cursor, 'out')) return parseOut(cursor, name);
  if (isAt(cursor, 'in'))
    return stop({
      code: 'expression/not-supported',
      message: "arguments with 'in' are not supported",
      at,
      hint: "leave 'in' out",
    });
  return { name, mode: 'value', declares: null, value: cursor.grammar.expression(cursor) };
}

/** `name:`, or nothing. */
export function parseLabel(cursor: Cursor): string | null {
  if (!isName(cursor) || !isAt(cursor, ':', 1)) return null;
  const { text } = take(cursor);
  expect(cursor, ':');
  return text;
}

function parseReference(cursor: Cursor): Expression {
  const { at } = peek(cursor);
  const value = cursor.grammar.expression(cursor);
  requireAssignable(value, at, 'argument');
  return value;
}

function parseOut(cursor: Cursor, name: string | null): Argument {
  if (!isTypeAndName(cursor)) return { name, mode: 'out', declares: null, value: parseReference(cursor) };
  const isVar = isWord(cursor, 'var');
  const type = isVar ? null : cursor.grammar.type(cursor, 'plain');
  if (isVar) take(cursor);
  const declared = expectName(cursor);
  const value: Expression = { kind: 'name', name: declared.text, typeArguments: [], at: declared.at };
  return { name, mode: 'out', declares: { type, name: declared.text }, value };
}
