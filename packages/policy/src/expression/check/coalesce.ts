import type { NetType } from '../../dotnet/type.ts';
import { isReference, isValueType, printType, underlying } from '../../dotnet/type-ops.ts';
import type { Expression } from '../syntax.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp, wrongWith } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { convertTo } from './convert.ts';

type Wanted = { readonly node: Expression; readonly scope: Scope };

/** `a ?? b`. */
export function coalesce(c: Checker, left: Typed, { node, scope }: Wanted): Typed {
  const { at, type } = left;
  const right = c.check(node, scope, type.kind === 'null' ? null : underlying(type));
  if (type.kind === 'null') return right;
  if (type.kind === 'unknown') return { type, at, js: `(${left.js} ?? ${right.js})` };
  if (isValueType(type) || type.kind === 'void') {
    const message = `'??' does not apply to '${printType(type)}', which is never null`;
    return wrongWith(c, 'expression/operator', left, message);
  }
  if (right.isThrow === true) return { type: underlying(type), at, js: `(${left.js} ?? ${right.js})` };
  return asLeft(c, left, right) ?? asRight(c, left, { right, scope });
}

/** The right side becomes what the left side is. */
function asLeft(c: Checker, left: Typed, right: Typed): Typed | null {
  const fits = (type: NetType): boolean => implicitConversion(right.type, type, right.constant) !== null;
  const type = [underlying(left.type), left.type].find(fits);
  return type === undefined ? null : { type, at: left.at, js: `(${left.js} ?? ${convertTo(c, right, type).js})` };
}

/** The left side, where it is not null, becomes what the right side is. */
function asRight(c: Checker, left: Typed, { right, scope }: { readonly right: Typed; readonly scope: Scope }): Typed {
  const { at } = left;
  const { type } = right;
  if (isReference(type) && implicitConversion(left.type, type)?.apply === null)
    return { type, at, js: `(${left.js} ?? ${right.js})` };
  const temp = newTemp(c, scope);
  const value = { type: underlying(left.type), js: temp, at };
  if (implicitConversion(value.type, type) === null) {
    const message = `'??' does not apply to '${printType(left.type)}' and '${printType(type)}'`;
    return wrongWith(c, 'expression/operator', left, message);
  }
  return { type, at, js: `((${temp} = ${left.js}) === null ? ${right.js} : ${convertTo(c, value, type).js})` };
}
