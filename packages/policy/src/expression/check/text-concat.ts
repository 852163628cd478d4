import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, nameOf } from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Checker, Typed } from './checker.ts';
import { constantOf } from './convert.ts';

/** `+` with a string on one side: a long chain of them is put together at once. */
export function concatenation(c: Checker, left: Typed, right: Typed): Typed {
  const type = builtin('System.String');
  const { at } = left;
  if (typeof left.constant === 'string' && typeof right.constant === 'string') {
    return constantOf(c, type, left.constant + right.constant, at);
  }
  const pieces = [...(left.pieces ?? [asText(left)]), asText(right)];
  return { type, at, js: joined(pieces), pieces };
}

export function joined(pieces: readonly string[]): string {
  const [first = '""'] = pieces;
  const sum = (first.startsWith('"') || pieces.length === 0 ? pieces : ['""', ...pieces]).join(' + ');
  return `$text(rt, ${sum})`;
}

/** The JavaScript of a value's text; `null` has none. */
export function asText({ js, type, constant }: Typed): string {
  if (typeof constant === 'string') return textLiteral(constant);
  if (isNamed(type, 'System.String')) return `(${js} ?? "")`;
  return simpleText(js, type) ?? `$textOf(rt, ${js})`;
}

function simpleText(js: string, type: NetType): string | null {
  switch (nameOf(type)) {
    case 'System.Int32':
    case 'System.Int64':
      return `(${js})`;
    case 'System.Boolean':
      return `(${js} ? "True" : "False")`;
    case 'System.Char':
      return `String.fromCharCode(${js}.code)`;
    default:
      return type.kind === 'null' ? '""' : null;
  }
}
