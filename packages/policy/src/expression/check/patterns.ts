import type { NetType } from '../../dotnet/type.ts';
import {
  builtin,
  isNamed,
  isUnknown,
  isValueType,
  nameOf,
  printType,
  sameType,
  underlying,
} from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import { isSimple } from '../emit/literal.ts';
import type { Expression, Pattern } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, newHoisted, newTemp, wrongWith } from './checker.ts';
import { explicitConversion, implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';
import { isReferenceConversion } from './hierarchy.ts';
import { meaningOf } from './meaning.ts';
import { declare } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** `is`, `as`, and what stands behind `case`. */

export function checkIs(c: Checker, node: Expression & { readonly kind: 'is' }, scope: Scope): Typed {
  const operand = c.check(node.operand, scope);
  return { type: builtin('System.Boolean'), at: node.at, js: matches(c, operand, { pattern: node.pattern, scope }) };
}

type Match = { readonly pattern: Pattern; readonly scope: Scope };

/** The test whether a value is as the pattern says; the pattern's variable is set by it. */
export function matches(c: Checker, value: Typed, { pattern, scope }: Match): string {
  switch (pattern.kind) {
    case 'var':
      return `(${bindPattern(c, { name: pattern.name, at: pattern.at, type: value.type }, scope)} = ${value.js}, true)`;
    case 'constant':
      return matchesConstant(c, value, { node: pattern.value, scope });
    case 'type': {
      const type = resolveSyntax(c, pattern.type, scope);
      return matchesType(c, value, { type, name: pattern.name, at: pattern.at, scope });
    }
  }
}

function bindPattern(
  c: Checker,
  { name, at, type }: { name: string; at: number; type: NetType },
  scope: Scope,
): string {
  const js = newHoisted(c, scope);
  if (name !== '_') declare(c, scope, { name, type }, { at, js });
  return js;
}

/** `x is Color.Red` and `x is SomeType` look alike: a name may turn out to be a type. */
function matchesConstant(
  c: Checker,
  value: Typed,
  { node, scope }: { readonly node: Expression; readonly scope: Scope },
): string {
  if (node.kind === 'name' || node.kind === 'member' || node.kind === 'type-name') {
    const meaning = meaningOf(c, node, scope);
    if (meaning.kind === 'type') return matchesType(c, value, { type: meaning.type, name: null, at: node.at, scope });
    if (meaning.kind === 'value') return equals(c, value, c.close(meaning.value));
  }
  return equals(c, value, c.check(node, scope));
}

function equals(c: Checker, value: Typed, constant: Typed): string {
  if (constant.type.kind === 'null') return `(${value.js} === null)`;
  if (constant.constant === undefined && !isUnknown(constant.type)) {
    fault(c, 'expression/not-constant', constant.at, 'a pattern must be a constant');
  }
  const wanted = underlying(value.type);
  const isSame = isUnknown(wanted) || isNamed(wanted, 'System.Object');
  const given = isSame ? constant : convertTo(c, constant, wanted);
  const isNative = ['System.String', 'System.Int32', 'System.Int64', 'System.Boolean', 'System.Char'].includes(
    nameOf(given.type),
  );
  return isNative ? `(${value.js} === ${given.js})` : `$equal(rt, ${value.js}, ${given.js})`;
}

type TypeMatch = { readonly type: NetType; readonly name: string | null; readonly at: number; readonly scope: Scope };

function matchesType(c: Checker, value: Typed, { type, name, at, scope }: TypeMatch): string {
  if (!isUnknown(type) && explicitConversion(value.type, type) === null && value.type.kind !== 'null') {
    fault(c, 'expression/never-type', at, `a '${printType(value.type)}' is never a '${printType(type)}'`);
  }
  if (name === null) return isOfType(c, value, type);
  const js = bindPattern(c, { name, at, type }, scope);
  if (isSimple(value.js)) return `(${isOfType(c, value, type)} && (${js} = ${value.js}, true))`;
  const temp = newTemp(c, scope);
  return `(${temp} = ${value.js}, ${isOfType(c, { ...value, js: temp }, type)} && (${js} = ${temp}, true))`;
}

/** JavaScript of whether a value is of a type; cheap where the value shows it. */
export function isOfType(c: Checker, { js, type: from }: Typed, type: NetType): string {
  const to = underlying(type);
  if (!isUnknown(from) && sameType(underlying(from), to)) return `(${js} !== null)`;
  if (isReferenceConversion(from, to) && from.kind !== 'null') return `(${js} !== null)`;
  switch (nameOf(to)) {
    case 'System.String':
      return `(typeof ${js} === "string")`;
    case 'System.Boolean':
      return `(typeof ${js} === "boolean")`;
    case 'System.Int32':
      return `(typeof ${js} === "number")`;
    case 'System.Int64':
      return `(typeof ${js} === "bigint")`;
    default:
      return `$is(${js}, ${constantName(c.constants, to)})`;
  }
}

/** `x as T`. */
export function checkAsType(c: Checker, node: Expression & { readonly kind: 'as' }, scope: Scope): Typed {
  const { at } = node;
  const operand = c.check(node.operand, scope);
  const type = resolveSyntax(c, node.type, scope);
  if (isUnknown(type)) return { type, js: operand.js, at };
  if (isValueType(type)) {
    return wrongWith(c, 'expression/operator', { at }, `'as' needs a type that can be null, not '${printType(type)}'`);
  }
  if (operand.type.kind === 'null' || implicitConversion(operand.type, type)?.apply === null)
    return { type, js: operand.js, at };
  if (isNever(operand.type, type)) {
    return wrongWith(
      c,
      'expression/no-conversion',
      { at },
      `'${printType(operand.type)}' is never a '${printType(type)}'`,
    );
  }
  if (isSimple(operand.js)) return { type, at, js: `(${isOfType(c, operand, type)} ? ${operand.js} : null)` };
  const temp = newTemp(c, scope);
  return { type, at, js: `(${temp} = ${operand.js}, ${isOfType(c, { ...operand, js: temp }, type)} ? ${temp} : null)` };
}

/** Whether no value of the one type is of the other; conversions that types declare do not count. */
function isNever(from: NetType, to: NetType): boolean {
  return !isUnknown(from) && (explicitConversion(from, to)?.kind ?? 'user') === 'user';
}
