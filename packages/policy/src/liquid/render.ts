import { failed, ok } from '@keelgate/model';
import type { Result } from '@keelgate/model';
import { BudgetExceeded } from '../dotnet/budget.ts';
import { NetException } from '../dotnet/raise.ts';
import type { Runtime } from '../dotnet/runtime.ts';
import { burn } from '../dotnet/runtime.ts';
import { renderBounded } from './bounded.ts';
import { toEngineDialect } from './dialect.ts';
import { liquidEngine, templateCharsMax } from './engine.ts';
import { LiquidFailure } from './failure.ts';
import type { LiquidValue } from './liquid-value.ts';
import { scopeValue } from './scope.ts';

/** What a template can name. */
export type LiquidBindings = { readonly [name: string]: LiquidValue };

export type LiquidSettings = {
  readonly rt: Runtime;
  /** Whether `upcase` is taken for `Upcase`; APIM does not, samples do. True unless said otherwise. */
  readonly lowerCaseFilters?: boolean;
};

/**
 * Renders a template of `set-body`. What is wrong with it comes back as DotLiquid's message. A template that takes too
 * long, or prints too much, ends with `BudgetExceeded`.
 */
export function renderLiquid(
  template: string,
  bindings: LiquidBindings,
  { rt, lowerCaseFilters = true }: LiquidSettings,
): Result<string, string> {
  if (template.length > templateCharsMax)
    throw new BudgetExceeded(`A Liquid template has more than ${templateCharsMax} characters.`);
  burn(rt, 64 + template.length);
  try {
    const engine = liquidEngine(rt, lowerCaseFilters);
    const scope = Object.create(null) as { [name: string]: unknown };
    for (const [name, value] of Object.entries(bindings)) scope[name] = scopeValue(rt, value);
    return ok(renderBounded(rt, engine, engine.parse(toEngineDialect(template)), scope));
  } catch (error) {
    return failed(messageOf(causeOf(error)));
  }
}

/** The engine wraps what is thrown inside it. */
function causeOf(error: unknown): unknown {
  let cause = error;
  for (let depth = 0; depth < 20; depth += 1) {
    if (typeof cause !== 'object' || cause === null || !('originalError' in cause)) break;
    if (cause.originalError === undefined) break;
    cause = cause.originalError;
  }
  return cause;
}

function messageOf(cause: unknown): string {
  if (cause instanceof BudgetExceeded) throw cause;
  if (cause instanceof RangeError)
    throw new BudgetExceeded('Blocks of a Liquid template stand too deep inside each other.');
  if (cause instanceof LiquidFailure) return cause.message;
  if (cause instanceof NetException) return `Liquid error: ${cause.message}`;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/limit exceeded/.test(message)) throw new BudgetExceeded(`A Liquid template takes too much: ${message}.`);
  return translated(message);
}

const translations: readonly (readonly [RegExp, (found: RegExpMatchArray) => string])[] = [
  [/^tag "(.*?)" not found/, ([, name]) => `Liquid syntax error: Unknown tag '${name}'`],
  [/^tag \{%-?\s*(\w+)[^]* not closed/, ([, name]) => `Liquid syntax error: ${name} tag was never closed`],
  [/^undefined filter: (.*?)(?:,|$)/, ([, name]) => `Liquid error: Error - Filter '${name}' could not be found.`],
  [
    /^output "?(\{\{[^]*?)"? not closed/,
    ([, text]) => `Liquid syntax error: Variable '${text}' was not properly terminated with regexp: \\}\\}`,
  ],
  [
    /^illegal tag: \{%-?\s*for\b/,
    () => "Liquid syntax error: Syntax Error in 'for' tag - Valid syntax: for [item] in [collection]",
  ],
];

/** The engine's message in DotLiquid's words, where they are known. */
function translated(message: string): string {
  for (const [pattern, words] of translations) {
    const found = message.match(pattern);
    if (found !== null) return words(found);
  }
  return `Liquid error: ${message}`;
}
