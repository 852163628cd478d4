import type { Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';

/** A template expression: what stands between the brackets of `"[…]"`. Offsets are into that string. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[]; readonly at: number }
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string; readonly at: number }
  | { readonly kind: 'index'; readonly of: Expression; readonly index: Expression; readonly at: number };

/** Why a text is no expression, and where in it. */
export type ExpressionFault = { readonly at: number; readonly message: string };

type Token = { readonly kind: 'text' | 'number' | 'name' | 'mark' | 'end'; readonly text: string; readonly at: number };

/** Whether a string is an expression and not a text; `[[…]` is a text in brackets. */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** Deeper than anyone writes, and shallow enough for the stack. */
const depthMax = 100;

export function parseExpression(source: string): Result<Expression, ExpressionFault> {
  const tokens = tokenise(source.slice(0, -1), 1);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, next: 0, depth: 0 };
  try {
    const expression = readExpression(reader);
    const rest = peek(reader);
    if (rest.kind !== 'end') throw new Unexpected(rest, 'the end of the expression');
    return ok(expression);
  } catch (error) {
    if (error instanceof Unexpected) return failed({ at: error.token.at, message: error.message });
    throw error;
  }
}

type Reader = { readonly tokens: readonly Token[]; next: number; depth: number };

/** Stays inside this file: it ends the descent at the first token that does not fit. */
class Unexpected extends Error {
  readonly token: Token;

  constructor(token: Token, expected: string) {
    super(`found ${token.kind === 'end' ? 'the end' : `"${token.text}"`}, expected ${expected}`);
    this.token = token;
  }
}

const tokenPattern = /\s+|'(?:[^']|'')*'|-?\d+(?:\.\d+)?|[A-Za-z_][A-Za-z0-9_]*|[()[\],.]/y;

function tokenise(source: string, from: number): Result<readonly Token[], ExpressionFault> {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = from;
  while (tokenPattern.lastIndex < source.length) {
    const at = tokenPattern.lastIndex;
    const text = tokenPattern.exec(source)?.[0];
    if (text === undefined) {
      const what =
        source[at] === "'" ? 'a text that never ends' : `"${source[at]}", which has no place in an expression`;
      return failed({ at, message: `found ${what}` });
    }
    if (text.trim() !== '') tokens.push({ kind: kindOf(text), text, at });
  }
  return ok([...tokens, { kind: 'end', text: '', at: source.length }]);
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith("'")) return 'text';
  if (/^-?\d/.test(text)) return 'number';
  return /^[A-Za-z_]/.test(text) ? 'name' : 'mark';
}

function peek({ tokens, next }: Reader): Token {
  return tokens[next] as Token;
}

function take(reader: Reader, mark: string): Token {
  const token = peek(reader);
  if (token.kind !== 'mark' || token.text !== mark) throw new Unexpected(token, `"${mark}"`);
  reader.next += 1;
  return token;
}

function isMark(reader: Reader, mark: string): boolean {
  const token = peek(reader);
  return token.kind === 'mark' && token.text === mark;
}

function readExpression(reader: Reader): Expression {
  reader.depth += 1;
  if (reader.depth > depthMax) throw new Unexpected(peek(reader), `less than ${depthMax} levels`);
  let expression = readPrimary(reader);
  for (;;) {
    const { at } = peek(reader);
    if (isMark(reader, '.')) {
      reader.next += 1;
      const name = peek(reader);
      if (name.kind !== 'name') throw new Unexpected(name, 'the name of a property');
      reader.next += 1;
      expression = { kind: 'property', of: expression, name: name.text, at: name.at };
    } else if (isMark(reader, '[')) {
      reader.next += 1;
      const index = readExpression(reader);
      take(reader, ']');
      expression = { kind: 'index', of: expression, index, at };
    } else {
      reader.depth -= 1;
      return expression;
    }
  }
}

function readPrimary(reader: Reader): Expression {
  const token = peek(reader);
  reader.next += 1;
  switch (token.kind) {
    case 'text':
      return { kind: 'text', value: token.text.slice(1, -1).replaceAll("''", "'"), at: token.at };
    case 'number':
      return { kind: 'number', value: Number(token.text), at: token.at };
    case 'name':
      return { kind: 'call', name: readDotted(reader, token), arguments: readArguments(reader), at: token.at };
    default:
      throw new Unexpected(token, 'a function, a text or a number');
  }
}

/** A function of one's own is called by its namespace and its name. */
function readDotted(reader: Reader, first: Token): string {
  let name = first.text;
  while (isMark(reader, '.')) {
    reader.next += 1;
    const next = peek(reader);
    if (next.kind !== 'name') throw new Unexpected(next, 'the name of a function');
    reader.next += 1;
    name += `.${next.text}`;
  }
  return name;
}

function readArguments(reader: Reader): readonly Expression[] {
  take(reader, '(');
  const list: Expression[] = [];
  while (!isMark(reader, ')')) {
    if (list.length > 0 && !isMark(reader, ',')) throw new Unexpected(peek(reader), '"," or ")"');
    if (list.length > 0) take(reader, ',');
    list.push(readExpression(reader));
  }
  take(reader, ')');
  return list;
}
