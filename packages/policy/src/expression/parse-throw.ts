import type { Cursor } from './cursor.ts';
import { take } from './cursor.ts';
import type { Expression } from './syntax.ts';

/** `throw x` as a value: behind `??`, in the arms of `? :`, and as the body of `=>`. */
export function parseThrow(cursor: Cursor): Expression {
  const { at } = take(cursor);
  return { kind: 'throw-expression', operand: cursor.grammar.expression(cursor), at };
}
