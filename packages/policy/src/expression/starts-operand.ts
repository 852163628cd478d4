import type { Cursor } from './cursor.ts';
import { peek } from './cursor.ts';
import type { Token } from './token.ts';
import { keywordTypes } from './word.ts';

const signs: ReadonlySet<string> = new Set(['(', '+', '-', '!', '~', '++', '--']);
const words: ReadonlySet<string> = new Set([
  ...keywordTypes,
  ...'new typeof default checked unchecked delegate throw this base sizeof stackalloc'.split(' '),
]);

/** Whether the token `ahead` can begin an operand. */
export function startsOperand(cursor: Cursor, ahead = 0): boolean {
  return isOperandStart(peek(cursor, ahead));
}

function isOperandStart(token: Token): boolean {
  switch (token.kind) {
    case 'identifier':
    case 'literal':
    case 'interpolated':
    case 'placeholder':
      return true;
    case 'sign':
      return signs.has(token.text);
    case 'keyword':
      return words.has(token.text);
    case 'end':
      return false;
  }
}
