import { stop } from './fault.ts';
import type { Block, Expression, Pattern, Statement, TypeSyntax } from './syntax.ts';
import type { Token } from './token.ts';
import { describe } from './token.ts';
import { queryWords } from './word.ts';

/** Brackets, statements, lambdas and operands may stand this deep inside each other. */
const depthMax = 200;

/** The parts of the grammar that stand inside each other; each is a file, and none knows another's. */
export type Grammar = {
  readonly expression: (cursor: Cursor) => Expression;
  /** An expression of operators that bind tighter than a comparison. */
  readonly shift: (cursor: Cursor) => Expression;
  readonly type: (cursor: Cursor, place: TypePlace) => TypeSyntax;
  readonly pattern: (cursor: Cursor, place: 'is' | 'case') => Pattern;
  readonly statement: (cursor: Cursor) => Statement;
  /** A statement below another, such as an `if`; it cannot be a declaration. */
  readonly embedded: (cursor: Cursor) => Statement;
  readonly block: (cursor: Cursor) => Block;
};

/** Behind `is` and `as`, a `?` may belong to `? :`; behind `new`, brackets hold a length. */
export type TypePlace = 'plain' | 'operand' | 'new';

/** Where a parse stands. */
export type Cursor = {
  readonly grammar: Grammar;
  readonly tokens: readonly Token[];
  /** For every opening bracket, the index of its closing one; -1 for other tokens, and where it has none. */
  readonly partners: readonly number[];
  index: number;
  depth: number;
  /** How many queries this place is in: in one, `select` and its like are no names. */
  queries: number;
};

export function cursorOf(tokens: readonly Token[], { grammar, depth }: Pick<Cursor, 'grammar' | 'depth'>): Cursor {
  return { grammar, tokens, partners: partnersOf(tokens), index: 0, depth, queries: 0 };
}

const closers: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

function partnersOf(tokens: readonly Token[]): readonly number[] {
  const partners = tokens.map(() => -1);
  const open: number[] = [];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind !== 'sign') continue;
    if (closers.has(text)) open.push(index);
    else if (text === ')' || text === ']' || text === '}') close(tokens, { partners, open, index });
  }
  return partners;
}

type Closing = { readonly partners: number[]; readonly open: number[]; readonly index: number };

function close(tokens: readonly Token[], { partners, open, index }: Closing): void {
  const opener = open.at(-1);
  if (opener === undefined || closers.get(tokens[opener]?.text ?? '') !== tokens[index]?.text) return;
  open.pop();
  partners[opener] = index;
}

/** The token at the cursor, or some tokens past it. */
export function peek({ tokens, index }: Cursor, ahead = 0): Token {
  return tokens[Math.min(index + ahead, tokens.length - 1)] as Token;
}

/** The closing bracket's distance from the cursor, which stands at an opening one; -1 where it has none. */
export function partnerAhead({ partners, index }: Cursor, ahead = 0): number {
  const partner = partners[index + ahead] ?? -1;
  return partner < 0 ? -1 : partner - index;
}

export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  if (token.kind !== 'end') cursor.index += 1;
  return token;
}

/** Whether the token is this sign or keyword. */
export function isAt(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return (token.kind === 'sign' || token.kind === 'keyword') && token.text === text;
}

/** Whether the token is this contextual keyword: a name that is not behind an `@`. */
export function isWord(cursor: Cursor, text: string, ahead = 0): boolean {
  const token = peek(cursor, ahead);
  return token.kind === 'identifier' && !token.isVerbatim && token.text === text;
}

/** Whether the token can be a name here. */
export function isName(cursor: Cursor, ahead = 0): boolean {
  return isNameToken(peek(cursor, ahead), cursor.queries > 0);
}

export function isNameToken(token: Token, isInQuery: boolean): boolean {
  return token.kind === 'identifier' && (token.isVerbatim || !isInQuery || !queryWords.has(token.text));
}

export function accept(cursor: Cursor, text: string): boolean {
  if (!isAt(cursor, text)) return false;
  cursor.index += 1;
  return true;
}

export function acceptWord(cursor: Cursor, text: string): boolean {
  if (!isWord(cursor, text)) return false;
  cursor.index += 1;
  return true;
}

export function expect(cursor: Cursor, text: string, hint?: string): Token {
  if (!isAt(cursor, text)) return expected(cursor, `'${text}'`, hint);
  return take(cursor);
}

export function expectWord(cursor: Cursor, text: string): Token {
  if (!isWord(cursor, text)) return expected(cursor, `'${text}'`);
  return take(cursor);
}

/** Takes a name, whose text is returned. */
export function expectName(cursor: Cursor, what = 'a name'): Token {
  if (isName(cursor)) return take(cursor);
  const token = peek(cursor);
  const isReserved = token.kind === 'keyword' || token.kind === 'identifier';
  return expected(
    cursor,
    what,
    isReserved ? `'${token.text}' is a keyword; write @${token.text} for a name` : undefined,
  );
}

/** The fault of a token that cannot stand where it does. */
export function expected(cursor: Cursor, what: string, hint?: string): never {
  const token = peek(cursor);
  const message = `expected ${what} before ${describe(token)}`;
  return stop({ code: 'expression/expected', message, at: token.at, ...(hint === undefined ? {} : { hint }) });
}

/** Reads one level deeper; a text that nests without end is refused long before the stack is. */
export function nested<Part>(cursor: Cursor, read: (cursor: Cursor) => Part): Part {
  if (cursor.depth >= depthMax) {
    const message = `the expression nests more than ${depthMax} deep`;
    return stop({ code: 'expression/too-deep', message, at: peek(cursor).at });
  }
  cursor.depth += 1;
  const part = read(cursor);
  cursor.depth -= 1;
  return part;
}

/** Items with a `,` between them, up to a closing bracket, which is taken. */
export function listUntil<Item>(cursor: Cursor, closer: string, read: (cursor: Cursor) => Item): readonly Item[] {
  const items: Item[] = [];
  if (accept(cursor, closer)) return items;
  do items.push(read(cursor));
  while (accept(cursor, ','));
  expect(cursor, closer);
  return items;
}
