import type { TypeDefinition } from '../dotnet/define.ts';
import { netTypeDefinitions } from '../dotnet/index.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { NetException } from '../dotnet/raise.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import type { NetType } from '../dotnet/type.ts';
import { builtin } from '../dotnet/type-ops.ts';
import type { NetValue } from '../dotnet/value.ts';
import { usedBeforeAssigned } from './check/assigned.ts';
import type { Checker, Typed } from './check/checker.ts';
import { fault, hasErrors } from './check/checker.ts';
import { convertTo } from './check/convert.ts';
import { declareTemps } from './check/function-body.ts';
import { newChecker } from './check/new-checker.ts';
import { newFrame, outerScope } from './check/scope.ts';
import { bestType } from './check/infer.ts';
import { buildFunction } from './emit/build-function.ts';
import { dynamicSupport } from './emit/dynamic.ts';
import type { ExpressionFault } from './expression-fault.ts';
import { parseExpression } from './parse.ts';
import type { ExpressionBody } from './syntax.ts';

/** Policy expressions: C# text in, a function out. */

/** The types that expressions may use. To list them here loads them, so that they are found by their names. */
export const expressionTypes: readonly TypeDefinition[] = netTypeDefinitions;

export type CompiledExpression = {
  /** Evaluates it. Raises `NetException` for what .NET would raise, and `BudgetExceeded`. */
  readonly run: (rt: Runtime, context: NetValue) => NetValue;
  /** What it gives, as far as that is known. */
  readonly type: NetType;
  /** What it depends on: parts of the context, two names deep (`Request.Headers`), and `clock` and `random`. */
  readonly reads: readonly string[];
  readonly warnings: readonly ExpressionFault[];
};

export type CompileOptions = {
  /** Types of the names that exist beside C#'s own: `context`. */
  readonly globals: { readonly [name: string]: NetType };
  /** What it must give; any type by itself. */
  readonly resultType?: NetType;
};

export type Compiled =
  | { readonly ok: true; readonly value: CompiledExpression }
  | { readonly ok: false; readonly failure: readonly ExpressionFault[] };

/** Compiles `@(…)` or `@{…}`; all that is wrong with it is told at once. */
export function compileExpression(source: string, options: CompileOptions): Compiled {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { ok: false, failure: [{ ...parsed.failure, severity: 'error' }] };
  try {
    return compileTree(parsed.value, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'the expression is nested too deep to be compiled';
    return { ok: false, failure: [{ code: 'expression/too-complex', severity: 'error', message, at: 0 }] };
  }
}

function compileTree(body: ExpressionBody, options: CompileOptions): Compiled {
  const c = newChecker(new Map(Object.entries(options.globals)));
  const { js, type } = checkBody(c, body, options.resultType ?? null);
  const faults = c.faults.toSorted((left, right) => left.at - right.at);
  if (hasErrors(faults)) return { ok: false, failure: faults };
  const code = buildFunction({ parameters: ['context'], js, constants: c.constants }, dynamicSupport);
  return { ok: true, value: { run: guardedRun(code), type, reads: readsOf(c), warnings: faults } };
}

type Body = { readonly js: string; readonly type: NetType };

function checkBody(c: Checker, body: ExpressionBody, resultType: NetType | null): Body {
  const isBlock = body.kind === 'block';
  const frame = newFrame(isBlock ? (resultType ?? builtin('System.Object')) : resultType, true);
  const scope = outerScope(frame);
  if (body.kind !== 'block') {
    const value = c.check(body, scope, resultType);
    if (value.type.kind === 'void') fault(c, 'expression/no-value', body.at, 'the expression has no value');
    const result = resultType === null ? value : convertTo(c, value, resultType);
    return { js: `${declareTemps(frame.temps)}return ${result.js};`, type: result.type };
  }
  const { js, ends } = c.block(body, scope);
  for (const { name, at } of usedBeforeAssigned(body)) {
    fault(c, 'expression/unassigned', at, [`'${name}' may have no value here`, 'give it one where it is declared']);
  }
  if (!ends) fault(c, 'expression/no-return', body.at, ['not every path returns a value', 'add a return at the end']);
  return { js: `${declareTemps(frame.temps)}${js}`, type: resultType ?? returnedType(frame.returned) };
}

function returnedType(returned: readonly Typed[]): NetType {
  const types = returned.map(({ type }) => type);
  return (
    bestType(
      types.filter(({ kind }) => kind !== 'null'),
      types,
    ) ?? builtin('System.Object')
  );
}

function readsOf(c: Checker): readonly string[] {
  return [...c.reads].flatMap(([path, count]) => (count > 0 ? [path === '' ? '*' : path] : [])).toSorted();
}

type Code = (rt: Runtime, context: NetValue) => NetValue;

/**
 * What is too deep or too large for JavaScript is so for the expression. Any other error of JavaScript is a mistake in how
 * the expression was compiled: its evaluation fails, the rest goes on.
 */
function guardedRun(code: Code): Code {
  return (rt, context) => {
    try {
      return code(rt, context);
    } catch (error) {
      if (error instanceof RangeError) throw new BudgetExceeded('The expression needs more room than it may have.');
      if (!(error instanceof TypeError) && !(error instanceof ReferenceError)) throw error;
      throw new NetException(
        'System.InvalidProgramException',
        `Keelgate has compiled this expression wrongly: ${error.message}`,
      );
    }
  };
}
