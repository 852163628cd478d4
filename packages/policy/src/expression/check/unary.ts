import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, isValueType, nameOf, nullable, printType } from '../../dotnet/type-ops.ts';
import { isSimple, textLiteral } from '../emit/literal.ts';
import type { Expression, UnaryOperator } from '../syntax.ts';
import { promotedAlone } from './arithmetic.ts';
import { binary } from './binary.ts';
import type { Checker, Place, Scope, Typed } from './checker.ts';
import { newTemp, wrongWith } from './checker.ts';
import { castType, constantOf, convertTo } from './convert.ts';
import { implicitConversion } from './conversion.ts';
import { foldDecimal, foldNegation } from './fold.ts';
import { userUnary } from './user-operator.ts';

type Unary = Expression & { readonly kind: 'unary' };

export function checkUnary(c: Checker, node: Unary, scope: Scope): Typed {
  const { operator, at } = node;
  const literal = smallestLiteral(c, node);
  if (literal !== null) return literal;
  const operand = c.check(node.operand, scope);
  if (operand.type.kind === 'unknown') {
    return {
      type: operator === '!' ? builtin('System.Boolean') : operand.type,
      at,
      js: `$d.unary(rt, ${textLiteral(operator)}, ${operand.js})`,
    };
  }
  const found =
    unary(c, operator, operand) ?? userUnary(c, operator, operand, scope) ?? lifted(c, operator, { operand, scope });
  return found === null
    ? wrongWith(c, 'expression/operator', { at }, `'${operator}' does not apply to '${printType(operand.type)}'`)
    : { ...found, at };
}

/** `-2147483648` and `-9223372036854775808` are constants although their digits alone are too large. */
function smallestLiteral(c: Checker, { operator, operand, at }: Unary): Typed | null {
  if (operator !== '-' || operand.kind !== 'literal' || operand.value.kind !== 'integer') return null;
  const { value, suffix } = operand.value;
  if (value === 2147483648n && suffix === '') return constantOf(c, builtin('System.Int32'), -2147483648, at);
  if (value === 9223372036854775808n && (suffix === '' || suffix === 'l'))
    return constantOf(c, builtin('System.Int64'), -value, at);
  return null;
}

export function unary(c: Checker, operator: UnaryOperator, operand: Typed): Typed | null {
  if (operator === '!') return negatedTruth(c, operand);
  if (operator === '~' && operand.type.kind === 'named' && operand.type.definition.kind === 'enum') {
    return { ...operand, js: `$enum(${textLiteral(nameOf(operand.type))}, ~${operand.js}.value)` };
  }
  const folded = foldDecimal(operator, operand);
  if (folded !== undefined) return constantOf(c, operand.type, folded, operand.at);
  const type = unaryType(operator, operand.type);
  if (type === null) return null;
  const value = convertTo(c, operand, type);
  return operator === '+' ? value : negated(c, operator, value);
}

function negatedTruth(c: Checker, operand: Typed): Typed | null {
  const bool = builtin('System.Boolean');
  if (implicitConversion(operand.type, bool) === null) return null;
  const { js, constant } = convertTo(c, operand, bool);
  if (typeof constant === 'boolean') return constantOf(c, bool, !constant, operand.at);
  return { type: bool, at: operand.at, js: `!${js}` };
}

/** The type that a number is negated or complemented in; `null` where that is left to the type itself, or wrong. */
function unaryType(operator: UnaryOperator, of: NetType): NetType | null {
  const type = promotedAlone(of);
  if (type === null || isNamed(type, 'System.Decimal')) return null;
  if (operator === '~' && (isNamed(type, 'System.Double') || isNamed(type, 'System.Single'))) return null;
  if (operator !== '-') return type;
  if (isNamed(type, 'System.UInt64')) return null;
  return isNamed(type, 'System.UInt32') ? builtin('System.Int64') : type;
}

function negated(c: Checker, operator: '-' | '~', value: Typed): Typed {
  const { type, js, at } = value;
  const folded = foldNegation(c, operator, value);
  if (folded !== undefined) return constantOf(c, type, folded, at);
  if (!isNamed(type, 'System.Int32')) {
    return { type, at, js: `$negate(${textLiteral(operator)}, ${textLiteral(nameOf(type))}, ${js})` };
  }
  if (operator === '~') return { type, at, js: `~${js}` };
  return { type, at, js: c.isChecked ? `$intChecked(0 - ${js})` : `(0 - ${js} | 0)` };
}

type Lifted = { readonly operand: Typed; readonly scope: Scope };

function lifted(c: Checker, operator: UnaryOperator, { operand, scope }: Lifted): Typed | null {
  if (operand.type.kind !== 'nullable' || !isValueType(operand.type.of)) return null;
  const temp = newTemp(c, scope);
  const value: Typed = { type: operand.type.of, js: temp, at: operand.at };
  const inner = unary(c, operator, value) ?? userUnary(c, operator, value, scope);
  return (
    inner && {
      type: nullable(inner.type),
      at: operand.at,
      js: `((${temp} = ${operand.js}) === null ? null : ${inner.js})`,
    }
  );
}

type Step = Expression & { readonly kind: 'step' };

/** `x++`, `--x`. */
export function checkStep(c: Checker, node: Step, scope: Scope): Typed {
  const { at, operator, isPrefix } = node;
  const target = c.check(node.operand, scope);
  const { place, type } = target;
  if (place === undefined) return notAssignable(c, target, at);
  const one: Typed = constantOf(c, builtin('System.Int32'), 1, at);
  const { setup, fixed } = fixOperands(c, place, scope);
  const load = place.load(fixed);
  if (isPrefix && isNamed(type, 'System.Int32') && place.operands.length === 0) {
    return { type, at, js: `(${place.store(fixed, `${load} ${operator === '++' ? '+' : '-'} 1 | 0`)})` };
  }
  const before = newTemp(c, scope);
  const after = newTemp(c, scope);
  const sum = binary(c, operator === '++' ? '+' : '-', { left: { type, js: before, at }, right: one, scope });
  const next = narrowed(c, sum, type);
  const parts = [
    ...setup,
    `${before} = ${load}`,
    `${after} = ${next.js}`,
    place.store(fixed, after),
    isPrefix ? after : before,
  ];
  return { type, at, js: `(${parts.join(', ')})` };
}

/** What a step or compound assignment computes becomes the variable's type again, by a cast if need be. */
export function narrowed(c: Checker, value: Typed, type: NetType): Typed {
  return implicitConversion(value.type, type, value.constant) === null
    ? castType(c, value, type)
    : convertTo(c, value, type);
}

/** The operands of a place, each evaluated once. */
export function fixOperands(
  c: Checker,
  { operands }: Place,
  scope: Scope,
): { readonly setup: readonly string[]; readonly fixed: readonly string[] } {
  const setup: string[] = [];
  const fixed = operands.map((operand) => {
    if (isSimple(operand)) return operand;
    const temp = newTemp(c, scope);
    setup.push(`${temp} = ${operand}`);
    return temp;
  });
  return { setup, fixed };
}

export function notAssignable(c: Checker, { readOnly, path, type }: Typed, at: number): Typed {
  if (path !== undefined)
    return wrongWith(c, 'expression/read-only', { at }, 'the context cannot be changed by an expression');
  if (type.kind === 'unknown' && readOnly === undefined) return { type, js: 'null', at };
  return wrongWith(
    c,
    'expression/not-assignable',
    { at },
    readOnly ?? 'this is no variable: nothing can be assigned to it',
  );
}
