import type { Cursor } from './cursor.ts';
import { accept, expect, isAt, peek, take } from './cursor.ts';
import { newer, stop } from './fault.ts';
import { isDeclaration, parseDeclaration } from './parse-declaration.ts';
import { isTypeAndName } from './scan-type.ts';
import type { Statement } from './syntax.ts';

/** `using (var x = …) body` and `using (value) body`. */
export function parseUsing(cursor: Cursor): Statement {
  const { at } = take(cursor);
  if (!isAt(cursor, '(')) return refuseOther(cursor, at);
  accept(cursor, '(');
  const resource = isDeclaration(cursor) ? parseDeclaration(cursor) : cursor.grammar.expression(cursor);
  expect(cursor, ')');
  return { kind: 'using', resource, body: cursor.grammar.embedded(cursor), at };
}

function refuseOther(cursor: Cursor, at: number): never {
  if (isTypeAndName(cursor))
    return newer(at, { version: '8', feature: "'using' declarations", hint: "write 'using (var x = …) { … }'" });
  if (peek(cursor).kind !== 'identifier' && !isAt(cursor, 'static')) expect(cursor, '(');
  return stop({
    code: 'expression/declaration',
    message: "a policy expression cannot have 'using' directives",
    at,
    hint: 'the allowed namespaces are known already; or write the full name of the type',
  });
}
