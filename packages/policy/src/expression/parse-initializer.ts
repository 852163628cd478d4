import type { Cursor } from './cursor.ts';
import { accept, expect, expected, isAt, isName, listUntil, nested, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import type { Expression, Initializer, ObjectEntry } from './syntax.ts';

/** `{ A = 1, [k] = v }` or `{ a, { k, v } }`, behind `new T` or as the value of a member. */
export function parseInitializer(cursor: Cursor): Initializer {
  return nested(cursor, () => {
    expect(cursor, '{');
    if (isAt(cursor, '}') || isEntry(cursor)) return { kind: 'object', entries: parseItems(cursor, parseEntry) };
    return { kind: 'collection', elements: parseItems(cursor, parseElement) };
  });
}

function isEntry(cursor: Cursor): boolean {
  return isAt(cursor, '[') || (isName(cursor) && isAt(cursor, '=', 1));
}

function parseItems<Item>(cursor: Cursor, read: (cursor: Cursor) => Item): readonly Item[] {
  const items: Item[] = [];
  while (!accept(cursor, '}')) {
    items.push(read(cursor));
    if (!accept(cursor, ',') && !isAt(cursor, '}')) return expected(cursor, "',' or '}'");
  }
  return items;
}

function parseEntry(cursor: Cursor): ObjectEntry {
  if (!isEntry(cursor)) return refuseMixture(cursor);
  const { at, text: name } = take(cursor);
  const target: ObjectEntry['target'] =
    name === '[' && !isAt(cursor, '=')
      ? { kind: 'index', args: listUntil(cursor, ']', cursor.grammar.expression), at }
      : { kind: 'member', name, at };
  expect(cursor, '=');
  return { target, value: isAt(cursor, '{') ? parseInitializer(cursor) : cursor.grammar.expression(cursor) };
}

function parseElement(cursor: Cursor): readonly Expression[] {
  if (isEntry(cursor)) return refuseMixture(cursor);
  if (!accept(cursor, '{')) return [cursor.grammar.expression(cursor)];
  const { at } = peek(cursor);
  const parts = parseItems(cursor, cursor.grammar.expression);
  if (parts.length > 0) return parts;
  return stop({ code: 'expression/expected', message: "expected an expression before '}'", at });
}

function refuseMixture(cursor: Cursor): never {
  return stop({
    code: 'expression/mixed-initializer',
    message: 'an initializer holds either members (A = 1) or elements, not both',
    at: peek(cursor).at,
  });
}
