import { findType } from '../../dotnet/lookup.ts';
import type { NetType } from '../../dotnet/type.ts';
import { builtin, isNamed, isUnknown, printType, unknownType } from '../../dotnet/type-ops.ts';
import type { Expression, Statement } from '../syntax.ts';
import type { Checker, Scope, StatementCode, Typed } from './checker.ts';
import { fault, newName } from './checker.ts';
import { castType, checkAs } from './convert.ts';
import { checkEffect } from './effect.ts';
import { asInstanceOf } from './hierarchy.ts';
import { contains } from './jumps.ts';
import { declare, innerScope } from './scope.ts';
import { resolveSyntax } from './type-syntax.ts';

/** Loops. Each round takes a step of the budget. */

type Within = { readonly scope: Scope; readonly body: (statement: Statement, scope: Scope) => StatementCode };

const round = 'if (--rt.fuel < 0) $spent(rt);';

function loopScope(scope: Scope): Scope {
  return innerScope(scope, { exit: 'loop', isInLoop: true });
}

function isAlways(node: Expression | null): boolean {
  return node === null || (node.kind === 'literal' && node.value.kind === 'bool' && node.value.value);
}

export function checkWhile(
  c: Checker,
  { test, body }: Statement & { readonly kind: 'while' },
  within: Within,
): StatementCode {
  const scope = loopScope(within.scope);
  const condition = checkAs(c, test, scope, builtin('System.Boolean'));
  const { js } = within.body(body, scope);
  return { js: `while (${condition.js}) { ${round} ${js} }`, ends: isAlways(test) && !contains(body, 'break') };
}

export function checkDo(
  c: Checker,
  { test, body }: Statement & { readonly kind: 'do' },
  within: Within,
): StatementCode {
  const scope = loopScope(within.scope);
  const { js, ends } = within.body(body, scope);
  const condition = checkAs(c, test, scope, builtin('System.Boolean'));
  return {
    js: `do { ${round} ${js} } while (${condition.js});`,
    ends: (isAlways(test) || (ends && !contains(body, 'continue'))) && !contains(body, 'break'),
  };
}

type For = Statement & { readonly kind: 'for' };
type ForWithin = Within & { readonly statement: (statement: Statement, scope: Scope) => StatementCode };

/** C# has one variable for all rounds of a `for`: it is declared before the loop. */
export function checkFor(c: Checker, { begin, test, step, body }: For, within: ForWithin): StatementCode {
  const scope = loopScope(within.scope);
  const first = begin.map((each) => within.statement(each, scope).js).join(' ');
  const condition = test === null ? '' : checkAs(c, test, scope, builtin('System.Boolean')).js;
  const { js } = within.body(body, scope);
  const next = step.map((each) => checkEffect(c, each, scope)).join(', ');
  return {
    js: `{ ${first} for (; ${condition}; ${next}) { ${round} ${js} } }`,
    ends: isAlways(test) && !contains(body, 'break'),
  };
}

type Foreach = Statement & { readonly kind: 'foreach' };

export function checkForeach(c: Checker, { type, name, source, body, at }: Foreach, within: Within): StatementCode {
  const sequence = c.check(source, within.scope);
  const natural = elementType(c, sequence);
  const wanted = type.kind === 'var' ? natural : resolveSyntax(c, type, within.scope);
  const scope = loopScope(within.scope);
  const js = newName(c, 'v');
  const item = newName(c, 'i');
  declare(
    c,
    scope,
    { name, type: wanted },
    { at, js, readOnly: `'${name}' is the variable of a foreach, which cannot be set` },
  );
  const element: Typed = { type: natural, js: item, at };
  const value = type.kind === 'var' ? element : castType(c, element, wanted);
  const inner = within.body(body, scope);
  return {
    js: `for (const ${item} of ${isUnknown(sequence.type) ? '$d.elements' : '$elements'}(rt, ${sequence.js})) { ${round} const ${js} = ${value.js}; ${inner.js} }`,
    ends: false,
  };
}

/** What a sequence holds. */
export function elementType(c: Checker, { type, at }: Typed): NetType {
  if (isUnknown(type)) return unknownType;
  if (type.kind === 'array') return type.element;
  const generic = findType('System.Collections.Generic.IEnumerable', 1);
  const found = generic === undefined ? undefined : asInstanceOf(type, generic);
  if (found?.args[0] !== undefined) return found.args[0];
  const plain = findType('System.Collections.IEnumerable');
  if (plain !== undefined && asInstanceOf(type, plain) !== undefined) return builtin('System.Object');
  if (!isNamed(type, 'System.Object'))
    fault(c, 'expression/not-enumerable', at, `a '${printType(type)}' cannot be gone through`);
  else fault(c, 'expression/not-enumerable', at, "an 'object' cannot be gone through: cast it to what it is");
  return unknownType;
}
