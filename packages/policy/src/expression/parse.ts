import type { Result } from '@keelgate/model';
import { failed, ok } from '@keelgate/model';
import type { Cursor, Grammar } from './cursor.ts';
import { cursorOf, expected, isAt, peek, take } from './cursor.ts';
import type { SyntaxFault } from './fault.ts';
import { stop, SyntaxStop } from './fault.ts';
import { lex } from './lex.ts';
import { parseBinary, shiftRank } from './parse-binary.ts';
import { parseExpression as parseAnyExpression } from './parse-expression.ts';
import { parsePattern } from './parse-pattern.ts';
import { parseBlock, parseEmbedded, parseStatement } from './parse-statement.ts';
import { parseType } from './parse-type.ts';
import type { ExpressionBody } from './syntax.ts';
import type { Token } from './token.ts';
import { tooDeepAt } from './tree-height.ts';

export type { SyntaxFault } from './fault.ts';

/** A text may be this long. */
const charactersMax = 512 * 1024;

const grammar: Grammar = {
  expression: parseAnyExpression,
  shift: (cursor) => parseBinary(cursor, shiftRank),
  type: parseType,
  pattern: parsePattern,
  statement: parseStatement,
  embedded: parseEmbedded,
  block: parseBlock,
};

/**
 * The tree of a policy expression, from `@(` or `@{` to the closing bracket, or the first thing that keeps it from being
 * C# 7. Whatever the text, this returns.
 */
export function parseExpression(source: string): Result<ExpressionBody, SyntaxFault> {
  try {
    return ok(parseBody(source));
  } catch (error) {
    if (error instanceof SyntaxStop) return failed(error.fault);
    throw error;
  }
}

function parseBody(source: string): ExpressionBody {
  if (source.length > charactersMax)
    return stop({
      code: 'expression/too-long',
      message: `the expression is longer than ${charactersMax} characters`,
      at: 0,
    });
  if (!source.startsWith('@(') && !source.startsWith('@{'))
    return stop({ code: 'expression/expected', message: "expected '@(' or '@{'", at: 0 });
  const cursor = cursorOf([openingOf(source), ...lex(source, 2)], { grammar, depth: 0 });
  const body = isAt(cursor, '{') ? parseBlock(cursor) : parseOne(cursor);
  if (peek(cursor).kind !== 'end') return expected(cursor, 'the end of the expression');
  const at = tooDeepAt(body);
  if (at === null) return body;
  const hint = 'take it apart: put parts into variables, or add to a StringBuilder';
  return stop({ code: 'expression/too-deep', message: 'the expression is one chain of too many parts', at, hint });
}

/** The first bracket is one, also in `@{{name}}`. */
function openingOf(source: string): Token {
  return { kind: 'sign', text: source.charAt(1), at: 1, end: 2 };
}

/** `@( value )`: one value, and no statement. */
function parseOne(cursor: Cursor): ExpressionBody {
  take(cursor);
  const value = cursor.grammar.expression(cursor);
  if (isAt(cursor, ';')) return expected(cursor, "')'", 'statements are written as @{ … return …; }');
  if (!isAt(cursor, ')')) return expected(cursor, "')'");
  take(cursor);
  return value;
}
