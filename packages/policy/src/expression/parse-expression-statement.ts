import type { Cursor } from './cursor.ts';
import { expect, expected, isAt, peek } from './cursor.ts';
import { stop } from './fault.ts';
import type { Expression, Statement } from './syntax.ts';

/** `f();` */
export function parseExpressionStatement(cursor: Cursor): Statement {
  const { at, kind, text } = peek(cursor);
  if (kind === 'sign' && (text === ')' || text === ']')) return expected(cursor, 'a statement');
  const value = cursor.grammar.expression(cursor);
  expect(
    cursor,
    ';',
    isAt(cursor, '}') ? "every statement ends with ';'; the result is given with 'return …;'" : undefined,
  );
  refuseUseless(value, at);
  return { kind: 'expression', value, at };
}

/** C# lets only those expressions be statements that can do something. */
export function refuseUseless(value: Expression, at: number): void {
  const { kind } = value;
  if (kind === 'call' || kind === 'assign' || kind === 'step' || kind === 'new') return;
  if (kind === 'name' && value.name.startsWith('{{')) return;
  stop({
    code: 'expression/not-a-statement',
    message: 'this expression cannot be a statement: only an assignment, a call, ++, -- and new can',
    at,
    hint: "use its value, as in 'return …;' or 'var x = …;'",
  });
}
