import type { Cursor } from './cursor.ts';
import { accept, expected, expectName, isAt, isWord, peek } from './cursor.ts';
import { stop } from './fault.ts';
import { parseElements } from './parse-new.ts';
import { isQuery } from './parse-query.ts';
import { isTypeAndName } from './scan-type.ts';
import type { Declaration } from './syntax.ts';

type Variable = Declaration['variables'][number];

export function isDeclaration(cursor: Cursor): boolean {
  if (isAt(cursor, 'const')) return true;
  return isTypeAndName(cursor) && !isQuery(cursor) && !isWord(cursor, 'await');
}

/** `T a = 1, b`, up to its `;`, which is left. */
export function parseDeclaration(cursor: Cursor): Declaration {
  const { at } = peek(cursor);
  const isConst = accept(cursor, 'const');
  const type = cursor.grammar.type(cursor, 'plain');
  const variables: Variable[] = [];
  do variables.push(parseVariable(cursor, isConst));
  while (accept(cursor, ','));
  return { kind: 'declare', isConst, type, variables, at };
}

function parseVariable(cursor: Cursor, isConst: boolean): Variable {
  const { text: name, at } = expectName(cursor, 'a variable');
  if (accept(cursor, '=')) return { name, value: parseValue(cursor), at };
  if (isConst) return expected(cursor, "'=' and the value of the constant");
  return { name, value: null, at };
}

function parseValue(cursor: Cursor): Variable['value'] {
  const { at } = peek(cursor);
  if (isAt(cursor, '{')) return { kind: 'array-initializer', elements: parseElements(cursor), at };
  if (isAt(cursor, 'ref'))
    return stop({ code: 'expression/not-supported', message: "'ref' variables are not supported", at });
  return cursor.grammar.expression(cursor);
}
