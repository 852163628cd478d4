import type { Expression } from './expression.ts';
import { printCall, printText } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Standing } from './scope.ts';
import { inSilence } from './scope.ts';
import { spend } from './session.ts';
import type { Value } from './value.ts';

/** `lambda('x', …)`: may stand where a function takes one, and nowhere else. */
export function isLambda(expression: Expression | undefined): expression is Expression & { kind: 'call' } {
  return expression?.kind === 'call' && expression.name.toLowerCase() === 'lambda' && expression.arguments.length > 0;
}

/** The lambda as a function of its parameters' values. */
export function lambdaOf(
  expression: Expression | undefined,
  standing: Standing,
): (...values: readonly Value[]) => Value {
  const { names, body } = partsOf(expression);
  return (...values) => {
    const { scope, place } = standing;
    spend(scope.session, 4, place);
    const bound = new Map(scope.lambda);
    for (const [index, name] of names.entries()) {
      const value = values[index];
      if (value !== undefined) bound.set(name.toLowerCase(), value);
    }
    return standing.work.expression(body, { ...standing, scope: { ...scope, lambda: bound } });
  };
}

/** The lambda as text, with all in it that is known without its parameters put in as literals. */
export function printLambda(expression: Expression & { kind: 'call' }, standing: Standing): string {
  const { names } = partsOf(expression);
  const place = standing.place;
  const unknowns = names.map((name): Value => {
    const text = printCall('lambdaVariables', [printText(name)]);
    return { kind: 'unknown', what: text, place, expression: text };
  });
  const body = lambdaOf(expression, { ...standing, scope: inSilence(standing.scope) })(...unknowns);
  return printCall('lambda', [...names.map(printText), expressionOf(body)]);
}

function partsOf(expression: Expression | undefined): { readonly names: readonly string[]; readonly body: Expression } {
  const given = expression?.kind === 'call' ? expression.arguments : [];
  const body = given.at(-1) ?? { kind: 'text', value: '', at: 0 };
  return { names: given.slice(0, -1).map((name) => (name.kind === 'text' ? name.value : '')), body };
}
