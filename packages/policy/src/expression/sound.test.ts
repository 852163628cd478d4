import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { contextType } from '../dotnet/context/context-type.ts';
import { isInstance } from '../dotnet/is-instance.ts';
import { textOf, typeNameOf } from '../dotnet/protocol.ts';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { NetException } from '../dotnet/raise.ts';
import { typeOfText } from '../dotnet/resolve-type.ts';
import type { NetValue } from '../dotnet/value.ts';
import { expressionBody } from '../testing/arbitrary-expression.ts';
import { typedExpression } from '../testing/arbitrary-typed.ts';
import { testRuntime } from '../testing/evaluate.ts';
import { compileExpression } from './compile.ts';
import { printPolicyExpression } from '../testing/print/print.ts';

type Outcome = { readonly value: NetValue } | { readonly raised: string };

function outcomeOf(source: string): Outcome {
  const compiled = compileExpression(source, { globals: { context: contextType } });
  // Constants that overflow, C# does not compile.
  if (!compiled.ok) fc.pre(!compiled.failure.every(({ code }) => /constant-overflow|division-by-zero/.test(code)));
  if (!compiled.ok) throw new Error(`${source}\n${JSON.stringify(compiled.failure)}`);
  try {
    const value = compiled.value.run(
      testRuntime({ limits: { fuel: 100_000, items: 10_000, textChars: 100_000 } }),
      null,
    );
    if (value !== null && compiled.value.type.kind !== 'unknown')
      expect(isInstance(value, compiled.value.type)).toBe(true);
    return { value };
  } catch (error) {
    if (error instanceof BudgetExceeded) return { raised: 'budget' };
    if (error instanceof NetException && error.type !== 'System.InvalidProgramException') return { raised: error.type };
    throw error;
  }
}

function shown(outcome: Outcome): string {
  if ('raised' in outcome) return `raises ${outcome.raised}`;
  const { value } = outcome;
  return value === null ? 'null' : `${typeNameOf(value)} ${textOf(testRuntime(), value)}`;
}

describe('expressions that have a type', () => {
  test.prop([typedExpression])('compile, and give a value of it, or raise what .NET raises', ({ source, type }) => {
    const wanted = typeOfText(type);
    const outcome = outcomeOf(`@(${source})`);
    if ('value' in outcome && outcome.value !== null && wanted !== undefined)
      expect(isInstance(outcome.value, wanted)).toBe(true);
  });

  test.prop([typedExpression])(
    'do the same as a statement, a lambda, a local function, and inside try',
    ({ source, type }) => {
      const outcome = outcomeOf(`@(${source})`);
      const text = shown(outcome);
      for (const other of [
        `@{ return ${source}; }`,
        `@{ ${type} x = ${source}; return x; }`,
        `@{ Func<${type}> f = () => ${source}; return f(); }`,
        `@{ ${type} F() { return ${source}; } return F(); }`,
        `@{ try { return ${source}; } finally { } }`,
        `@{ foreach (var round in new[] { 1 }) { if (round == 1) return ${source}; } return null; }`,
      ]) {
        const again = outcomeOf(other);
        if ('raised' in outcome && outcome.raised === 'budget') continue;
        expect(shown(again)).toBe(text);
      }
    },
  );
});

describe('any tree', () => {
  test.prop([expressionBody])('is refused or runs: nothing else comes out', (body) => {
    const source = printPolicyExpression(body);
    const compiled = compileExpression(source, { globals: { context: contextType } });
    if (!compiled.ok) {
      for (const { at } of compiled.failure) expect(at).toBeLessThanOrEqual(source.length);
      return;
    }
    try {
      compiled.value.run(testRuntime({ limits: { fuel: 10_000 } }), null);
    } catch (error) {
      if (error instanceof NetException) expect(error.type).not.toBe('System.InvalidProgramException');
      else expect(error).toBeInstanceOf(BudgetExceeded);
    }
  });

  test.prop([fc.string()])('nor of any text', (text) => {
    for (const source of [`@(${text})`, `@{${text}}`, text]) {
      expect(typeof compileExpression(source, { globals: {} }).ok).toBe('boolean');
    }
  });
});
