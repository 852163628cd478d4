import type { Cursor } from './cursor.ts';
import { isAt, isName, isWord, peek, take } from './cursor.ts';
import { newer } from './fault.ts';
import { scanType } from './scan-type.ts';
import { startsOperand } from './starts-operand.ts';
import type { Pattern } from './syntax.ts';
import { keywordTypes } from './word.ts';

/**
 * What follows `is` and `case`. A name alone behind `is` is read as a type: only its meaning tells whether it is a
 * constant. Behind `case` it is read as a constant, as a type must have a variable there.
 */
export function parsePattern(cursor: Cursor, place: 'is' | 'case'): Pattern {
  refusePattern(cursor);
  const { at } = peek(cursor);
  if (isWord(cursor, 'var') && isDesignation(cursor, place, 1)) {
    take(cursor);
    return { kind: 'var', name: take(cursor).text, at };
  }
  const pattern = isTypePattern(cursor, place) ? parseTypePattern(cursor, place) : parseConstant(cursor, place);
  refuseCombination(cursor);
  return pattern;
}

function isTypePattern(cursor: Cursor, place: 'is' | 'case'): boolean {
  const token = peek(cursor);
  if (token.kind === 'keyword') return keywordTypes.has(token.text) && !isAt(cursor, '.', 1);
  if (!isName(cursor) || isNameof(cursor)) return false;
  if (place === 'is') return true;
  const type = scanType(cursor);
  return type !== null && isDesignation(cursor, place, type.end);
}

function isNameof(cursor: Cursor): boolean {
  return isWord(cursor, 'nameof') && isAt(cursor, '(', 1);
}

function parseTypePattern(cursor: Cursor, place: 'is' | 'case'): Pattern {
  const { at } = peek(cursor);
  const type = cursor.grammar.type(cursor, 'operand');
  if (isAt(cursor, '(')) newer(peek(cursor).at, positional);
  if (isAt(cursor, '{')) newer(peek(cursor).at, properties);
  return { kind: 'type', type, name: isDesignation(cursor, place, 0) ? take(cursor).text : null, at };
}

/** Whether the name of the pattern's variable stands here; behind `case`, `when` is one only if nothing else fits. */
function isDesignation(cursor: Cursor, place: 'is' | 'case', ahead: number): boolean {
  if (!isName(cursor, ahead) || isCombinator(cursor, ahead)) return false;
  if (place === 'is' || !isWord(cursor, 'when', ahead)) return true;
  return isAt(cursor, ':', ahead + 1) || isWord(cursor, 'when', ahead + 1);
}

function parseConstant(cursor: Cursor, place: 'is' | 'case'): Pattern {
  const { at } = peek(cursor);
  const value = place === 'is' ? cursor.grammar.shift(cursor) : cursor.grammar.expression(cursor);
  if (value.kind === 'tuple') newer(at, positional);
  return { kind: 'constant', value, at };
}

const positional = { version: '8', feature: 'positional patterns', hint: 'compare the parts one by one' };
const properties = { version: '8', feature: 'property patterns', hint: "write 'x is T t && t.Name == …'" };
const relations: ReadonlySet<string> = new Set(['<', '>', '<=', '>=']);

function refusePattern(cursor: Cursor): void {
  const { at, kind, text } = peek(cursor);
  if (isWord(cursor, 'not') && startsPattern(cursor, 1))
    newer(at, {
      version: '9',
      feature: "'not' patterns",
      hint: "write '!(x is T)', or 'x != null' for 'x is not null'",
    });
  if (kind !== 'sign') return;
  if (relations.has(text))
    newer(at, { version: '9', feature: 'relational patterns', hint: `compare with 'x ${text} …'` });
  if (text === '{') newer(at, properties);
  if (text === '[') newer(at, { version: '11', feature: 'list patterns', hint: 'compare the elements one by one' });
}

function startsPattern(cursor: Cursor, ahead: number): boolean {
  const { kind, text } = peek(cursor, ahead);
  return kind === 'sign' ? text === '(' || text === '{' || relations.has(text) : startsOperand(cursor, ahead);
}

function isCombinator(cursor: Cursor, ahead: number): boolean {
  return (isWord(cursor, 'and', ahead) || isWord(cursor, 'or', ahead)) && startsPattern(cursor, ahead + 1);
}

function refuseCombination(cursor: Cursor): void {
  if (!isCombinator(cursor, 0)) return;
  const { at, text } = peek(cursor);
  const sign = text === 'and' ? '&&' : '||';
  newer(at, { version: '9', feature: `'${text}' patterns`, hint: `join two tests with '${sign}'` });
}
