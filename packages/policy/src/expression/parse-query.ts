import type { Cursor } from './cursor.ts';
import {
  accept,
  acceptWord,
  expect,
  expected,
  expectName,
  expectWord,
  isAt,
  isName,
  isWord,
  peek,
  take,
} from './cursor.ts';
import { isTypeAndName, scanType } from './scan-type.ts';
import type { Expression, Query, QueryClause, TypeSyntax } from './syntax.ts';
import { keywordTypes } from './word.ts';

/** `from` is a name unless what a query goes on with follows it. */
export function isQuery(cursor: Cursor): boolean {
  if (!isWord(cursor, 'from')) return false;
  const next = peek(cursor, 1);
  if (next.kind === 'keyword' && keywordTypes.has(next.text)) return true;
  if (!isName(cursor, 1)) return false;
  if (isAt(cursor, 'in', 2)) return true;
  const type = scanType(cursor, 1);
  return type !== null && isName(cursor, type.end) && isAt(cursor, 'in', type.end + 1);
}

export function parseQuery(cursor: Cursor): Query {
  const { at } = peek(cursor);
  cursor.queries += 1;
  const clauses: QueryClause[] = [parseFrom(cursor)];
  for (;;) {
    const clause = parseClause(cursor);
    clauses.push(clause);
    if ((clause.kind === 'select' || clause.kind === 'group') && clause.into === null) break;
  }
  cursor.queries -= 1;
  return { kind: 'query', clauses, at };
}

function parseClause(cursor: Cursor): QueryClause {
  const token = peek(cursor);
  const word = token.kind === 'identifier' && !token.isVerbatim ? token.text : '';
  switch (word) {
    case 'from':
      return parseFrom(cursor);
    case 'let':
      return parseLet(cursor);
    case 'where':
      take(cursor);
      return { kind: 'where', test: cursor.grammar.expression(cursor), at: token.at };
    case 'join':
      return parseJoin(cursor);
    case 'orderby':
      return parseOrderby(cursor);
    case 'select':
      take(cursor);
      return { kind: 'select', value: cursor.grammar.expression(cursor), into: parseInto(cursor), at: token.at };
    case 'group':
      return parseGroup(cursor);
    default:
      return expected(cursor, "'select' or 'group'", 'a query ends with one of them');
  }
}

type Range = { readonly type: TypeSyntax | null; readonly name: string; readonly source: Expression };

/** `T x in xs`, where the type may be left out. */
function parseRange(cursor: Cursor): Range {
  const type = isTypeAndName(cursor) ? cursor.grammar.type(cursor, 'plain') : null;
  const { text: name } = expectName(cursor);
  expect(cursor, 'in');
  return { type, name, source: cursor.grammar.expression(cursor) };
}

function parseFrom(cursor: Cursor): QueryClause {
  const { at } = take(cursor);
  return { kind: 'from', ...parseRange(cursor), at };
}

function parseLet(cursor: Cursor): QueryClause {
  const { at } = take(cursor);
  const { text: name } = expectName(cursor);
  expect(cursor, '=');
  return { kind: 'let', name, value: cursor.grammar.expression(cursor), at };
}

function parseJoin(cursor: Cursor): QueryClause {
  const { at } = take(cursor);
  const { type, name, source } = parseRange(cursor);
  expectWord(cursor, 'on');
  const left = cursor.grammar.expression(cursor);
  expectWord(cursor, 'equals');
  const right = cursor.grammar.expression(cursor);
  return {
    kind: 'join',
    name,
    source: type === null ? source : castAll(source, type),
    left,
    right,
    into: parseInto(cursor),
    at,
  };
}

/** `join T x in xs` is defined as `join x in xs.Cast<T>()`. */
function castAll(target: Expression, type: TypeSyntax): Expression {
  const { at } = target;
  const callee: Expression = { kind: 'member', target, name: 'Cast', typeArguments: [type], conditional: false, at };
  return { kind: 'call', callee, args: [], at };
}

function parseOrderby(cursor: Cursor): QueryClause {
  const { at } = take(cursor);
  const keys: { readonly value: Expression; readonly descending: boolean }[] = [];
  do {
    const value = cursor.grammar.expression(cursor);
    const descending = acceptWord(cursor, 'descending');
    if (!descending) acceptWord(cursor, 'ascending');
    keys.push({ value, descending });
  } while (accept(cursor, ','));
  return { kind: 'orderby', keys, at };
}

function parseGroup(cursor: Cursor): QueryClause {
  const { at } = take(cursor);
  const value = cursor.grammar.expression(cursor);
  expectWord(cursor, 'by');
  const by = cursor.grammar.expression(cursor);
  return { kind: 'group', value, by, into: parseInto(cursor), at };
}

function parseInto(cursor: Cursor): string | null {
  return acceptWord(cursor, 'into') ? expectName(cursor).text : null;
}
