import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, isValueType, nullable, printType, underlying } from '../../dotnet/type-ops.ts';
import { textLiteral } from '../emit/literal.ts';
import type { BinaryOperator, Expression } from '../syntax.ts';
import { builtIn } from './built-in-operator.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp, wrongWith } from './checker.ts';
import { coalesce } from './coalesce.ts';
import { constantOf, convertTo } from './convert.ts';
import { equality } from './equality.ts';
import { foldLogic } from './fold.ts';
import { lift, userOperator } from './user-operator.ts';

type Binary = Expression & { readonly kind: 'binary' };
type Sides = { readonly left: Typed; readonly right: Typed; readonly scope: Scope };

export function checkBinary(c: Checker, node: Binary, scope: Scope): Typed {
  const { operator } = node;
  const left = c.check(node.left, scope);
  if (operator === '??') return coalesce(c, left, { node: node.right, scope });
  return binary(c, operator, { left, right: c.check(node.right, scope), scope });
}

/** An operator between two values. */
export function binary(c: Checker, operator: BinaryOperator, sides: Sides): Typed {
  const { left, right } = sides;
  if (operator === '&&' || operator === '||') return shortCircuit(c, operator, sides);
  if (operator === '==' || operator === '!=') return equality(c, operator, sides);
  if (left.type.kind === 'unknown' || right.type.kind === 'unknown') return unknownBinary(operator, sides);
  const found = operation(c, operator, sides);
  if (found !== null) return { ...found, at: left.at };
  const message = `'${operator}' does not apply to '${printType(left.type)}' and '${printType(right.type)}'`;
  return wrongWith(c, 'expression/operator', left, message);
}

function operation(c: Checker, operator: BinaryOperator, sides: Sides): Typed | null {
  const { left, right } = sides;
  // What a type declares comes before joining texts: a namespace and a name make a full name.
  const isJoin = operator === '+' && (isNamed(left.type, 'System.String') || isNamed(right.type, 'System.String'));
  const declared = isJoin ? userOperator(c, operator, sides) : null;
  return declared ?? builtIn(c, operator, sides) ?? userOperator(c, operator, sides) ?? lifted(c, operator, sides);
}

function unknownBinary(operator: BinaryOperator, { left, right }: Sides): Typed {
  const js = `$d.binary(rt, ${textLiteral(operator)}, ${left.js}, ${right.js})`;
  const isComparison = ['<', '>', '<=', '>='].includes(operator);
  return { type: isComparison ? builtin('System.Boolean') : { kind: 'unknown' }, at: left.at, js };
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
  const folded = foldLogic(operator, { left: a, right: b });
  if (folded !== undefined) return constantOf(c, bool, folded, left.at);
  return { type: bool, at: left.at, js: `(${a.js} ${operator} ${b.js})` };
}
