import type { Block, Statement } from '../syntax.ts';
import type { Checker, Scope, StatementCode } from './checker.ts';
import { fault, warn } from './checker.ts';
import { builtin, isUnknown } from '../../dotnet/type-ops.ts';
import { checkAs, convertTo } from './convert.ts';
import { checkDeclaration, checkDeconstruction } from './declaration.ts';
import { inContext, thrown } from './expressions.ts';
import { declareTemps } from './function-body.ts';
import { checkLocalFunction, declareFunction } from './local-function.ts';
import { checkDo, checkFor, checkForeach, checkWhile } from './loops.ts';
import { innerScope } from './scope.ts';
import { checkEffect } from './effect.ts';
import { checkSwitch } from './switching.ts';
import { checkTry, checkUsing } from './trying.ts';

/** Statements and their JavaScript. */

/** The statements between braces, in a scope that has been made for them. */
export function checkStatements(c: Checker, statements: readonly Statement[], scope: Scope): StatementCode {
  declareFunctions(c, statements, scope);
  const codes: string[] = [];
  let ends = false;
  let hasWarned = false;
  for (const statement of statements) {
    const isReal = statement.kind !== 'local-function' && statement.kind !== 'empty';
    if (ends && isReal && !hasWarned) {
      warn(c, 'expression/unreachable', statement.at, 'this can never be reached');
      hasWarned = true;
    }
    const code = checkStatement(c, statement, scope);
    codes.push(code.js);
    ends ||= code.ends;
  }
  return { js: `${declareTemps(scope.hoisted ?? [])}${codes.join('\n')}`, ends };
}

/** Local functions can be called before they stand. */
function declareFunctions(c: Checker, statements: readonly Statement[], scope: Scope): void {
  for (const statement of statements) {
    if (statement.kind === 'local-function') declareFunction(c, statement, scope);
  }
}

export function checkBlock(c: Checker, block: Block, scope: Scope): StatementCode {
  const { js, ends } = checkStatements(c, block.statements, innerScope(scope, { hoisted: [] }));
  return { js: `{ ${js} }`, ends };
}

/** A statement that is a body by itself: what it declares is its own. */
export function checkInner(c: Checker, statement: Statement, scope: Scope): StatementCode {
  if (statement.kind === 'block') return checkBlock(c, statement, scope);
  const { js, ends } = checkStatements(c, [statement], innerScope(scope, { hoisted: [] }));
  return { js: `{ ${js} }`, ends };
}

export function checkStatement(c: Checker, statement: Statement, scope: Scope): StatementCode {
  switch (statement.kind) {
    case 'block':
      return checkBlock(c, statement, scope);
    case 'expression':
      return flow(`${checkEffect(c, statement.value, scope)};`, statement.value.kind === 'throw-expression');
    case 'declare':
      return flow(checkDeclaration(c, statement, scope));
    case 'deconstruct':
      return flow(checkDeconstruction(c, statement, scope));
    case 'if':
      return checkIf(c, statement, scope);
    case 'return':
      return checkReturn(c, statement, scope);
    case 'throw':
      return checkThrow(c, statement, scope);
    case 'break':
    case 'continue':
      return checkJump(c, statement, scope);
    case 'local-function':
      return flow(checkLocalFunction(c, statement, scope));
    case 'empty':
      return flow('');
    default:
      return checkLarge(c, statement, scope);
  }
}

type Large = Extract<
  Statement,
  { readonly kind: 'while' | 'do' | 'for' | 'foreach' | 'try' | 'using' | 'switch' | 'checked-block' | 'lock' }
>;

function checkLarge(c: Checker, statement: Large, scope: Scope): StatementCode {
  const body = (inner: Statement, within: Scope): StatementCode => checkInner(c, inner, within);
  switch (statement.kind) {
    case 'while':
      return checkWhile(c, statement, { scope, body });
    case 'do':
      return checkDo(c, statement, { scope, body });
    case 'for':
      return checkFor(c, statement, { scope, body, statement: (each, within) => checkStatement(c, each, within) });
    case 'foreach':
      return checkForeach(c, statement, { scope, body });
    case 'try':
      return checkTry(c, statement, { scope, body });
    case 'using':
      return checkUsing(c, statement, { scope, body });
    case 'switch':
      return checkSwitch(c, statement, { scope, statements: (each, within) => checkStatements(c, each, within) });
    case 'checked-block':
      return inContext(c, statement.isChecked, () => checkBlock(c, statement.body, scope));
    case 'lock': {
      const inner = checkInner(c, statement.body, scope);
      return { js: `${c.check(statement.value, scope).js}; ${inner.js}`, ends: inner.ends };
    }
  }
}

function flow(js: string, ends = false): StatementCode {
  return { js, ends };
}

function checkIf(c: Checker, { test, yes, no }: Statement & { readonly kind: 'if' }, outer: Scope): StatementCode {
  const scope = innerScope(outer);
  const condition = checkAs(c, test, scope, builtin('System.Boolean'));
  const first = checkInner(c, yes, scope);
  if (no === null) return flow(`if (${condition.js}) ${first.js}`, false);
  const second = checkInner(c, no, scope);
  return flow(`if (${condition.js}) ${first.js} else ${second.js}`, first.ends && second.ends);
}

function checkReturn(c: Checker, { value, at }: Statement & { readonly kind: 'return' }, scope: Scope): StatementCode {
  const { frame } = scope;
  const { returns } = frame;
  if (value === null) {
    if (returns !== null && returns.kind !== 'void' && !isUnknown(returns))
      fault(c, 'expression/no-return', at, 'return needs a value here');
    return flow('return $leave(rt, null);', true);
  }
  if (returns?.kind === 'void') {
    fault(c, 'expression/no-return', at, 'nothing can be returned here');
    return flow('return null;', true);
  }
  const checked = c.check(value, scope, returns);
  if (checked.type.kind === 'void') {
    fault(c, 'expression/no-value', checked.at, 'what is returned has no value');
    return flow('return null;', true);
  }
  frame.returned.push(checked);
  const { js } = returns === null ? checked : convertTo(c, checked, returns);
  return flow(frame.isOuter ? `return ${js};` : `return $leave(rt, ${js});`, true);
}

function checkThrow(c: Checker, { value, at }: Statement & { readonly kind: 'throw' }, scope: Scope): StatementCode {
  if (value !== null) return flow(`throw $exception(rt, ${thrown(c, value, scope)});`, true);
  if (scope.caught === null) {
    fault(c, 'expression/no-exception', at, 'throw without an exception stands in a catch only');
    return flow('', true);
  }
  return flow(`throw ${scope.caught};`, true);
}

function checkJump(
  c: Checker,
  { kind, at }: Statement & { readonly kind: 'break' | 'continue' },
  scope: Scope,
): StatementCode {
  if (kind === 'continue') {
    if (!scope.isInLoop) fault(c, 'expression/no-loop', at, 'there is no loop to continue');
    return flow(scope.isInLoop ? 'continue;' : '', true);
  }
  if (scope.exit === 'none') {
    fault(c, 'expression/no-loop', at, 'there is no loop or switch to leave');
    return flow('', true);
  }
  return flow(scope.exit === 'loop' ? 'break;' : `break ${scope.exit.label};`, true);
}
