import type { NetType } from '../../dotnet/type.ts';
import { isValueType, printType, unknownType } from '../../dotnet/type-ops.ts';
import { defaultOf } from '../../dotnet/default-value.ts';
import { literal } from '../emit/literal.ts';
import type { ExpressionFault } from '../expression-fault.ts';
import type { Argument, Expression } from '../syntax.ts';
import type { ArgumentShape, FunctionShape } from './argument.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { newHoisted, newTemp, wrong, wrongWith } from './checker.ts';
import { convertTo, defaultValue } from './convert.ts';
import { lambdaShape } from './lambda.ts';
import { meaningOf } from './meaning.ts';
import { methodShape } from './method-shape.ts';
import { declare } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** An argument that has been looked at, waiting for the parameter that it goes to. */
export type Prepared = {
  readonly shape: ArgumentShape;
  readonly at: number;
  /** The argument as a value of the parameter's type; of `out` and `ref` as the `Ref` that is passed. */
  readonly finish: (type: NetType) => Given;
  /** How it is said in a message. */
  readonly said: string;
  /** Whether it is wrong, which has been said. */
  readonly isWrong?: boolean;
  /** What is wrong inside it, of a lambda that fits nowhere. */
  readonly faults?: () => readonly ExpressionFault[];
};

/** What is passed, and what is to be done after the call. */
export type Given = { readonly js: string; readonly after: string | null };

export function prepareArguments(c: Checker, args: readonly Argument[], scope: Scope): readonly Prepared[] {
  return args.map((arg) => prepareArgument(c, arg, scope));
}

function prepareArgument(c: Checker, arg: Argument, scope: Scope): Prepared {
  if (arg.declares !== null) return outVariable(c, arg, scope);
  if (arg.mode !== 'value') return byReference(c, arg, scope);
  return prepareValue(c, arg.value, { scope, name: arg.name });
}

type Where = { readonly scope: Scope; readonly name?: string | null };

export function prepareValue(c: Checker, node: Expression, { scope, name = null }: Where): Prepared {
  const bare = unwrap(node);
  if (bare.kind === 'lambda') return fromFunction(lambdaShape(c, bare, scope), { at: bare.at, name, said: 'lambda' });
  if (bare.kind === 'default' && bare.type === null) {
    const finish = (type: NetType): Given => ({ js: defaultValue(c, type, bare.at).js, after: null });
    return { shape: { name, mode: 'value', kind: { kind: 'any' } }, at: bare.at, finish, said: 'default' };
  }
  if (bare.kind === 'name' || bare.kind === 'member') {
    const meaning = meaningOf(c, bare, scope);
    if (meaning.kind === 'local-function' || (meaning.kind === 'group' && meaning.type.kind !== 'unknown')) {
      return fromFunction(methodShape(c, meaning, scope), { at: bare.at, name, said: 'method' });
    }
    if (meaning.kind === 'value') return prepareTyped(c, c.close(meaning.value), name);
  }
  return prepareTyped(c, c.check(node, scope), name);
}

function unwrap(node: Expression): Expression {
  return node.kind === 'parenthesized' ? unwrap(node.inner) : node;
}

export function prepareTyped(c: Checker, value: Typed, name: string | null = null): Prepared {
  const { type, constant, at } = value;
  const kind = { kind: 'typed', type, ...(constant === undefined ? {} : { constant }) } as const;
  const finish = (wanted: NetType): Given => ({ js: convertTo(c, value, wanted).js, after: null });
  return { shape: { name, mode: 'value', kind }, at, finish, said: printType(type), isWrong: value.isWrong === true };
}

/** Something that becomes a delegate of whatever type is wanted. */
export type FunctionArgument = {
  readonly shape: FunctionShape;
  readonly finish: (type: NetType) => Typed;
  /** What was wrong with it when it was last tried. */
  readonly faults: () => readonly ExpressionFault[];
};

function fromFunction(
  { shape, finish, faults }: FunctionArgument,
  { at, name, said }: { readonly at: number; readonly name: string | null; readonly said: string },
): Prepared {
  return {
    shape: { name, mode: 'value', kind: shape },
    at,
    finish: (type) => ({ js: finish(type).js, after: null }),
    said,
    faults,
  };
}

/** `out var x`: the variable gets its type from the parameter. */
function outVariable(c: Checker, arg: Argument, scope: Scope): Prepared {
  const { name } = arg.declares ?? { name: '_' };
  const syntax = arg.declares?.type ?? null;
  const at = arg.value.at;
  const type = syntax === null || syntax.kind === 'var' ? null : resolveSyntax(c, syntax, scope);
  const js = newHoisted(c, scope);
  if (name !== '_') declare(c, scope, { name, type: type ?? unknownType }, { at, js });
  const finish = (wanted: NetType): Given => {
    if (type === null && name !== '_') {
      scope.names.set(name, { kind: 'variable', name, js, type: wanted, readOnly: null });
    }
    const ref = newTemp(c, scope);
    return { js: `(${ref} = { value: null })`, after: `${js} = ${returned(c, ref, wanted)}` };
  };
  const kind = type === null ? ({ kind: 'any' } as const) : ({ kind: 'typed', type } as const);
  return {
    shape: { name: arg.name, mode: 'out', kind },
    at,
    finish,
    said: `out ${type === null ? 'var' : printType(type)}`,
  };
}

/** Who does not know the type arguments cannot give a value's default: it leaves null, which stands for it. */
function returned(c: Checker, ref: string, type: NetType): string {
  return isValueType(type) ? `${ref}.value ?? ${literal(c.constants, defaultOf(type))}` : `${ref}.value`;
}

function byReference(c: Checker, arg: Argument, scope: Scope): Prepared {
  const { value: node, mode, name } = arg;
  if (node.kind === 'name' && node.name === '_')
    return outVariable(c, { ...arg, declares: { type: null, name: '_' } }, scope);
  const value = c.check(node, scope);
  const { place, type, at } = value;
  const said = `${mode} ${printType(type)}`;
  const shape: ArgumentShape = { name, mode, kind: { kind: 'typed', type } };
  if (place === undefined) {
    wrongWith(c, 'expression/not-assignable', { at }, `an '${mode}' argument must be a variable`);
    return { shape, at, finish: () => ({ js: wrong(at).js, after: null }), said };
  }
  const finish = (wanted: NetType): Given => {
    const ref = newTemp(c, scope);
    const start = mode === 'out' ? 'null' : place.load(place.operands);
    return { js: `(${ref} = { value: ${start} })`, after: place.store(place.operands, returned(c, ref, wanted)) };
  };
  return { shape, at, finish, said };
}
