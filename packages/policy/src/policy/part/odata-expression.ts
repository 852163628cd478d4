/** Expressions stand no deeper inside each other. */
const depthMax = 64;

const token =
  /\s+|(?<literal>(?:[A-Za-z_][\w.]*)?'(?:[^']|'')*'|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|-?\d[\w.:]*(?:[+-]\d[\w.:]*)*)|(?<name>[@$]?[\p{L}_][\p{L}\p{N}_.]*)|(?<sign>[(),/:=*-])/giuy;

type Token = { readonly kind: 'literal' | 'name' | 'sign'; readonly text: string };

const operators: ReadonlySet<string> = new Set('and or eq ne gt ge lt le has in add sub mul div divby mod'.split(' '));

class OdataMistake extends Error {}

type Cursor = { readonly tokens: readonly Token[]; at: number };

/** What is wrong with the syntax of a `$filter`; `null` where nothing is. */
export function filterMistake(text: string): string | null {
  return mistakeOf(text, (cursor) => expression(cursor, 0));
}

/** The same for `$orderby`: expressions, each with a direction or without. */
export function orderByMistake(text: string): string | null {
  return mistakeOf(text, (cursor) => {
    do {
      expression(cursor, 0);
      if (peek(cursor)?.text === 'asc' || peek(cursor)?.text === 'desc') cursor.at += 1;
    } while (take(cursor, ','));
  });
}

/** The same for `$compute`: expressions, each with the name that it gets. */
export function computeMistake(text: string): string | null {
  return mistakeOf(text, (cursor) => {
    do {
      expression(cursor, 0);
      if (next(cursor).text !== 'as' || next(cursor).kind !== 'name')
        throw new OdataMistake("'as' and a name are missing.");
    } while (take(cursor, ','));
  });
}

function mistakeOf(text: string, read: (cursor: Cursor) => void): string | null {
  try {
    const cursor = { tokens: tokensOf(text), at: 0 };
    read(cursor);
    const rest = peek(cursor);
    if (rest !== undefined) throw new OdataMistake(`'${rest.text}' is not expected.`);
    return null;
  } catch (thrown) {
    if (thrown instanceof OdataMistake) return thrown.message;
    throw thrown;
  }
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    end = match.index + match[0].length;
    const { literal, name, sign } = match.groups ?? {};
    if (literal !== undefined) tokens.push({ kind: 'literal', text: literal });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
  }
  if (end < text.length) throw new OdataMistake(`'${text.charAt(end)}' at position ${end} is not expected.`);
  return tokens;
}

function peek({ tokens, at }: Cursor): Token | undefined {
  return tokens[at];
}

function next(cursor: Cursor): Token {
  const found = peek(cursor);
  if (found === undefined) throw new OdataMistake('The expression ends too early.');
  cursor.at += 1;
  return found;
}

function take(cursor: Cursor, sign: string): boolean {
  const found = peek(cursor);
  if (found?.kind !== 'sign' || found.text !== sign) return false;
  cursor.at += 1;
  return true;
}

function demand(cursor: Cursor, sign: string): void {
  if (take(cursor, sign)) return;
  const found = peek(cursor);
  throw new OdataMistake(
    found === undefined ? `'${sign}' is missing.` : `'${found.text}' is not expected; '${sign}' is.`,
  );
}

/** Operands with operators between them. Which binds how tightly does not matter to the syntax. */
function expression(cursor: Cursor, depth: number): void {
  if (depth > depthMax) throw new OdataMistake('The expression is nested too deeply.');
  for (;;) {
    operand(cursor, depth);
    const found = peek(cursor);
    if (found?.kind !== 'name' || !operators.has(found.text)) return;
    cursor.at += 1;
  }
}

function operand(cursor: Cursor, depth: number): void {
  while (take(cursor, '-') || isNot(cursor)) continue;
  const found = next(cursor);
  if (found.kind === 'literal') return;
  if (found.text === '(') {
    list(cursor, depth);
    return;
  }
  if (found.kind !== 'name' || operators.has(found.text)) throw new OdataMistake(`'${found.text}' is not expected.`);
  behindName(cursor, depth);
}

function isNot(cursor: Cursor): boolean {
  const found = peek(cursor);
  if (found?.kind !== 'name' || found.text !== 'not') return false;
  cursor.at += 1;
  return true;
}

/** Arguments or a key, and further segments of a path. */
function behindName(cursor: Cursor, depth: number): void {
  for (;;) {
    if (take(cursor, '(') && !take(cursor, ')')) list(cursor, depth);
    if (!take(cursor, '/')) return;
    const segment = next(cursor);
    if (segment.kind !== 'name') throw new OdataMistake(`'${segment.text}' is not expected; a name is.`);
  }
}

/** What stands in parentheses: expressions, `name:` of a lambda or `name=` of a key before them. */
function list(cursor: Cursor, depth: number): void {
  do {
    const [name, sign] = [peek(cursor), cursor.tokens[cursor.at + 1]?.text];
    if (name?.kind === 'name' && (sign === ':' || sign === '=')) cursor.at += 2;
    expression(cursor, depth + 1);
  } while (take(cursor, ','));
  demand(cursor, ')');
}
