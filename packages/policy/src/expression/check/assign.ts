import { isNamed, printType } from '../../dotnet/type-ops.ts';
import type { Expression } from '../syntax.ts';
import { binary } from './binary.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { checkAs, convertTo } from './convert.ts';
import { fixOperands, narrowed, notAssignable } from './unary.ts';

type Assign = Expression & { readonly kind: 'assign' };

export function checkAssign(c: Checker, node: Assign, scope: Scope): Typed {
  const { at, operator } = node;
  if (operator === '=' && node.target.kind === 'name' && node.target.name === '_') {
    return c.check(node.value, scope);
  }
  const target = c.check(node.target, scope);
  if (target.place === undefined) {
    c.check(node.value, scope, target.type);
    return notAssignable(c, target, node.target.at);
  }
  if (operator === '=') return simple(c, target, { node, scope, at });
  return compound(c, target, { node, scope, at });
}

type Parts = { readonly node: Assign; readonly scope: Scope; readonly at: number };

function simple(c: Checker, { place, type }: Typed, { node, scope, at }: Parts): Typed {
  const value = checkAs(c, node.value, scope, type);
  if (place === undefined) return value;
  if (place.operands.length === 0) return { type, at, js: `(${place.store([], value.js)})` };
  const { setup, fixed } = fixOperands(c, place, scope);
  const temp = newTemp(c, scope);
  return { type, at, js: `(${[...setup, `${temp} = ${value.js}`, place.store(fixed, temp), temp].join(', ')})` };
}

function compound(c: Checker, target: Typed, { node, scope, at }: Parts): Typed {
  const { place, type } = target;
  const right = c.check(node.value, scope, type);
  if (place === undefined || node.operator === '=') return right;
  const { setup, fixed } = fixOperands(c, place, scope);
  const left: Typed = { type, js: place.load(fixed), at: target.at };
  const sum = binary(c, node.operator, { left, right, scope });
  const isShift = node.operator === '<<' || node.operator === '>>';
  const next = isText(left, right) || isShift ? narrowed(c, sum, type) : combined(c, sum, { left, right });
  if (place.operands.length === 0) return { type, at, js: `(${place.store([], next.js)})` };
  const temp = newTemp(c, scope);
  return { type, at, js: `(${[...setup, `${temp} = ${next.js}`, place.store(fixed, temp), temp].join(', ')})` };
}

function isText(left: Typed, right: Typed): boolean {
  return isNamed(left.type, 'System.String') || isNamed(right.type, 'System.String');
}

/** `b += 1` of a byte casts; `b += 300` and `i += 1.5` of an int are wrong, since these are no byte and no int. */
function combined(c: Checker, sum: Typed, { left, right }: { readonly left: Typed; readonly right: Typed }): Typed {
  const isNumber = printType(sum.type) !== printType(left.type) && !isNamed(left.type, 'System.Object');
  if (!isNumber || sum.type.kind === 'unknown') return convertTo(c, sum, left.type);
  if (implicitConversion(right.type, left.type, right.constant) !== null) return narrowed(c, sum, left.type);
  return convertTo(c, sum, left.type);
}
