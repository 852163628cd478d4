import type { NetType } from '../../dotnet/type.ts';
import { builtin, nameOf } from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { Checker, Typed } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';

/** Operators of enumerations. */

function isEnum(type: NetType): boolean {
  return type.kind === 'named' && type.definition.kind === 'enum';
}

export function enumFlags(operator: '&' | '|' | '^', left: Typed, right: Typed): Typed | null {
  if (!isEnum(left.type) || nameOf(left.type) !== nameOf(right.type)) return null;
  const js = `$enum(${textLiteral(nameOf(left.type))}, ${left.js}.value ${operator} ${right.js}.value)`;
  return { type: left.type, at: left.at, js };
}

export function enumComparison(operator: '<' | '>' | '<=' | '>=', left: Typed, right: Typed): Typed | null {
  if (!isEnum(left.type) || nameOf(left.type) !== nameOf(right.type)) return null;
  return { type: builtin('System.Boolean'), at: left.at, js: `(${left.js}.value ${operator} ${right.js}.value)` };
}

export function enumArithmetic(c: Checker, operator: '+' | '-', left: Typed, right: Typed): Typed | null {
  const int = builtin('System.Int32');
  if (!isEnum(left.type)) return null;
  if (nameOf(left.type) === nameOf(right.type)) {
    return operator === '-' ? { type: int, at: left.at, js: `(${left.js}.value - ${right.js}.value | 0)` } : null;
  }
  if (implicitConversion(right.type, int, right.constant) === null) return null;
  const js = `$enum(${textLiteral(nameOf(left.type))}, ${left.js}.value ${operator} ${convertTo(c, right, int).js} | 0)`;
  return { type: left.type, at: left.at, js };
}
