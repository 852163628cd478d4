import type { Cursor } from './cursor.ts';
import {
  accept,
  expect,
  expectName,
  isAt,
  isName,
  isWord,
  listUntil,
  nested,
  partnerAhead,
  peek,
  take,
} from './cursor.ts';
import { newer, refuseAsync, stop } from './fault.ts';
import { parseThrow } from './parse-throw.ts';
import { isTypeAndName } from './scan-type.ts';
import type { Expression, Lambda } from './syntax.ts';

/** Whether a lambda begins here. */
export function isLambda(cursor: Cursor): boolean {
  if (isName(cursor) && isAt(cursor, '=>', 1)) return true;
  if (isAt(cursor, '(')) return isArrowBehind(cursor, 0);
  if (isWord(cursor, 'async')) return isAsyncLambda(cursor);
  return isAt(cursor, 'static') && (isArrowBehind(cursor, 1) || isAt(cursor, '=>', 2));
}

function isAsyncLambda(cursor: Cursor): boolean {
  return isAt(cursor, 'delegate', 1) || (isName(cursor, 1) && isAt(cursor, '=>', 2)) || isArrowBehind(cursor, 1);
}

function isArrowBehind(cursor: Cursor, ahead: number): boolean {
  const partner = isAt(cursor, '(', ahead) ? partnerAhead(cursor, ahead) : -1;
  return partner >= 0 && isAt(cursor, '=>', partner + 1);
}

export function parseLambda(cursor: Cursor): Lambda {
  const { at } = peek(cursor);
  if (isAt(cursor, 'static')) return newer(at, { version: '9', feature: 'static lambdas', hint: "leave 'static' out" });
  if (isWord(cursor, 'async') && !isAt(cursor, '=>', 1)) return refuseAsync(at, 'async');
  const parameters = accept(cursor, '(')
    ? listUntil(cursor, ')', parseParameter)
    : [{ name: expectName(cursor).text, type: null }];
  expect(cursor, '=>');
  return { kind: 'lambda', parameters, body: parseBody(cursor), at };
}

/** `delegate (T x) { … }` */
export function parseAnonymousMethod(cursor: Cursor): Lambda {
  const { at } = take(cursor);
  if (!accept(cursor, '('))
    return stop({
      code: 'expression/not-supported',
      message: "a 'delegate' without parameters in parentheses is not supported",
      at,
      hint: 'write a lambda: (x) => { … }',
    });
  const parameters = listUntil(cursor, ')', parseParameter);
  return { kind: 'lambda', parameters, body: cursor.grammar.block(cursor), at };
}

function parseParameter(cursor: Cursor): Lambda['parameters'][number] {
  const { at, text } = peek(cursor);
  if (isAt(cursor, 'ref') || isAt(cursor, 'out') || isAt(cursor, 'in'))
    return stop({
      code: 'expression/not-supported',
      message: `lambda parameters with '${text}' are not supported`,
      at,
    });
  const type = isTypeAndName(cursor) ? cursor.grammar.type(cursor, 'plain') : null;
  return { name: expectName(cursor, 'a parameter').text, type };
}

/** What follows `=>`: a block, a value, or `throw`. */
function parseBody(cursor: Cursor): Lambda['body'] {
  return isAt(cursor, '{') ? cursor.grammar.block(cursor) : parseArrowValue(cursor);
}

export function parseArrowValue(cursor: Cursor): Expression {
  return isAt(cursor, 'throw') ? nested(cursor, parseThrow) : cursor.grammar.expression(cursor);
}
