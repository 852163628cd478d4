import type { Cursor } from './cursor.ts';
import { isAt, isName, isWord, peek } from './cursor.ts';
import type { SyntaxFault } from './fault.ts';
import { newer, refuseAsync, stop } from './fault.ts';
import { isTypeAndName } from './scan-type.ts';
import { declarationWords } from './word.ts';

/** Statements that C# has, but policy expressions do not. */
export function refuseStatement(cursor: Cursor): void {
  const { kind, text, at } = peek(cursor);
  if (kind === 'identifier') refuseWord(cursor, at);
  if (kind !== 'keyword' || isExpression(cursor, text)) return;
  if (text === 'static') newer(at, { version: '8', feature: 'static local functions', hint: "leave 'static' out" });
  const fault = declarationWords.has(text) ? declaration(text) : keywords.get(text);
  if (fault !== undefined) stop({ ...fault, at });
}

/** `delegate (…) { … }` and `default(T)` are values. */
function isExpression(cursor: Cursor, text: string): boolean {
  return (text === 'delegate' || text === 'default') && (isAt(cursor, '(', 1) || isAt(cursor, '{', 1));
}

function declaration(text: string): Omit<SyntaxFault, 'at'> {
  return {
    code: 'expression/declaration',
    message: `a policy expression is the body of a method: '${text}' cannot be declared in it`,
    hint: 'local functions, anonymous types and tuples can',
  };
}

const loopHint = 'use a loop, or a local function';

const keywords: ReadonlyMap<string, Omit<SyntaxFault, 'at'>> = new Map<string, Omit<SyntaxFault, 'at'>>([
  ['goto', { code: 'expression/goto', message: "'goto' is not supported", hint: loopHint }],
  ['unsafe', { code: 'expression/unsafe', message: "unsafe code: policy expressions have no 'unsafe'" }],
  ['fixed', { code: 'expression/unsafe', message: "unsafe code: policy expressions have no 'fixed'" }],
  ['ref', { code: 'expression/not-supported', message: "'ref' variables are not supported" }],
  ['case', alone('case', 'switch')],
  ['default', alone('default', 'switch')],
  ['catch', alone('catch', 'try')],
  ['finally', alone('finally', 'try')],
  ['else', alone('else', 'if')],
]);

function alone(text: string, owner: string): Omit<SyntaxFault, 'at'> {
  return {
    code: 'expression/expected',
    message: `expected a statement before '${text}'`,
    hint: `this '${text}' belongs to no '${owner}'`,
  };
}

function refuseWord(cursor: Cursor, at: number): void {
  if (isName(cursor) && isAt(cursor, ':', 1))
    stop({ code: 'expression/goto', message: 'labels are not supported', at, hint: loopHint });
  if (isWord(cursor, 'yield')) refuseYield(cursor, at);
  if (isWord(cursor, 'async') && (isTypeAndName(cursor, 1) || isAt(cursor, 'void', 1))) refuseAsync(at, 'async');
  if (isWord(cursor, 'await') && isName(cursor, 1)) refuseAsync(at, 'await');
  if (isWord(cursor, 'record') && isName(cursor, 1)) refuseRecord(cursor, at);
}

function refuseYield(cursor: Cursor, at: number): void {
  if (!isAt(cursor, 'return', 1) && !isAt(cursor, 'break', 1)) return;
  const hint = 'fill a List<T>, or use Select and Where';
  stop({ code: 'expression/yield', message: "'yield' is not supported", at, hint });
}

/** A variable of a type that is called `record` is one all the same. */
function refuseRecord(cursor: Cursor, at: number): void {
  if (!isAt(cursor, '{', 2) && !isAt(cursor, '(', 2)) return;
  newer(at, { version: '9', feature: 'records', hint: 'use an anonymous type (new { … }) or a tuple' });
}
