import type { Cursor } from './cursor.ts';
import { accept, expect, expected, isAt, nested, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import { isDeclaration, parseDeclaration } from './parse-declaration.ts';
import { isDeconstruction, parseDeconstruction } from './parse-deconstruct.ts';
import { parseExpressionStatement } from './parse-expression-statement.ts';
import { isLocalFunction, parseLocalFunction } from './parse-local-function.ts';
import { parseDo, parseFor, parseForeach, parseWhile } from './parse-loop.ts';
import { parseSwitch } from './parse-switch.ts';
import { parseTry } from './parse-try.ts';
import { parseUsing } from './parse-using.ts';
import { refuseStatement } from './refuse-statement.ts';
import type { Block, Expression, Statement } from './syntax.ts';

/** Any statement of a block, a declaration as well. */
export function parseStatement(cursor: Cursor): Statement {
  return nested(cursor, parseAny);
}

/** `{ … }` */
export function parseBlock(cursor: Cursor): Block {
  const { at } = expect(cursor, '{');
  const statements: Statement[] = [];
  while (!accept(cursor, '}')) {
    if (peek(cursor).kind === 'end') return expected(cursor, "'}'");
    statements.push(parseStatement(cursor));
  }
  return { kind: 'block', statements, at };
}

function parseAny(cursor: Cursor): Statement {
  const { kind, text } = peek(cursor);
  const read = kind === 'sign' || kind === 'keyword' ? byFirst.get(text) : undefined;
  if (read !== undefined && !isValue(cursor)) return read(cursor);
  refuseStatement(cursor);
  if (isDeconstruction(cursor)) return parseDeconstruction(cursor);
  if (isLocalFunction(cursor)) return parseLocalFunction(cursor);
  if (!isDeclaration(cursor)) return parseExpressionStatement(cursor);
  const declaration = parseDeclaration(cursor);
  expect(cursor, ';');
  return declaration;
}

/** `checked (x)` is a value, `checked { … }` a statement. */
function isValue(cursor: Cursor): boolean {
  return (isAt(cursor, 'checked') || isAt(cursor, 'unchecked')) && !isAt(cursor, '{', 1);
}

const byFirst: ReadonlyMap<string, (cursor: Cursor) => Statement> = new Map<string, (cursor: Cursor) => Statement>([
  ['{', parseBlock],
  [';', parseEmpty],
  ['if', parseIf],
  ['while', parseWhile],
  ['do', parseDo],
  ['for', parseFor],
  ['foreach', parseForeach],
  ['return', parseReturn],
  ['throw', parseThrowStatement],
  ['break', parseJump],
  ['continue', parseJump],
  ['try', parseTry],
  ['using', parseUsing],
  ['switch', parseSwitch],
  ['lock', parseLock],
  ['checked', parseChecked],
  ['unchecked', parseChecked],
]);

function parseEmpty(cursor: Cursor): Statement {
  return { kind: 'empty', at: take(cursor).at };
}

function parseIf(cursor: Cursor): Statement {
  const { at } = take(cursor);
  expect(cursor, '(');
  const test = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  const yes = cursor.grammar.embedded(cursor);
  return { kind: 'if', test, yes, no: accept(cursor, 'else') ? cursor.grammar.embedded(cursor) : null, at };
}

function parseOptional(cursor: Cursor): Expression | null {
  if (accept(cursor, ';')) return null;
  const value = cursor.grammar.expression(cursor);
  expect(cursor, ';');
  return value;
}

function parseReturn(cursor: Cursor): Statement {
  const { at } = take(cursor);
  if (isAt(cursor, 'ref'))
    return stop({ code: 'expression/not-supported', message: "'ref' results are not supported", at: peek(cursor).at });
  return { kind: 'return', value: parseOptional(cursor), at };
}

function parseThrowStatement(cursor: Cursor): Statement {
  const { at } = take(cursor);
  return { kind: 'throw', value: parseOptional(cursor), at };
}

function parseJump(cursor: Cursor): Statement {
  const { at, text } = take(cursor);
  expect(cursor, ';');
  return { kind: text === 'break' ? 'break' : 'continue', at };
}

function parseLock(cursor: Cursor): Statement {
  const { at } = take(cursor);
  expect(cursor, '(');
  const value = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return { kind: 'lock', value, body: cursor.grammar.embedded(cursor), at };
}

function parseChecked(cursor: Cursor): Statement {
  const { at, text } = take(cursor);
  return { kind: 'checked-block', isChecked: text === 'checked', body: parseBlock(cursor), at };
}

/** The statement below an `if` or a loop, which cannot be a declaration. */
export function parseEmbedded(cursor: Cursor): Statement {
  const { at } = peek(cursor);
  const statement = parseStatement(cursor);
  if (statement.kind !== 'declare' && statement.kind !== 'local-function') return statement;
  return stop({
    code: 'expression/embedded-declaration',
    message: 'a declaration cannot be the only statement here',
    at,
    hint: 'put it between { and }',
  });
}
