import { requireAssignable } from './assignable.ts';
import type { Cursor } from './cursor.ts';
import { expectName, isAt, peek, take } from './cursor.ts';
import { newer, refusePointer, stop } from './fault.ts';
import { parseArguments } from './parse-argument.ts';
import { parseGenericArguments } from './parse-generic.ts';
import { parsePrimary } from './parse-primary.ts';
import type { Expression } from './syntax.ts';

/** A primary expression with all that hangs on it: members, calls, indexes, steps. */
export function parsePostfix(cursor: Cursor): Expression {
  const { at } = peek(cursor);
  let target = parsePrimary(cursor);
  for (;;) {
    const next = parseLink(cursor, target, at);
    if (next === null) return target;
    target = next;
  }
}

function parseLink(cursor: Cursor, target: Expression, at: number): Expression | null {
  const token = peek(cursor);
  if (token.kind !== 'sign') return null;
  switch (token.text) {
    case '.':
      take(cursor);
      return parseMember(cursor, target, false);
    case '?':
      return parseConditionalLink(cursor, target, at);
    case '[':
      take(cursor);
      return { kind: 'index', target, args: parseIndexes(cursor), conditional: false, at };
    case '(':
      take(cursor);
      return { kind: 'call', callee: target, args: parseArguments(cursor, ')'), at };
    case '++':
    case '--':
      take(cursor);
      requireAssignable(target, at, 'step');
      return { kind: 'step', operator: token.text, isPrefix: false, operand: target, at };
    default:
      refuseLink(token.text, token.at);
      return null;
  }
}

function parseConditionalLink(cursor: Cursor, target: Expression, at: number): Expression | null {
  if (isAt(cursor, '.', 1)) {
    cursor.index += 2;
    return parseMember(cursor, target, true);
  }
  if (!isAt(cursor, '[', 1)) return null;
  cursor.index += 2;
  return { kind: 'index', target, args: parseIndexes(cursor), conditional: true, at };
}

function parseIndexes(cursor: Cursor): Extract<Expression, { readonly kind: 'index' }>['args'] {
  const { at } = peek(cursor);
  const args = parseArguments(cursor, ']');
  if (args.length > 0) return args;
  return stop({ code: 'expression/expected', message: "expected an index before ']'", at });
}

function parseMember(cursor: Cursor, target: Expression, conditional: boolean): Expression {
  const { text: name, at } = expectName(cursor, "a name after the '.'");
  return { kind: 'member', target, name, typeArguments: parseGenericArguments(cursor), conditional, at };
}

function refuseLink(sign: string, at: number): void {
  if (sign === '!') newer(at, { version: '8', feature: "the null-forgiving '!'", hint: "leave the '!' out" });
  if (sign === '->') refusePointer(at);
}
