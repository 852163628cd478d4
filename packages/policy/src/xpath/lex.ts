/** A token of an expression. A `*` is an operator or a name, as what stands before says. */
export type Token = {
  readonly kind: 'number' | 'literal' | 'name' | 'symbol' | 'operator' | 'end';
  readonly text: string;
};

const pattern =
  /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|((?:[\p{L}_][\p{L}\p{Nd}\p{M}_.\u00b7-]*:(?!:))?(?:[\p{L}_][\p{L}\p{Nd}\p{M}_.\u00b7-]*|\*))|(::|\/\/|\.\.|!=|<=|>=|[()[\].@,/|+\-=<>$]))/uy;

const charsMax = 8192;
const named: ReadonlySet<string> = new Set(['and', 'or', 'mod', 'div', '*']);
const beforeOperand: ReadonlySet<string> = new Set([
  '@',
  '::',
  '(',
  '[',
  ',',
  '/',
  '//',
  '|',
  '+',
  '-',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '$',
]);

/** The tokens of an expression; null where it has something that is none, or is too long. */
export function tokensOf(text: string): readonly Token[] | null {
  if (text.length > charsMax) return null;
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  let at = 0;
  while (at < end) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null) return null;
    at = pattern.lastIndex;
    tokens.push(tokenOf(found, tokens.at(-1)));
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function tokenOf([, number, literal, name, symbol]: RegExpExecArray, before: Token | undefined): Token {
  if (number !== undefined) return { kind: 'number', text: number };
  if (literal !== undefined) return { kind: 'literal', text: literal.slice(1, -1) };
  if (name !== undefined) return { kind: named.has(name) && followsOperand(before) ? 'operator' : 'name', text: name };
  return { kind: 'symbol', text: symbol ?? '' };
}

function followsOperand(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'operator') return false;
  return before.kind !== 'symbol' || !beforeOperand.has(before.text);
}
