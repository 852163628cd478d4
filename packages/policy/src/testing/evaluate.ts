import type { Limits, Runtime } from '../dotnet/runtime.ts';
import { textOf } from '../dotnet/protocol.ts';
import type { NetType } from '../dotnet/type.ts';
import type { NetValue } from '../dotnet/value.ts';
import { compileExpression } from '../expression/compile.ts';
import { stillRuntime } from './run-member.ts';

export type EvaluateOptions = {
  /** The value and type of `context`; there is none by itself. */
  readonly context?: { readonly type: NetType; readonly value: NetValue };
  readonly limits?: Partial<Limits>;
  readonly nowTicks?: bigint;
  readonly bits?: () => number;
};

/** What an evaluation runs with in tests: noon of 2024-05-06, and bits that count up. */
export function testRuntime(options: EvaluateOptions = {}): Runtime {
  let count = 0;
  const counting = (): number => {
    count = (count + 0x9e3779b9) >>> 0;
    return count;
  };
  const { nowTicks = 638505936000000000n, bits = counting } = options;
  return { ...stillRuntime(options.limits), nowTicks: () => nowTicks, bits };
}

/** The value of an expression: `1 + 1`, `@(1 + 1)` or `@{ return 1 + 1; }`. What does not compile throws what is wrong. */
export function evaluate(source: string, options: EvaluateOptions = {}): NetValue {
  const { context } = options;
  const text = source.startsWith('@(') || source.startsWith('@{') ? source : `@(${source})`;
  const compiled = compileExpression(text, { globals: context === undefined ? {} : { context: context.type } });
  if (!compiled.ok) {
    const faults = compiled.failure.map(
      ({ code, at, message, hint }) => `${code} at ${at}: ${message}${hint === undefined ? '' : ` (${hint})`}`,
    );
    throw new Error(`${text}\n${faults.join('\n')}`);
  }
  return compiled.value.run(testRuntime(options), context?.value ?? null);
}

/** The same as text: `null` reads `null`. */
export function evaluateText(source: string, options: EvaluateOptions = {}): string {
  const value = evaluate(source, options);
  return value === null ? 'null' : textOf(testRuntime(options), value);
}
