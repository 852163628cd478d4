import type { Cursor } from './cursor.ts';
import { expect, expectName, isAt, isWord, listUntil, partnerAhead, peek, take } from './cursor.ts';
import { stop } from './fault.ts';
import { parseLabel } from './parse-argument.ts';
import { isTypeAndName } from './scan-type.ts';
import type { Expression, NamedValueSyntax, Statement, TypeSyntax } from './syntax.ts';

type Target = { readonly type: TypeSyntax | null; readonly name: string };

/** Whether `var (a, b) =` or `(a, b) =` begins here. */
export function isDeconstruction(cursor: Cursor): boolean {
  const open = isWord(cursor, 'var') ? 1 : 0;
  if (!isAt(cursor, '(', open)) return false;
  const close = partnerAhead(cursor, open);
  return close >= 0 && isAt(cursor, '=', close + 1) && hasComma(cursor, open + 1);
}

/** Whether a comma stands here before the bracket ends, inside no bracket of its own. */
function hasComma(cursor: Cursor, from: number): boolean {
  let ahead = from;
  while (!isAt(cursor, ')', ahead)) {
    if (isAt(cursor, ',', ahead)) return true;
    ahead = Math.max(ahead, partnerAhead(cursor, ahead)) + 1;
  }
  return false;
}

export function parseDeconstruction(cursor: Cursor): Statement {
  const { at } = peek(cursor);
  const targets = isWord(cursor, 'var') ? parseNames(cursor) : parseTargets(cursor);
  expect(cursor, '=');
  const value = cursor.grammar.expression(cursor);
  expect(cursor, ';');
  const named = targets.flatMap((target) => namedOf(target) ?? []);
  if (named.length === targets.length && !isMixed(named)) return { kind: 'deconstruct', targets: named, value, at };
  const elements = targets.flatMap((target) => ('value' in target ? [target] : []));
  if (elements.length < targets.length) return refuseMixture(at);
  const target: Expression = { kind: 'tuple', elements, at };
  return { kind: 'expression', value: { kind: 'assign', operator: '=', target, value, at }, at };
}

/** `var (a, b)` */
function parseNames(cursor: Cursor): readonly Target[] {
  const { at } = take(cursor);
  expect(cursor, '(');
  return listUntil(cursor, ')', () => {
    if (isAt(cursor, '(')) refuseNested(cursor);
    return { type: { kind: 'var', at }, name: expectName(cursor, 'a variable').text };
  });
}

/** `(int a, var b)` or `(a, b.c)` */
function parseTargets(cursor: Cursor): readonly (Target | NamedValueSyntax)[] {
  expect(cursor, '(');
  return listUntil(cursor, ')', () => {
    if (!isTypeAndName(cursor)) return { name: parseLabel(cursor), value: cursor.grammar.expression(cursor) };
    const type = cursor.grammar.type(cursor, 'plain');
    return { type, name: expectName(cursor, 'a variable').text };
  });
}

/** A target that is a variable, declared here or before; `null` for any other. */
function namedOf(target: Target | NamedValueSyntax): Target | null {
  if (!('value' in target)) return target;
  const { name, value } = target;
  return name === null && value.kind === 'name' ? { type: null, name: value.name } : null;
}

function isMixed(targets: readonly Target[]): boolean {
  const declared = targets.filter(({ type }) => type !== null).length;
  return declared > 0 && targets.some(({ type, name }) => type === null && name !== '_');
}

function refuseNested(cursor: Cursor): never {
  const message = 'a deconstruction inside another is not supported';
  return stop({ code: 'expression/not-supported', message, at: peek(cursor).at });
}

function refuseMixture(at: number): never {
  return stop({
    code: 'expression/mixed-deconstruction',
    message: 'a deconstruction either declares all of its variables or none',
    at,
    hint: "write 'var (a, b) = …'",
  });
}
