import type { Cursor } from './cursor.ts';
import { isAt, isName, isWord, peek } from './cursor.ts';
import { newer, refuseAsync, stop } from './fault.ts';
import { isTypeAndName } from './scan-type.ts';
import { declarationWords } from './word.ts';

/** Statements that C# has, but policy expressions do not. */
export function refuseStatement(cursor: Cursor): void {
  const { kind, text, at } = peek(cursor);
  if (kind === 'keyword') refuseKeyword(cursor, text, at);
  if (kind === 'identifier') refuseWord(cursor, at);
}

function refuseKeyword(cursor: Cursor, text: string, at: number): void {
  if (text === 'static') newer(at, { version: '8', feature: 'static local functions', hint: "leave 'static' out" });
  if (text === 'delegate' && isAt(cursor, '(', 1)) return;
  if (declarationWords.has(text))
    stop({
      code: 'expression/declaration',
      message: `a policy expression is the body of a method: '${text}' cannot be declared in it`,
      at,
      hint: 'local functions, anonymous types and tuples can',
    });
  if (text === 'goto')
    stop({ code: 'expression/goto', message: "'goto' is not supported", at, hint: 'use a loop, or a local function' });
  if (text === 'unsafe' || text === 'fixed')
    stop({ code: 'expression/unsafe', message: `unsafe code: policy expressions have no '${text}'`, at });
  if (text === 'ref') stop({ code: 'expression/not-supported', message: "'ref' variables are not supported", at });
  if (text === 'case' || text === 'default') refuseLabel(cursor, text, at);
  if (text === 'catch' || text === 'finally')
    stop({
      code: 'expression/expected',
      message: `expected a statement before '${text}'`,
      at,
      hint: `this '${text}' belongs to no 'try'`,
    });
}

function refuseLabel(cursor: Cursor, text: string, at: number): void {
  if (text === 'default' && (isAt(cursor, '(', 1) || isAt(cursor, '.', 1))) return;
  stop({
    code: 'expression/expected',
    message: `expected a statement before '${text}'`,
    at,
    hint: `this '${text}' belongs to no 'switch'`,
  });
}

function refuseWord(cursor: Cursor, at: number): void {
  if (isName(cursor) && isAt(cursor, ':', 1))
    stop({ code: 'expression/goto', message: 'labels are not supported', at, hint: 'use a loop, or a local function' });
  if (isWord(cursor, 'yield') && (isAt(cursor, 'return', 1) || isAt(cursor, 'break', 1)))
    stop({
      code: 'expression/yield',
      message: "'yield' is not supported",
      at,
      hint: 'fill a List<T>, or use Select and Where',
    });
  if (isWord(cursor, 'async') && (isTypeAndName(cursor, 1) || isAt(cursor, 'void', 1))) refuseAsync(at, 'async');
  if (isWord(cursor, 'await') && isName(cursor, 1)) refuseAsync(at, 'await');
  if (isWord(cursor, 'record') && isName(cursor, 1) && isAt(cursor, '{', 2))
    newer(at, { version: '9', feature: 'records', hint: 'use an anonymous type (new { … }) or a tuple' });
}
