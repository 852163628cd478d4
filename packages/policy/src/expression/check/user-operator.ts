import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, isValueType, nullable, underlying } from '../../dotnet/type-ops.ts';
import { prepareTyped } from './arguments.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newTemp } from './checker.ts';
import { emitCall } from './emit-call.ts';
import { operatorMembers } from './members.ts';
import type { Picked } from './overload.ts';
import { applicable } from './overload.ts';

type Sides = { readonly left: Typed; readonly right: Typed; readonly scope: Scope };

/** An operator that one of the types declares: `DateTime - TimeSpan`. With a `T?` it is null where one side is. */
export function userOperator(c: Checker, sign: string, { left, right, scope }: Sides): Typed | null {
  const picked = pick(sign, [left, right]);
  if (picked !== null) {
    return emitCall(c, picked, {
      receiver: null,
      args: [prepareTyped(c, left), prepareTyped(c, right)],
      at: left.at,
      scope,
    });
  }
  if (left.type.kind !== 'nullable' && right.type.kind !== 'nullable') return null;
  const [a, b] = [newTemp(c, scope), newTemp(c, scope)];
  const inner = userOperator(c, sign, {
    left: { ...left, type: underlying(left.type), js: a },
    right: { ...right, type: underlying(right.type), js: b },
    scope,
  });
  if (inner === null) return null;
  return lift(inner, {
    tests: `${a} = ${left.js}, ${b} = ${right.js}`,
    nulls: `${a} === null || ${b} === null`,
    sign,
    a,
    b,
  });
}

export function userUnary(c: Checker, sign: string, operand: Typed, scope: Scope): Typed | null {
  const picked = pick(sign, [operand]);
  if (picked === null) return null;
  return emitCall(c, picked, { receiver: null, args: [prepareTyped(c, operand)], at: operand.at, scope });
}

function pick(sign: string, operands: readonly Typed[]): Picked | null {
  const types: readonly NetType[] = operands.map(({ type }) => type);
  const candidates = operatorMembers(types, sign).filter(
    ({ signature }) => signature.parameters.length === operands.length,
  );
  if (candidates.length === 0) return null;
  const args = operands.map(({ type, constant }) => ({
    name: null,
    mode: 'value' as const,
    kind: { kind: 'typed' as const, type, ...(constant === undefined ? {} : { constant }) },
  }));
  return applicable(candidates, { args, typeArguments: [] })[0] ?? null;
}

type Lift = {
  readonly tests: string;
  readonly nulls: string;
  readonly sign: string;
  readonly a: string;
  readonly b: string;
};

/** Comparisons with null are false, `==` of two nulls true; all else is null. */
export function lift(inner: Typed, { tests, nulls, sign, a, b }: Lift): Typed {
  const { type, at } = inner;
  if (sign === '==') return { type, at, js: `(${tests}, ${nulls} ? ${a} === ${b} : ${inner.js})` };
  if (sign === '!=') return { type, at, js: `(${tests}, ${nulls} ? ${a} !== ${b} : ${inner.js})` };
  if (/[<>]=?$/.test(sign) && sign.length < 3 && sign !== '<<' && sign !== '>>' && isNamed(type, 'System.Boolean')) {
    return { type: builtin('System.Boolean'), at, js: `(${tests}, ${nulls} ? false : ${inner.js})` };
  }
  const result = isValueType(type) ? nullable(type) : type;
  return { type: result, at, js: `(${tests}, ${nulls} ? null : ${inner.js})` };
}
