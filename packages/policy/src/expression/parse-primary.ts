import type { Cursor } from './cursor.ts';
import { accept, cursorOf, expect, expected, isAt, isName, isWord, peek, take } from './cursor.ts';
import { newer, refusePointer, stop } from './fault.ts';
import { parseLabel } from './parse-argument.ts';
import { parseGenericArguments } from './parse-generic.ts';
import { parseAnonymousMethod } from './parse-lambda.ts';
import { parseNew } from './parse-new.ts';
import type { Expression, Hole, NamedValueSyntax } from './syntax.ts';
import type { HoleTokens, Token } from './token.ts';
import { keywordTypes } from './word.ts';

/** What an operand begins with: a name, a literal, something in brackets, or a keyword with its operand. */
export function parsePrimary(cursor: Cursor): Expression {
  const token = peek(cursor);
  switch (token.kind) {
    case 'literal':
      take(cursor);
      return { kind: 'literal', value: token.value, at: token.at };
    case 'interpolated':
      take(cursor);
      return { kind: 'interpolated', parts: token.parts.map((part) => parsePart(cursor, part)), at: token.at };
    case 'placeholder':
      take(cursor);
      return { kind: 'name', name: token.text, typeArguments: [], at: token.at };
    case 'identifier':
      return parseName(cursor);
    case 'keyword':
      return parseKeyword(cursor, token);
    case 'sign':
      if (token.text === '(') return parseParenthesized(cursor);
      return refuseSign(cursor);
    case 'end':
      return expected(cursor, 'an expression');
  }
}

function refuseSign(cursor: Cursor): never {
  if (isAt(cursor, '['))
    newer(peek(cursor).at, { version: '12', feature: 'collection expressions', hint: 'write new[] { … }' });
  return expected(cursor, 'an expression');
}

function parsePart(cursor: Cursor, part: string | HoleTokens): string | Hole {
  if (typeof part === 'string') return part;
  const hole = cursorOf(part.tokens, cursor);
  const value = cursor.grammar.expression(hole);
  const alignment = accept(hole, ',') ? cursor.grammar.expression(hole) : null;
  if (peek(hole).kind !== 'end') return expected(hole, "'}'");
  return { value, alignment, format: part.format };
}

function parseName(cursor: Cursor): Expression {
  if (isWord(cursor, 'global') && isAt(cursor, '::', 1)) cursor.index += 2;
  if (isWord(cursor, 'nameof') && isAt(cursor, '(', 1)) return parseNameof(cursor);
  if (!isName(cursor)) return expected(cursor, 'an expression');
  const { text: name, at } = take(cursor);
  return { kind: 'name', name, typeArguments: parseGenericArguments(cursor), at };
}

function parseNameof(cursor: Cursor): Expression {
  const { at } = take(cursor);
  return { kind: 'nameof', operand: parseInParentheses(cursor), at };
}

function parseInParentheses(cursor: Cursor): Expression {
  expect(cursor, '(');
  const inner = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return inner;
}

function parseKeyword(cursor: Cursor, { text, at }: Token): Expression {
  if (keywordTypes.has(text)) return parseTypeName(cursor);
  switch (text) {
    case 'new':
      return parseNew(cursor);
    case 'typeof':
      return parseTypeof(cursor);
    case 'default':
      return parseDefault(cursor);
    case 'delegate':
      return parseAnonymousMethod(cursor);
    case 'checked':
    case 'unchecked':
      take(cursor);
      return { kind: 'checked', isChecked: text === 'checked', operand: parseInParentheses(cursor), at };
    default:
      return refuseKeyword(cursor, text, at);
  }
}

function parseTypeName(cursor: Cursor): Expression {
  const { text: name, at } = take(cursor);
  if (!isAt(cursor, '.')) return refuseType(cursor, name, at);
  return { kind: 'type-name', type: { kind: 'named', name, args: [], at }, at };
}

function refuseType(cursor: Cursor, name: string, at: number): never {
  if (isAt(cursor, '*')) refusePointer(at);
  return stop({
    code: 'expression/type-as-value',
    message: `'${name}' is a type, where a value is expected`,
    at,
    ...(isName(cursor) ? { hint: 'declarations stand in @{ … } alone' } : {}),
  });
}

function parseTypeof(cursor: Cursor): Expression {
  const { at } = take(cursor);
  expect(cursor, '(');
  const type = cursor.grammar.type(cursor, 'plain');
  expect(cursor, ')');
  return { kind: 'typeof', type, at };
}

function parseDefault(cursor: Cursor): Expression {
  const { at } = take(cursor);
  if (!accept(cursor, '(')) return { kind: 'default', type: null, at };
  const type = cursor.grammar.type(cursor, 'plain');
  expect(cursor, ')');
  return { kind: 'default', type, at };
}

function refuseKeyword(cursor: Cursor, text: string, at: number): never {
  if (text === 'this' || text === 'base')
    return stop({
      code: 'expression/not-supported',
      message: `'${text}': a policy expression belongs to no object`,
      at,
      hint: 'its input is context',
    });
  if (text === 'sizeof' || text === 'stackalloc')
    return stop({ code: 'expression/unsafe', message: `unsafe code: policy expressions have no '${text}'`, at });
  if (text === 'throw')
    return stop({
      code: 'expression/misplaced-throw',
      message: 'a throw expression cannot stand here',
      at,
      hint: "it may follow '??', be an arm of '? :', or be the body of a lambda",
    });
  const hint = statementWords.has(text) ? 'statements stand in @{ … } alone' : undefined;
  return expected(cursor, 'an expression', hint);
}

const statementWords: ReadonlySet<string> = new Set(
  'return if else for foreach while do switch try using lock break continue'.split(' '),
);

/** `(a)`, or the tuple `(a, b)`. */
function parseParenthesized(cursor: Cursor): Expression {
  const { at } = take(cursor);
  const first = parseElement(cursor);
  if (first.name === null && accept(cursor, ')')) return { kind: 'parenthesized', inner: first.value, at };
  const elements = [first];
  while (accept(cursor, ',')) elements.push(parseElement(cursor));
  if (elements.length < 2)
    return expected(cursor, first.name === null ? "')'" : "',' and a second element of the tuple");
  expect(cursor, ')');
  return { kind: 'tuple', elements, at };
}

function parseElement(cursor: Cursor): NamedValueSyntax {
  return { name: parseLabel(cursor), value: cursor.grammar.expression(cursor) };
}
