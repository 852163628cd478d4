import type { Cursor } from './cursor.ts';
import { accept, acceptWord, expect, expected, isAt, isName, take } from './cursor.ts';
import type { Try } from './syntax.ts';

type Catch = Try['catches'][number];

export function parseTry(cursor: Cursor): Try {
  const { at } = take(cursor);
  const body = cursor.grammar.block(cursor);
  const catches: Catch[] = [];
  while (isAt(cursor, 'catch')) catches.push(parseCatch(cursor));
  const last = accept(cursor, 'finally') ? cursor.grammar.block(cursor) : null;
  if (catches.length === 0 && last === null) return expected(cursor, "'catch' or 'finally'");
  return { kind: 'try', body, catches, finally: last, at };
}

function parseCatch(cursor: Cursor): Catch {
  const { at } = take(cursor);
  const caught = accept(cursor, '(') ? parseCaught(cursor) : { type: null, name: null };
  const filter = acceptWord(cursor, 'when') ? parseFilter(cursor) : null;
  return { ...caught, filter, body: cursor.grammar.block(cursor), at };
}

function parseCaught(cursor: Cursor): Pick<Catch, 'type' | 'name'> {
  const type = cursor.grammar.type(cursor, 'plain');
  const name = isName(cursor) ? take(cursor).text : null;
  expect(cursor, ')');
  return { type, name };
}

function parseFilter(cursor: Cursor): Catch['filter'] {
  expect(cursor, '(');
  const filter = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return filter;
}
