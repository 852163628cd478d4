import type { Cursor } from './cursor.ts';
import { isNameToken, peek } from './cursor.ts';
import { keywordTypes } from './word.ts';

const signs: ReadonlySet<string> = new Set(['(', '+', '-', '!', '~', '++', '--']);
const words: ReadonlySet<string> = new Set([
  ...keywordTypes,
  ...'new typeof default checked unchecked delegate throw this base sizeof stackalloc'.split(' '),
]);

/** Whether the token `ahead` can begin an operand. */
export function startsOperand(cursor: Cursor, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  switch (token.kind) {
    case 'identifier':
      return isNameToken(token, cursor.queries > 0);
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
