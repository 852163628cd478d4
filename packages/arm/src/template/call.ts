import type { Expression } from './expression.ts';
import type { TemplateFunction } from './function/define-function.ts';
import { templateFunctions } from './function/index.ts';
import { isLambda, lambdaOf, printLambda } from './lambda.ts';
import { measure } from './measure.ts';
import { nearest } from './nearest.ts';
import { printCall } from './print-expression.ts';
import { expressionOf } from './residual.ts';
import type { Standing } from './scope.ts';
import { inSilence } from './scope.ts';
import { inside } from './written-text.ts';
import { tainted } from './secure.ts';
import { bounded, complain, spendSize } from './session.ts';
import type { Value } from './value.ts';
import { described } from './value.ts';

type Call = Expression & { kind: 'call' };

/** A call of one of the template language's functions; its arguments may be worked out already. */
export function callFunction(expression: Call, standing: Standing, worked?: readonly Value[]): Value {
  const known = templateFunctions.get(expression.name.toLowerCase());
  if (known === undefined) return unknownFunction(expression, standing);
  const { min, max } = known.arity;
  const count = expression.arguments.length;
  if (count < min || count > max) {
    return refused(
      `${known.name} has ${count} ${count === 1 ? 'argument' : 'arguments'}, expected ${rangeOf(min, max)}`,
      expression,
      standing,
    );
  }
  const misplaced = wrongLambda(known, expression);
  if (misplaced !== null) return refused(misplaced, expression, standing);
  if (expression.name.toLowerCase() === 'if') return choose(expression, standing);
  return carryOut(known, expression, { standing, given: worked ?? givenTo(expression, standing) });
}

function rangeOf(min: number, max: number): string {
  if (min === max) return `${min}`;
  return max >= 64 ? `${min} or more` : `${min} to ${max}`;
}

function unknownFunction(expression: Call, standing: Standing): Value {
  const hint = nearest(
    expression.name,
    [...templateFunctions.values()].map(({ name }) => name),
  );
  complain(standing.scope.session, inside(standing.place, expression.at), {
    code: 'arm/unknown-function',
    message: `"${expression.name}" is no template function that is known here`,
    ...(hint === null ? {} : { hint: `did you mean ${hint}?` }),
  });
  return unworked(expression, standing);
}

/** What is wrong with the lambdas of a call: where none belongs, or where one is missing. */
function wrongLambda(known: TemplateFunction, expression: Call): string | null {
  const places = known.lambdas ?? [];
  for (const [index, argument] of expression.arguments.entries()) {
    const expected = places.find((one) => one.argument === index);
    if (expected === undefined) {
      if (isLambda(argument)) return `${known.name} has a lambda as argument ${index + 1}, where none may stand`;
      continue;
    }
    if (!isLambda(argument)) return `argument ${index + 1} of ${known.name} is no lambda, expected one`;
    const { min, max } = expected.parameters;
    const count = argument.arguments.length - 1;
    const names = argument.arguments.slice(0, -1);
    if (names.some((name) => name.kind !== 'text')) return 'a lambda begins with the names of its parameters as texts';
    if (count < min || count > max)
      return `the lambda of ${known.name} has ${count} parameters, expected ${rangeOf(min, max)}`;
  }
  return null;
}

/** Of `if` only the branch that is taken is worked out, so that the other may be anything. */
function choose(expression: Call, standing: Standing): Value {
  const [test, yes, no] = expression.arguments as readonly [Expression, Expression, Expression];
  const decided = standing.work.expression(test, standing);
  if (decided.kind === 'unknown') {
    const silent = { ...standing, scope: inSilence(standing.scope) };
    const given = [decided, standing.work.expression(yes, silent), standing.work.expression(no, silent)];
    const { place } = standing;
    return { kind: 'unknown', what: decided.what, place, expression: printCall('if', given.map(expressionOf)) };
  }
  const truth = decided.kind === 'scalar' ? String(decided.value).toLowerCase() : '';
  if (truth === 'true') return standing.work.expression(yes, standing);
  if (truth === 'false') return standing.work.expression(no, standing);
  return refused(
    `if(${described(decided)}, …): argument 1 is ${described(decided)}, expected true or false`,
    expression,
    standing,
  );
}

class Refused extends Error {}

/** Each argument is worked out once, whatever comes of the call: else calls in calls would double the work each time. */
function givenTo(expression: Call, { place, work, ...rest }: Standing): readonly Value[] {
  return expression.arguments.map((argument) =>
    isLambda(argument) ? { kind: 'scalar', value: null, place } : work.expression(argument, { ...rest, place, work }),
  );
}

type Given = { readonly standing: Standing; readonly given: readonly Value[] };

function carryOut(known: TemplateFunction, expression: Call, { standing, given }: Given): Value {
  const { scope, place } = standing;
  const size = given.reduce((sum, value) => sum + measure(value), 1);
  spendSize(scope.session, size, place);
  const text = (): string => {
    spendSize(scope.session, size, place);
    return printCall(
      known.name,
      expression.arguments.map((argument, index) =>
        isLambda(argument) ? printLambda(argument, standing) : expressionOf(given[index] as Value),
      ),
    );
  };
  const missing = given.find((value) => value.kind === 'unknown');
  if (missing !== undefined && known.takesUnknown !== true) {
    return { kind: 'unknown', what: missing.what, place, expression: text() };
  }
  try {
    const result = known.call(given, {
      place,
      deployment: scope.deployment,
      refuse: (message) => {
        throw new Refused(message);
      },
      lambda: (argument) => lambdaOf(expression.arguments[argument], standing),
    });
    if (result.kind === 'unknown') return { kind: 'unknown', what: result.what, place, expression: text() };
    spendSize(scope.session, measure(bounded(result)), place);
    return measuring.has(known.name.toLowerCase()) ? result : tainted(result, given, text);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const message = `${known.name}(${given.map(described).join(', ')}): ${error.message}`;
    complain(scope.session, inside(place, expression.at), { code: 'arm/wrong-arguments', message });
    return { kind: 'unknown', what: `${known.name}(…)`, place, expression: text() };
  }
}

/** Their numbers tell nothing of a secure text. */
const measuring: ReadonlySet<string> = new Set(['length', 'indexof', 'lastindexof']);

function refused(message: string, expression: Call, standing: Standing): Value {
  complain(standing.scope.session, inside(standing.place, expression.at), { code: 'arm/wrong-arguments', message });
  return unworked(expression, standing);
}

/** A call that went wrong stays as it is written, so that nothing is lost. */
function unworked(expression: Call, standing: Standing): Value {
  const silent = { ...standing, scope: inSilence(standing.scope) };
  const given = expression.arguments.map((argument) =>
    isLambda(argument) ? printLambda(argument, silent) : expressionOf(standing.work.expression(argument, silent)),
  );
  return {
    kind: 'unknown',
    what: `${expression.name}(…)`,
    place: standing.place,
    expression: printCall(expression.name, given),
  };
}
