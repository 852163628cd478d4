import type { NetType } from '../../dotnet/type.ts';
import {
  builtin,
  isNamed,
  isReference,
  isValueType,
  nameOf,
  nullable,
  printType,
  underlying,
} from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { BinaryOperator, Expression } from '../syntax.ts';
import type { ComparisonOperator } from './arithmetic.ts';
import { arithmetic, compareNumbers, shift } from './arithmetic.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp, wrongWith } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';
import { equality } from './equality.ts';
import { concatenation } from './text-concat.ts';
import { lift, userOperator } from './user-operator.ts';

type Binary = Expression & { readonly kind: 'binary' };
type Sides = { readonly left: Typed; readonly right: Typed; readonly scope: Scope };

export function checkBinary(c: Checker, node: Binary, scope: Scope): Typed {
  const { operator } = node;
  const left = c.check(node.left, scope);
  if (operator === '??') return coalesce(c, left, { node, scope });
  return binary(c, operator, { left, right: c.check(node.right, scope), scope });
}

/** An operator between two values. */
export function binary(c: Checker, operator: BinaryOperator, sides: Sides): Typed {
  const { left, right } = sides;
  if (operator === '&&' || operator === '||') return shortCircuit(c, operator, sides);
  if (operator === '==' || operator === '!=') return equality(c, operator, sides);
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown') return unknownBinary(operator, sides);
  const found = builtIn(c, operator, sides) ?? userOperator(c, operator, sides) ?? lifted(c, operator, sides);
  if (found !== null) return { ...found, at: left.at };
  const message = `'${operator}' does not apply to '${printType(left.type)}' and '${printType(right.type)}'`;
  return wrongWith(c, 'expression/operator', left, message);
}

function unknownBinary(operator: BinaryOperator, { left, right }: Sides): Typed {
  const js = `$d.binary(rt, ${textLiteral(operator)}, ${left.js}, ${right.js})`;
  const isComparison = ['<', '>', '<=', '>='].includes(operator);
  return { type: isComparison ? builtin('System.Boolean') : { kind: 'unknown' }, at: left.at, js };
}

function builtIn(c: Checker, operator: BinaryOperator, { left, right }: Sides): Typed | null {
  switch (operator) {
    case '+':
      if (isText(left.type, right.type) || isText(right.type, left.type)) return concatenation(c, left, right);
      return arithmetic(c, operator, left, right) ?? enumArithmetic(c, operator, left, right);
    case '-':
      return arithmetic(c, operator, left, right) ?? enumArithmetic(c, operator, left, right);
    case '*':
    case '/':
    case '%':
      return arithmetic(c, operator, left, right);
    case '&':
    case '|':
    case '^':
      return logical(operator, left, right) ?? arithmetic(c, operator, left, right) ?? enumFlags(operator, left, right);
    case '<<':
    case '>>':
      return shift(c, operator, left, right);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return compareNumbers(c, operator, left, right) ?? enumComparison(operator, left, right);
    default:
      return null;
  }
}

function isText(type: NetType, other: NetType): boolean {
  return isNamed(type, 'System.String') && other.kind !== 'void';
}

function logical(operator: '&' | '|' | '^', left: Typed, right: Typed): Typed | null {
  if (!isNamed(left.type, 'System.Boolean') || !isNamed(right.type, 'System.Boolean')) return null;
  const js = operator === '^' ? `(${left.js} !== ${right.js})` : `!!(${left.js} ${operator} ${right.js})`;
  return { type: left.type, at: left.at, js };
}

function isEnum(type: NetType): boolean {
  return type.kind === 'named' && type.definition.kind === 'enum';
}

function enumFlags(operator: '&' | '|' | '^', left: Typed, right: Typed): Typed | null {
  if (!isEnum(left.type) || nameOf(left.type) !== nameOf(right.type)) return null;
  const js = `$enum(${textLiteral(nameOf(left.type))}, ${left.js}.value ${operator} ${right.js}.value)`;
  return { type: left.type, at: left.at, js };
}

function enumComparison(operator: ComparisonOperator, left: Typed, right: Typed): Typed | null {
  if (!isEnum(left.type) || nameOf(left.type) !== nameOf(right.type)) return null;
  return { type: builtin('System.Boolean'), at: left.at, js: `(${left.js}.value ${operator} ${right.js}.value)` };
}

function enumArithmetic(c: Checker, operator: '+' | '-', left: Typed, right: Typed): Typed | null {
  const int = builtin('System.Int32');
  if (!isEnum(left.type)) return null;
  if (nameOf(left.type) === nameOf(right.type)) {
    return operator === '-' ? { type: int, at: left.at, js: `(${left.js}.value - ${right.js}.value | 0)` } : null;
  }
  if (implicitConversion(right.type, int, right.constant) === null) return null;
  const js = `$enum(${textLiteral(nameOf(left.type))}, ${left.js}.value ${operator} ${convertTo(c, right, int).js} | 0)`;
  return { type: left.type, at: left.at, js };
}

/** `T?` with an operator of `T`; the literal `null` counts as one. */
function lifted(c: Checker, operator: BinaryOperator, { left, right, scope }: Sides): Typed | null {
  const [of, ofRight] = [liftedType(left.type, right.type), liftedType(right.type, left.type)];
  if (of === null || ofRight === null) return null;
  const [a, b] = [newTemp(c, scope), newTemp(c, scope)];
  const constant = right.constant === undefined || right.constant === null ? {} : { constant: right.constant };
  const inner = builtIn(c, operator, {
    left: { type: of, js: a, at: left.at },
    right: { type: ofRight, js: b, at: right.at, ...constant },
    scope,
  });
  if (inner === null) return null;
  if (isNamed(of, 'System.Boolean')) {
    return { type: nullable(inner.type), at: left.at, js: `$logic(${textLiteral(operator)}, ${left.js}, ${right.js})` };
  }
  return lift(inner, {
    tests: `${a} = ${left.js}, ${b} = ${right.js}`,
    nulls: `${a} === null || ${b} === null`,
    sign: operator,
    a,
    b,
  });
}

/** The type that one side is computed in if either is a `T?`. */
function liftedType(type: NetType, other: NetType): NetType | null {
  if (type.kind !== 'nullable' && other.kind !== 'nullable') return null;
  const of = type.kind === 'null' ? underlying(other) : underlying(type);
  return isValueType(of) ? of : null;
}

function shortCircuit(c: Checker, operator: '&&' | '||', { left, right }: Sides): Typed {
  const bool = builtin('System.Boolean');
  const [a, b] = [convertTo(c, left, bool), convertTo(c, right, bool)];
  return { type: bool, at: left.at, js: `(${a.js} ${operator} ${b.js})` };
}

/** `a ?? b`. */
function coalesce(c: Checker, left: Typed, { node, scope }: { readonly node: Binary; readonly scope: Scope }): Typed {
  const { at } = left;
  const target = left.type.kind === 'null' ? null : underlying(left.type);
  const right = c.check(node.right, scope, target);
  if (left.type.kind === 'null') return right;
  if (left.type.kind === 'unknown') return { type: left.type, at, js: `(${left.js} ?? ${right.js})` };
  if (isValueType(left.type) || left.type.kind === 'void') {
    return wrongWith(
      c,
      'expression/operator',
      left,
      `'??' does not apply to '${printType(left.type)}', which is never null`,
    );
  }
  if (right.isThrow === true) return { type: underlying(left.type), at, js: `(${left.js} ?? ${right.js})` };
  for (const type of [underlying(left.type), left.type]) {
    const found = implicitConversion(right.type, type, right.constant);
    if (found !== null) return { type, at, js: `(${left.js} ?? ${convertTo(c, right, type).js})` };
  }
  if (isReference(right.type) && implicitConversion(left.type, right.type)?.apply === null) {
    return { type: right.type, at, js: `(${left.js} ?? ${right.js})` };
  }
  const temp = newTemp(c, scope);
  const value = { type: underlying(left.type), js: temp, at };
  if (implicitConversion(value.type, right.type) === null) {
    return wrongWith(
      c,
      'expression/operator',
      left,
      `'??' does not apply to '${printType(left.type)}' and '${printType(right.type)}'`,
    );
  }
  return {
    type: right.type,
    at,
    js: `((${temp} = ${left.js}) === null ? ${right.js} : ${convertTo(c, value, right.type).js})`,
  };
}
