import type { Cursor } from './cursor.ts';
import { accept, acceptWord, expect, expected, isAt, peek, take } from './cursor.ts';
import type { Statement, Switch, SwitchLabel } from './syntax.ts';

type Section = Switch['sections'][number];

export function parseSwitch(cursor: Cursor): Switch {
  const { at } = take(cursor);
  expect(cursor, '(');
  const value = cursor.grammar.expression(cursor);
  expect(cursor, ')');
  expect(cursor, '{');
  const sections: Section[] = [];
  while (!accept(cursor, '}')) sections.push(parseSection(cursor));
  return { kind: 'switch', value, sections, at };
}

function parseSection(cursor: Cursor): Section {
  const labels: SwitchLabel[] = [];
  while (isLabel(cursor)) labels.push(parseLabel(cursor));
  if (labels.length === 0) return expected(cursor, "'case', 'default' or '}'");
  const statements: Statement[] = [];
  while (!isLabel(cursor) && !isAt(cursor, '}')) {
    if (peek(cursor).kind === 'end') return expected(cursor, "'}'");
    statements.push(cursor.grammar.statement(cursor));
  }
  if (statements.length === 0) return expected(cursor, 'a statement', "write 'break;' for a case that does nothing");
  return { labels, statements };
}

/** `default` may also begin a statement: `default(T).F();`. */
function isLabel(cursor: Cursor): boolean {
  return isAt(cursor, 'case') || (isAt(cursor, 'default') && !isAt(cursor, '(', 1) && !isAt(cursor, '.', 1));
}

function parseLabel(cursor: Cursor): SwitchLabel {
  const { at, text } = take(cursor);
  if (text === 'default') {
    expect(cursor, ':');
    return { kind: 'default', at };
  }
  const pattern = cursor.grammar.pattern(cursor, 'case');
  const when = acceptWord(cursor, 'when') ? cursor.grammar.expression(cursor) : null;
  expect(cursor, ':');
  return { kind: 'case', pattern, when, at };
}
