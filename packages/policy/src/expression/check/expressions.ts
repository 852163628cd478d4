import { fullNameOf } from '../../dotnet/type-name.ts';
import type { NetType } from '../../dotnet/type.ts';
import { builtin, isUnknown, isValueType, nullable, nullType, printType, unknownType } from '../../dotnet/type-ops.ts';
import { constantName } from '../emit/constants.ts';
import type { Expression } from '../syntax.ts';
import { checkAssign } from './assign.ts';
import { checkBinary } from './binary.ts';
import { checkCall } from './call.ts';
import type { Checker, Scope, Typed } from './checker.ts';
import { fault, wrong, wrongWith } from './checker.ts';
import { implicitConversion } from './conversion.ts';
import { checkConditional } from './conditional.ts';
import { castType, constantOf, defaultValue } from './convert.ts';
import { checkAnonymous, checkNew, checkNewArray, checkTuple } from './creation.ts';
import { checkIndex } from './indexing.ts';
import { checkLambda } from './lambda.ts';
import { checkInterpolated, checkLiteral } from './literals.ts';
import type { Meaning } from './meaning.ts';
import { meaningOf, unknownMember } from './meaning.ts';
import { methodShape } from './method-shape.ts';
import { checkAsType, checkIs } from './patterns.ts';
import { queryAsCalls } from './query.ts';
import { resolveSyntax } from './type-syntax.ts';
import { checkStep, checkUnary } from './unary.ts';

/** Checks an expression of any kind, as a part of a chain: what a `?.` in it skips is still open. */
export function checkChain(c: Checker, node: Expression, scope: Scope, target: NetType | null): Typed {
  c.steps -= 1;
  if (c.steps < 0) return tooMuch(c, node.at);
  switch (node.kind) {
    case 'name':
    case 'member':
    case 'type-name':
      return valueOf(c, meaningOf(c, node, scope), { target, scope });
    case 'call':
      return checkCall(c, node, scope);
    case 'index':
      return checkIndex(c, node, scope);
    case 'literal':
      return checkLiteral(c, node);
    case 'interpolated':
      return checkInterpolated(c, node, scope);
    case 'binary':
      return checkBinary(c, node, scope);
    case 'unary':
      return checkUnary(c, node, scope);
    case 'parenthesized':
      return c.check(node.inner, scope, target);
    default:
      return checkOther(c, node, { scope, target });
  }
}

type Rest = Exclude<
  Expression,
  {
    readonly kind:
      | 'name'
      | 'member'
      | 'type-name'
      | 'call'
      | 'index'
      | 'literal'
      | 'interpolated'
      | 'binary'
      | 'unary'
      | 'parenthesized';
  }
>;
type Where = { readonly scope: Scope; readonly target: NetType | null };

function checkOther(c: Checker, node: Rest, { scope, target }: Where): Typed {
  switch (node.kind) {
    case 'cast':
      return checkCast(c, node, scope);
    case 'conditional':
      return checkConditional(c, node, scope, target);
    case 'lambda':
      return checkLambda(c, node, scope, target);
    case 'assign':
      return checkAssign(c, node, scope);
    case 'step':
      return checkStep(c, node, scope);
    case 'is':
      return checkIs(c, node, scope);
    case 'as':
      return checkAsType(c, node, scope);
    case 'new':
      return checkNew(c, node, scope);
    default:
      return checkRare(c, node, { scope, target });
  }
}

type Rare = Exclude<
  Rest,
  { readonly kind: 'cast' | 'conditional' | 'lambda' | 'assign' | 'step' | 'is' | 'as' | 'new' }
>;

function checkRare(c: Checker, node: Rare, { scope, target }: Where): Typed {
  switch (node.kind) {
    case 'new-array':
      return checkNewArray(c, node, scope);
    case 'new-anonymous':
      return checkAnonymous(c, node, scope);
    case 'tuple':
      return checkTuple(c, node, scope, target);
    case 'default':
      return checkDefault(c, node, { scope, target });
    case 'nameof':
      return constantOf(c, builtin('System.String'), lastName(node.operand), node.at);
    case 'typeof':
      return checkTypeof(c, node, scope);
    case 'checked':
      return inContext(c, node.isChecked, () => c.check(node.operand, scope, target));
    case 'throw-expression':
      return { type: unknownType, at: node.at, js: `$throw(rt, ${thrown(c, node.operand, scope)})`, isThrow: true };
    case 'query':
      return c.check(queryAsCalls(node), scope, target);
  }
}

function tooMuch(c: Checker, at: number): Typed {
  c.faults.push({
    code: 'expression/too-complex',
    severity: 'error',
    message: 'the expression is too complex to be checked',
    at,
  });
  return wrong(at);
}

/** A chain that has ended: where one of its guards holds, it is null as a whole. */
export function closeChain(value: Typed): Typed {
  const { guards, type, at } = value;
  if (guards === undefined) return value;
  const result = isValueType(type) ? nullable(type) : type;
  return { type: result, at, js: `(${guards.map((guard) => `${guard} ? null : `).join('')}${value.js})` };
}

function valueOf(c: Checker, meaning: Meaning, { scope, target }: Where): Typed {
  switch (meaning.kind) {
    case 'value':
      return meaning.value;
    case 'type':
      return wrongWith(c, 'expression/type-as-value', meaning, `'${printType(meaning.type)}' is a type, not a value`);
    case 'namespace':
      return wrongWith(c, 'expression/unknown-name', meaning, `the name '${meaning.name}' does not exist here`);
    case 'group':
      if (isUnknown(meaning.type)) return unknownMember(meaning);
      return methodValue(c, meaning, { scope, target });
    case 'local-function':
      return methodValue(c, meaning, { scope, target });
  }
}

function methodValue(
  c: Checker,
  meaning: Meaning & { readonly kind: 'group' | 'local-function' },
  { scope, target }: Where,
): Typed {
  if (target?.kind === 'function') return methodShape(c, meaning, scope).finish(target);
  const name = meaning.kind === 'group' ? meaning.name : meaning.called.name;
  return wrongWith(c, 'expression/method-as-value', meaning, `'${name}' is a method: call it with ( )`);
}

function checkCast(c: Checker, node: Expression & { readonly kind: 'cast' }, scope: Scope): Typed {
  const type = resolveSyntax(c, node.type, scope);
  const operand = c.check(node.operand, scope, type);
  if (operand.type.kind === 'void') return wrongWith(c, 'expression/no-value', node, 'what is cast has no value');
  return { ...castType(c, operand, type), at: node.at };
}

function checkDefault(c: Checker, node: Expression & { readonly kind: 'default' }, { scope, target }: Where): Typed {
  const type = node.type === null ? target : resolveSyntax(c, node.type, scope);
  return type === null ? { type: nullType, js: 'null', at: node.at } : defaultValue(c, type, node.at);
}

function checkTypeof(c: Checker, node: Expression & { readonly kind: 'typeof' }, scope: Scope): Typed {
  const type = resolveSyntax(c, node.type, scope);
  return {
    type: builtin('System.Type'),
    at: node.at,
    js: `$typeof(${constantName(c.constants, type)}, ${JSON.stringify(fullNameOf(type))})`,
  };
}

function lastName(node: Expression): string {
  if (node.kind === 'name' || node.kind === 'member') return node.name;
  return node.kind === 'type-name' && node.type.kind === 'named' ? node.type.name : '';
}

/** Checks something as part of `checked(…)` or `unchecked(…)`. */
export function inContext<T>(c: Checker, isChecked: boolean, work: () => T): T {
  const before = [c.isChecked, c.isUnchecked] as const;
  c.isChecked = isChecked;
  c.isUnchecked = !isChecked;
  try {
    return work();
  } finally {
    [c.isChecked, c.isUnchecked] = before;
  }
}

/** The exception behind `throw`. */
export function thrown(c: Checker, node: Expression, scope: Scope): string {
  const value = c.check(node, scope);
  const isException =
    isUnknown(value.type) ||
    value.type.kind === 'null' ||
    implicitConversion(value.type, builtin('System.Exception')) !== null;
  if (!isException) {
    fault(c, 'expression/not-an-exception', value.at, `only exceptions can be thrown, not '${printType(value.type)}'`);
  }
  return value.js;
}
