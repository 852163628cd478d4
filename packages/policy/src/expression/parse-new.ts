import type { Cursor } from './cursor.ts';
import { accept, expect, expected, expectName, isAt, isName, peek, take } from './cursor.ts';
import { newer, stop } from './fault.ts';
import { parseArguments } from './parse-argument.ts';
import { parseInitializer } from './parse-initializer.ts';
import { refuseManyDimensions } from './parse-type.ts';
import type { Expression, NamedValueSyntax, TypeSyntax } from './syntax.ts';

/** `new …`: an object, an array, or an object of no named type. */
export function parseNew(cursor: Cursor): Expression {
  const { at } = take(cursor);
  if (isAt(cursor, '{')) return parseAnonymous(cursor, at);
  if (isAt(cursor, '[')) return parseImplicitArray(cursor, at);
  if (isAt(cursor, '(') && !isTupleArray(cursor))
    return newer(at, { version: '9', feature: "'new' without a type", hint: "name the type: 'new List<string>()'" });
  const type = cursor.grammar.type(cursor, 'new');
  if (isAt(cursor, '[')) return parseArray(cursor, type, at);
  const hasArguments = accept(cursor, '(');
  const args = hasArguments ? parseArguments(cursor, ')') : [];
  const initializer = isAt(cursor, '{') ? parseInitializer(cursor) : null;
  if (!hasArguments && initializer === null)
    return expected(cursor, "'(', '{' or '['", "an object is made with 'new T()'");
  return { kind: 'new', type, args, initializer, at };
}

/** `new (int, int)[2]` is the one thing that begins like a `new` without a type. */
function isTupleArray(cursor: Cursor): boolean {
  const partner = cursor.partners[cursor.index] ?? -1;
  const behind = partner - cursor.index + 1;
  return partner >= 0 && (isAt(cursor, '[', behind) || isAt(cursor, '?', behind));
}

function parseAnonymous(cursor: Cursor, at: number): Expression {
  take(cursor);
  return { kind: 'new-anonymous', members: parseMembers(cursor), at };
}

function parseMembers(cursor: Cursor): readonly NamedValueSyntax[] {
  const members: NamedValueSyntax[] = [];
  while (!accept(cursor, '}')) {
    members.push(parseAnonymousMember(cursor));
    if (!accept(cursor, ',') && !isAt(cursor, '}')) return expected(cursor, "',' or '}'");
  }
  return members;
}

function parseAnonymousMember(cursor: Cursor): NamedValueSyntax {
  if (isName(cursor) && isAt(cursor, '=', 1)) {
    const { text: name } = expectName(cursor);
    expect(cursor, '=');
    return { name, value: cursor.grammar.expression(cursor) };
  }
  const { at } = peek(cursor);
  const value = cursor.grammar.expression(cursor);
  if (value.kind === 'name' || value.kind === 'member') return { name: value.name, value };
  return stop({
    code: 'expression/member-name',
    message: 'this member of the anonymous type has no name',
    at,
    hint: "write 'Name = value'; only a variable or a property gives its own name",
  });
}

function parseImplicitArray(cursor: Cursor, at: number): Expression {
  take(cursor);
  if (isAt(cursor, ',')) refuseManyDimensions(cursor);
  expect(cursor, ']');
  return { kind: 'new-array', element: null, length: null, elements: parseElements(cursor), at };
}

/** From the first `[`, which holds the length; those behind it belong to the type of the elements. */
function parseArray(cursor: Cursor, base: TypeSyntax, at: number): Expression {
  take(cursor);
  const length = isAt(cursor, ']') || isAt(cursor, ',') ? null : cursor.grammar.expression(cursor);
  if (isAt(cursor, ',')) refuseManyDimensions(cursor);
  expect(cursor, ']');
  let element = base;
  while (isAt(cursor, '[')) {
    take(cursor);
    if (isAt(cursor, ',')) refuseManyDimensions(cursor);
    expect(cursor, ']');
    element = { kind: 'array', element, at: base.at };
  }
  const elements = length === null || isAt(cursor, '{') ? parseElements(cursor) : null;
  return { kind: 'new-array', element, length, elements, at };
}

/** `{ a, b }` with an optional comma at its end. */
export function parseElements(cursor: Cursor): readonly Expression[] {
  expect(cursor, '{');
  const elements: Expression[] = [];
  while (!accept(cursor, '}')) {
    elements.push(cursor.grammar.expression(cursor));
    if (!accept(cursor, ',') && !isAt(cursor, '}')) return expected(cursor, "',' or '}'");
  }
  return elements;
}
