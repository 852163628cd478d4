import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, isReference, isValueType, printType, sameType, underlying } from '../../dotnet/type-ops.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp, warn, wrongWith } from './checker.ts';
import { compareNumbers } from './arithmetic.ts';
import { constantOf } from './convert.ts';
import { foldEquality } from './fold.ts';
import { isReferenceConversion } from './hierarchy.ts';
import { userOperator } from './user-operator.ts';

type Sides = { readonly left: Typed; readonly right: Typed; readonly isNot: boolean; readonly scope: Scope };

/** `==` and `!=`. */
export function equality(c: Checker, operator: '==' | '!=', sides: { left: Typed; right: Typed; scope: Scope }): Typed {
  const { left, right } = sides;
  const bool = (js: string): Typed => ({ type: builtin('System.Boolean'), at: left.at, js });
  const all: Sides = { ...sides, isNot: operator === '!=' };
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown') {
    return bool(`${all.isNot ? '!' : ''}$d.equal(rt, ${left.js}, ${right.js})`);
  }
  const folded = constantEquality(c, operator, all);
  if (folded !== null) return folded;
  const js = withNull(c, all) ?? native(c, all) ?? nullableEquality(c, all);
  if (js !== null) return bool(js);
  const user = userOperator(c, operator, all);
  if (user !== null) return user;
  const byReference = referenceEquality(c, all);
  if (byReference !== null) return bool(byReference);
  const message = `'${operator}' does not apply to '${printType(left.type)}' and '${printType(right.type)}'`;
  return wrongWith(c, 'expression/operator', left, message);
}

function constantEquality(c: Checker, operator: '==' | '!=', sides: Sides): Typed | null {
  const { left, right, isNot } = sides;
  if (left.constant === undefined || right.constant === undefined) return null;
  const same = foldEquality(sides);
  if (same !== undefined) return constantOf(c, builtin('System.Boolean'), same !== isNot, left.at);
  const compared = compareNumbers(c, operator, left, right);
  return compared?.constant === undefined ? null : compared;
}

function sign({ isNot }: Sides): string {
  return isNot ? '!==' : '===';
}

/** One side is the literal `null`. */
function withNull(c: Checker, sides: Sides): string | null {
  const { left, right } = sides;
  if (left.type.kind !== 'null' && right.type.kind !== 'null') return null;
  const other = left.type.kind === 'null' ? right : left;
  if (isValueType(other.type)) {
    warn(c, 'expression/never-null', other.at, `a '${printType(other.type)}' is never null`);
    return `(${other.js}, ${sides.isNot})`;
  }
  return other.type.kind === 'void' ? null : `(${other.js} ${sign(sides)} null)`;
}

/** Types whose values JavaScript compares as .NET does. */
function native(c: Checker, sides: Sides): string | null {
  const { left, right } = sides;
  const isBoth = (name: string): boolean => isNamed(left.type, name) && isNamed(right.type, name);
  if (isBoth('System.String')) return textEquality(sides);
  if (isBoth('System.Boolean') || isBoth('System.Char')) {
    return `(${left.js} ${sign(sides)} ${right.js})`;
  }
  if (isEnum(left.type) || isEnum(right.type)) return enumEquality(sides);
  return compareNumbers(c, sides.isNot ? '!=' : '==', left, right)?.js ?? null;
}

/** Against a short constant a comparison is one step; that of two long strings takes as many as they are long. */
function textEquality(sides: Sides): string {
  const { left, right, isNot } = sides;
  const isShort = [left, right].some(({ constant }) => typeof constant === 'string' && constant.length <= shortText);
  if (isShort) return `(${left.js} ${sign(sides)} ${right.js})`;
  return `${isNot ? '!' : ''}$sameText(rt, ${left.js}, ${right.js})`;
}

const shortText = 256;

function isEnum(type: NetType): boolean {
  return type.kind === 'named' && type.definition.kind === 'enum';
}

function enumEquality(sides: Sides): string | null {
  const { left, right } = sides;
  const value = ({ js, type, constant }: Typed): string | null =>
    isEnum(type) ? `${js}.value` : constant === 0 ? '0' : null;
  const [a, b] = [value(left), value(right)];
  if (a === null || b === null || (isEnum(left.type) && isEnum(right.type) && !sameType(left.type, right.type)))
    return null;
  return `(${a} ${sign(sides)} ${b})`;
}

/** `T?` against `T` or `T?`: two nulls are equal, null and a value are not. */
function nullableEquality(c: Checker, sides: Sides): string | null {
  const { left, right, scope } = sides;
  if (left.type.kind !== 'nullable' && right.type.kind !== 'nullable') return null;
  if (!isValueType(underlying(left.type)) || !isValueType(underlying(right.type))) return null;
  const [a, b] = [newTemp(c, scope), newTemp(c, scope)];
  const inner = equality(c, '==', {
    left: { ...left, type: underlying(left.type), js: a },
    right: { ...right, type: underlying(right.type), js: b },
    scope,
  });
  const equal = `(${a} = ${left.js}, ${b} = ${right.js}, ${a} === null || ${b} === null ? ${a} === ${b} : ${inner.js})`;
  return sides.isNot ? `!${equal}` : equal;
}

function referenceEquality(c: Checker, sides: Sides): string | null {
  const { left, right } = sides;
  if (left.type.kind === 'tuple' && right.type.kind === 'tuple') return valueEquality(sides);
  if (!isReference(left.type) || !isReference(right.type)) return null;
  if (!isReferenceConversion(left.type, right.type) && !isReferenceConversion(right.type, left.type)) return null;
  if (!isObject(left.type) && !isObject(right.type)) return `(${left.js} ${sign(sides)} ${right.js})`;
  const side = isObject(left.type) ? 'left' : 'right';
  const message = `the ${side} side is an object: C# compares references here, Keelgate compares values`;
  warn(c, 'expression/reference-equality', left.at, message);
  return valueEquality(sides);
}

function isObject(type: NetType): boolean {
  return isNamed(type, 'System.Object');
}

function valueEquality({ left, right, isNot }: Sides): string {
  return `${isNot ? '!' : ''}$equal(rt, ${left.js}, ${right.js})`;
}
