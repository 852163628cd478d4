import type { Cursor, TypePlace } from './cursor.ts';
import { accept, expect, expected, expectName, isAt, isName, isWord, nested, peek, take } from './cursor.ts';
import { newer, refusePointer, stop } from './fault.ts';
import { startsOperand } from './starts-operand.ts';
import type { TypeSyntax } from './syntax.ts';
import { keywordTypes } from './word.ts';

/** A type as it is written. */
export function parseType(cursor: Cursor, place: TypePlace): TypeSyntax {
  return nested(cursor, () => {
    let type = parseBase(cursor);
    for (;;) {
      if (isAt(cursor, '?') && (place !== 'operand' || !startsOperand(cursor, 1))) type = parseNullable(cursor, type);
      else if (isAt(cursor, '[') && isArray(cursor, place)) type = parseArray(cursor, type);
      else if (isAt(cursor, '*') && place !== 'operand') return refusePointer(peek(cursor).at);
      else return type;
    }
  });
}

function isArray(cursor: Cursor, place: TypePlace): boolean {
  return place === 'plain' || (place === 'operand' && (isAt(cursor, ']', 1) || isAt(cursor, ',', 1)));
}

function parseBase(cursor: Cursor): TypeSyntax {
  const token = peek(cursor);
  if (token.kind === 'keyword' && keywordTypes.has(token.text)) {
    take(cursor);
    return { kind: 'named', name: token.text, args: [], at: token.at };
  }
  if (isAt(cursor, '(')) return parseTuple(cursor);
  if (isWord(cursor, 'var')) {
    take(cursor);
    return { kind: 'var', at: token.at };
  }
  if (isWord(cursor, 'global') && isAt(cursor, '::', 1)) cursor.index += 2;
  return parseNamed(cursor, token.at);
}

function parseNamed(cursor: Cursor, at: number): TypeSyntax {
  if (isWord(cursor, 'dynamic')) refuseDynamic(at);
  const names = [expectName(cursor, 'a type').text];
  let args = parseTypeArguments(cursor);
  while (isAt(cursor, '.')) {
    if (args.length > 0) refuseNestedGeneric(cursor);
    take(cursor);
    names.push(expectName(cursor).text);
    args = parseTypeArguments(cursor);
  }
  return { kind: 'named', name: names.join('.'), args, at };
}

function refuseDynamic(at: number): never {
  return stop({
    code: 'expression/dynamic',
    message: "policy expressions do not have 'dynamic'",
    at,
    hint: 'write the type, such as JObject or JToken',
  });
}

function refuseNestedGeneric(cursor: Cursor): never {
  const message = 'a type inside a generic type is not supported';
  return stop({ code: 'expression/not-supported', message, at: peek(cursor).at });
}

/** `<A, B>`, or nothing. */
export function parseTypeArguments(cursor: Cursor): readonly TypeSyntax[] {
  if (!isAt(cursor, '<')) return [];
  const { at } = take(cursor);
  if (isAt(cursor, '>') || isAt(cursor, ',')) {
    const message = 'a generic type without its type arguments is not supported';
    return stop({ code: 'expression/not-supported', message, at });
  }
  const args: TypeSyntax[] = [];
  do args.push(parseType(cursor, 'plain'));
  while (accept(cursor, ','));
  expect(cursor, '>');
  return args;
}

function parseTuple(cursor: Cursor): TypeSyntax {
  const { at } = take(cursor);
  const elements: { readonly type: TypeSyntax; readonly name: string | null }[] = [];
  do {
    const type = parseType(cursor, 'plain');
    elements.push({ type, name: isName(cursor) ? take(cursor).text : null });
  } while (accept(cursor, ','));
  if (elements.length < 2) return expected(cursor, "',' and a second type of the tuple");
  expect(cursor, ')');
  return { kind: 'tuple', elements, at };
}

const references: ReadonlySet<string> = new Set(['string', 'object']);

function parseNullable(cursor: Cursor, of: TypeSyntax): TypeSyntax {
  const { at } = take(cursor);
  const isReference = of.kind === 'array' || (of.kind === 'named' && references.has(of.name));
  if (isReference)
    return newer(at, {
      version: '8',
      feature: 'nullable reference types',
      hint: "leave the '?' out: strings, objects and arrays may always be null",
    });
  return { kind: 'nullable', of, at: of.at };
}

function parseArray(cursor: Cursor, element: TypeSyntax): TypeSyntax {
  take(cursor);
  if (isAt(cursor, ',')) refuseManyDimensions(cursor);
  expect(cursor, ']');
  return { kind: 'array', element, at: element.at };
}

export function refuseManyDimensions(cursor: Cursor): never {
  return stop({
    code: 'expression/not-supported',
    message: 'arrays with more than one dimension are not supported',
    at: peek(cursor).at,
    hint: 'use an array of arrays: T[][]',
  });
}
