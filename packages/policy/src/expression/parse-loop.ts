import type { Cursor } from './cursor.ts';
import { accept, expect, expectName, isAt, isWord, partnerAhead, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import { isDeclaration, parseDeclaration } from './parse-declaration.ts';
import { refuseUseless } from './parse-expression-statement.ts';
import type { Expression, Statement } from './syntax.ts';

function parseTest(cursor: Cursor): Expression {
  expect(cursor, '(');
  const test = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return test;
}

export function parseWhile(cursor: Cursor): Statement {
  const { at } = take(cursor);
  return { kind: 'while', test: parseTest(cursor), body: cursor.grammar.embedded(cursor), at };
}

export function parseDo(cursor: Cursor): Statement {
  const { at } = take(cursor);
  const body = cursor.grammar.embedded(cursor);
  expect(cursor, 'while');
  const test = parseTest(cursor);
  expect(cursor, ';');
  return { kind: 'do', test, body, at };
}

export function parseFor(cursor: Cursor): Statement {
  const { at } = take(cursor);
  expect(cursor, '(');
  const begin = parseBegin(cursor);
  expect(cursor, ';');
  const test = isAt(cursor, ';') ? null : cursor.grammar.expression(cursor);
  expect(cursor, ';');
  const step = isAt(cursor, ')') ? [] : parseSteps(cursor).map(({ value }) => value);
  expect(cursor, ')');
  return { kind: 'for', begin, test, step, body: cursor.grammar.embedded(cursor), at };
}

function parseBegin(cursor: Cursor): readonly Statement[] {
  if (isAt(cursor, ';')) return [];
  if (isDeclaration(cursor)) return [parseDeclaration(cursor)];
  return parseSteps(cursor).map(({ value, at }) => ({ kind: 'expression', value, at }));
}

function parseSteps(cursor: Cursor): readonly { readonly value: Expression; readonly at: number }[] {
  const steps: { readonly value: Expression; readonly at: number }[] = [];
  do {
    const { at } = peek(cursor);
    const value = cursor.grammar.expression(cursor);
    refuseUseless(value, at);
    steps.push({ value, at });
  } while (accept(cursor, ','));
  return steps;
}

export function parseForeach(cursor: Cursor): Statement {
  const { at } = take(cursor);
  expect(cursor, '(');
  if (isAt(cursor, '(') || (isWord(cursor, 'var') && isAt(cursor, '(', 1))) refuseDeconstruction(cursor);
  const type = cursor.grammar.type(cursor, 'plain');
  const { text: name } = expectName(cursor, 'a variable');
  expect(cursor, 'in');
  const source = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return { kind: 'foreach', type, name, source, body: cursor.grammar.embedded(cursor), at };
}

function refuseDeconstruction(cursor: Cursor): void {
  const { at } = peek(cursor);
  const partner = partnerAhead(cursor, isAt(cursor, '(') ? 0 : 1);
  if (!isAt(cursor, 'in', partner + 1)) return;
  stop({
    code: 'expression/not-supported',
    message: 'deconstruction in a foreach is not supported',
    at,
    hint: "write 'foreach (var pair in …)', and take the pair apart in the body",
  });
}
