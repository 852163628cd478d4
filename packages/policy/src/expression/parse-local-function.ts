import type { Cursor } from './cursor.ts';
import { accept, expect, expected, expectName, isAt, isName, isWord, listUntil, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import { parseArrowValue } from './parse-lambda.ts';
import { scanType } from './scan-type.ts';
import type { Expression, LocalFunction, TypeSyntax } from './syntax.ts';

type Parameter = LocalFunction['parameters'][number];

/** Whether a type, a name and parameters stand here. */
export function isLocalFunction(cursor: Cursor): boolean {
  const end = isAt(cursor, 'void') ? 1 : scanType(cursor)?.end;
  return end !== undefined && isName(cursor, end) && (isAt(cursor, '(', end + 1) || isAt(cursor, '<', end + 1));
}

export function parseLocalFunction(cursor: Cursor): LocalFunction {
  const { at, text } = peek(cursor);
  const returns: TypeSyntax = accept(cursor, 'void')
    ? { kind: 'named', name: text, args: [], at }
    : cursor.grammar.type(cursor, 'plain');
  const { text: name } = expectName(cursor);
  const typeParameters = parseTypeParameters(cursor);
  expect(cursor, '(');
  const parameters = listUntil(cursor, ')', parseParameter);
  if (isWord(cursor, 'where')) refuse(cursor, "constraints ('where T : …')");
  return { kind: 'local-function', returns, name, typeParameters, parameters, body: parseBody(cursor), at };
}

function refuse(cursor: Cursor, what: string): never {
  const message = `${what} of a local function are not supported`;
  return stop({ code: 'expression/not-supported', message, at: peek(cursor).at });
}

function parseTypeParameters(cursor: Cursor): readonly string[] {
  const names: string[] = [];
  if (!accept(cursor, '<')) return names;
  do names.push(expectName(cursor, 'a type parameter').text);
  while (accept(cursor, ','));
  expect(cursor, '>');
  return names;
}

function parseParameter(cursor: Cursor): Parameter {
  if (isAt(cursor, 'params') || isAt(cursor, 'in')) refuse(cursor, `'${peek(cursor).text}' parameters`);
  const mode = isAt(cursor, 'ref') || isAt(cursor, 'out') ? modeOf(take(cursor).text) : 'value';
  const type = cursor.grammar.type(cursor, 'plain');
  const { text: name } = expectName(cursor, 'a parameter');
  return { type, name, mode, otherwise: accept(cursor, '=') ? cursor.grammar.expression(cursor) : null };
}

function modeOf(word: string): 'ref' | 'out' {
  return word === 'ref' ? 'ref' : 'out';
}

function parseBody(cursor: Cursor): LocalFunction['body'] {
  if (isAt(cursor, '{')) return cursor.grammar.block(cursor);
  if (!accept(cursor, '=>')) return expected(cursor, "'{' or '=>' and the function's body");
  const value: Expression = parseArrowValue(cursor);
  expect(cursor, ';');
  return value;
}
